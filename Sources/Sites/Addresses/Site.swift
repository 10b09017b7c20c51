import Fields
import Markdown
import Plans
import Synchronization
import Templates
import Workers

/// The finished plan with all that pages are made from: read by every worker, changed by none.
package final class Site: Sendable {
  package let plan: Plan
  package let texts: Texts
  let title: String
  package let configuration: Configuration
  package let words: Words
  package let assets: Assets
  /// Each item's address: `goals/goal-1/index.html`, `terms/index.html#tlp`.
  package let addresses: [String]
  let sections: [Section]
  let tags: [Tag]
  /// The sections that have an entry in the menu.
  let menuSections: Set<String>
  let menuOfSection: [String: [Record]]
  /// The menu where no entry is the current one.
  let plainMenu: [Record]
  let glossary: Glossary
  let whole: WholePlan?
  /// Whether Pagefind indexes what is written.
  let hasFullText: Bool
  let chapters: Chapters
  let positions: [Neighbours]
  package let feeds: [FeedPlan]
  private let feedPaths: Set<String>
  /// What every page says about the site.
  let record: Record
  /// Nil after an error in a template: nothing is rendered then.
  package let templates: CompiledTheme?
  /// Each item as lists show it.
  private let entries: [LazyRecord]
  private let laterSearch: Later<SearchIndex>
  private let laterAlphabet: Later<[Int]>
  private let sectionByName: [String: Int]
  private let tagByKey: [String: Int]

  package init(
    plan: Plan, texts: Texts, configuration: Configuration, words: Words, assets: Assets, templates: CompiledTheme?,
    hasFullText: Bool, workers: Int
  ) {
    self.texts = texts
    self.hasFullText = hasFullText
    self.plan = plan
    title = siteTitle(plan, configuration, words)
    self.configuration = configuration
    self.words = words
    self.assets = assets
    let sections = makeSections(plan, words)
    let addresses = makeAddresses(plan, sections)
    let alphabet = Later { makeAlphabet(plan, workers: workers) }
    let tags = makeTags(plan)
    (self.sections, self.addresses, self.tags, laterAlphabet) = (sections, addresses, tags, alphabet)
    let chapters = Chapters(plan, configuration)
    self.chapters = chapters
    (positions, feeds) = (makePositions(plan, sections, chapters), planFeeds(plan, sections, tags))
    feedPaths = Set(feeds.map(\.path))
    whole = WholePlan(plan, sections, chapters)
    laterSearch = Later { SearchIndex(plan, addresses, words, workers: workers) }
    self.templates = templates?.leading { address(of: $0, plan, addresses, sections) }
    record = makeSiteRecord(
      title, plan, configuration, words, assets, makeFooter(plan, addresses, sections, configuration),
      hasWhole: whole != nil, hasTags: !tags.isEmpty,
      hasFullText: hasFullText)
    tagByKey = Dictionary(
      tags.enumerated().map { (makeIdentifier(from: folded($1.name)), $0) }, uniquingKeysWith: { first, _ in first })
    sectionByName = Dictionary(uniqueKeysWithValues: sections.enumerated().map { ($1.name, $0) })
    entries = plan.items.map { _ in LazyRecord() }
    let menu = makeMenu(plan, addresses, sections, configuration)
    plainMenu = makeMenuRecords(menu, current: nil)
    menuSections = Set(menu.map(\.section))
    menuOfSection = makeMenus(menu, sections)
    glossary = Glossary(plan, addresses, isOn: configuration.linksTerms)
  }

  var search: SearchIndex { laterSearch.value }

  /// Every item, by title.
  var alphabet: [Int] { laterAlphabet.value }

  /// An item as lists show it.
  func entry(_ index: Int) -> Record {
    entries[index].value {
      makeEntry(index, children: plan.children[index].map(entry), plan, addresses, words)
    }
  }

  /// Where an item would be found under a former identifier. An entry of a list has such an address too: from there it is
  /// led to its place in the list.
  func formerAddress(of index: Int, _ former: String) -> String {
    if former.contains("/") { return former + "/index.html" }
    let kind = plan.items[index].kind
    if !kind.isPage { return "\(kind.folder)/\(former)/index.html" }
    let parts = addresses[index].split(separator: "/").dropLast(2)
    return (parts + [former[...], "index.html"]).joined(separator: "/")
  }

  /// The feed of a list, where it has one.
  func feed(of address: String) -> Address? {
    let path = feedAddress(address)
    return feedPaths.contains(path) ? .site(path) : nil
  }

  func section(_ name: String) -> Section? { sectionByName[name].map { sections[$0] } }

  /// The section that an item is listed in.
  func section(of item: Item) -> Section? { section(sectionName(of: item)) }

  func tag(_ name: String) -> Tag? { tagByKey[makeIdentifier(from: folded(name))].map { tags[$0] } }
}

private func makeAlphabet(_ plan: Plan, workers: Int) -> [Int] {
  let titles = parallelMap(plan.items, workers: workers) { ReadingKey($0.title) }
  return sortedIndices(of: titles, workers: workers, by: <)
}

/// A record that is made when it is first asked for. Two threads that ask at once may both make it, and get the same one.
private final class LazyRecord: Sendable {
  private let made = AtomicLazyReference<Record>()

  func value(_ make: () -> Record) -> Record { made.load() ?? made.storeIfNil(make()) }
}

private func siteTitle(_ plan: Plan, _ configuration: Configuration, _ words: Words) -> String {
  configuration.title ?? plan.root.map { plan.items[$0].title }
    ?? plan.items.first { $0.file.stem.isEmpty }?.title ?? words["site-untitled"]
}

private func makeSiteRecord(
  _ title: String, _ plan: Plan, _ configuration: Configuration, _ words: Words, _ assets: Assets,
  _ footer: [(title: String, address: Address)], hasWhole: Bool, hasTags: Bool, hasFullText: Bool
) -> Record {
  let details = plan.root.flatMap { plan.items[$0].details(PlanDetails.self) }
  let rightToLeft = ["ar", "fa", "he", "ur", "ps", "yi", "dv", "ckb"]
  let isRightToLeft = rightToLeft.contains {
    configuration.language == $0 || configuration.language.hasPrefix($0 + "-")
  }
  return SiteModel.view.record(
    SiteModel(
      title: title, language: configuration.language,
      direction: isRightToLeft ? "rtl" : "ltr",
      publisher: details?.organizations.compactMap(\.name).joined(separator: ", ") ?? "",
      notice: configuration.notice ?? "", licence: configuration.licence ?? "", asOf: dateModel(plan.asOf, words),
      logo: configuration.logo.flatMap { resolve($0, from: "content") }.flatMap { LogoModel(assets, $0) },
      footer: footer.map { LinkModel(title: $0.title, address: $0.address) }, hasTags: hasTags,
      wholePlan: hasWhole ? .site(WholePlan.address) : nil,
      accessibility: configuration.accessibility.map { _ in .site(AccessibilityStatement.address) },
      stylesheet: ThemeFileModel(assets, "style.css", configuration),
      script: ThemeFileModel(assets, "site.js", configuration),
      searchScript: ThemeFileModel(assets, "search.js", configuration),
      fullTextScript: hasFullText ? ThemeFileModel(assets, "full-text.js", configuration) : nil))
}

func sectionName(of item: Item) -> String {
  item.kind.isPage ? item.file.section : item.kind.folder
}

private func makeAddresses(_ plan: Plan, _ sections: [Section]) -> [String] {
  var addresses = plan.items.map(address)
  for section in sections where section.kind.placement == .entry {
    for (position, index) in section.items.enumerated() {
      addresses[index] = pageAddress(section.address, position / entriesPerPage) + "#" + plan.items[index].id
    }
  }
  return addresses
}

/// Where an item is found, relative to the site's root. Addresses are made of identifiers, which never change.
private func address(_ item: Item) -> String {
  switch item.kind.placement {
  case .home: return "index.html"
  case .entry, .page: break
  }
  if !item.kind.isPage { return "\(item.kind.folder)/\(item.id)/index.html" }
  if item.file.stem.isEmpty { return "index.html" }
  if item.file.isIndex { return "\(pageID(item.file.stem))/index.html" }
  guard item.fields.id != nil else { return "\(item.id)/index.html" }
  let folder = item.file.stem.split(separator: "/").dropLast().joined(separator: "/")
  return (folder.isEmpty ? "" : "\(pageID(folder))/") + "\(item.id)/index.html"
}

private func pageID(_ stem: String) -> String {
  stem.split(separator: "/").map { makeIdentifier(from: String($0)) }.joined(separator: "/")
}
