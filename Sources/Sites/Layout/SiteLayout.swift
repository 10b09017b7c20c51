// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import Templates
import Workers

/// Where everything of a site is: the sections and tags, every address, what is listed where. Nothing is shown yet.
package final class SiteLayout: HasLayout {
  package var layout: SiteLayout { self }
  package let plan: Plan
  let title: String
  package let configuration: Configuration
  package let words: Words
  package let assets: Assets
  /// Each item's address: `goals/goal-1/index.html`, `terms/index.html#tlp`.
  package let addresses: [String]
  let sections: [Section]
  let tags: [Tag]
  let menu: [MenuEntry]
  let whole: WholePlan?
  /// The texts that are chapters of the plan.
  let chapters: Chapters
  let positions: [Neighbours]
  package let feeds: [Feed]
  private let feedPaths: PathSet
  private let lazyAlphabet: Lazy<[Int]>
  private let sectionByName: [String: Int]
  private let tagByName: [String: Int]

  package init(
    _ plan: Plan, _ configuration: Configuration, _ words: Words, _ assets: Assets, workers: Int
  ) {
    self.plan = plan
    title = siteTitle(plan, configuration, words)
    (self.configuration, self.words, self.assets) = (configuration, words, assets)
    let sections = makeSections(plan, words)
    let addresses = makeAddresses(plan, sections)
    let tags = makeTags(plan)
    (self.sections, self.addresses, self.tags) = (sections, addresses, tags)
    lazyAlphabet = Lazy { makeAlphabet(plan, workers: workers) }
    let chapters = Chapters(plan, configuration)
    self.chapters = chapters
    (positions, feeds) = (makePositions(plan, sections, chapters), listFeeds(plan, sections, tags, addresses))
    feedPaths = PathSet(feeds.map(\.path))
    whole = WholePlan(plan, sections, chapters)
    tagByName = Dictionary(
      tags.enumerated().flatMap { number, tag in tag.spellings.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
    sectionByName = Dictionary(uniqueKeysWithValues: sections.enumerated().map { ($1.name, $0) })
    menu = makeMenu(plan, addresses, sections, configuration)
  }

  /// Every item, by title.
  var alphabet: [Int] { lazyAlphabet.value }

  /// Where an item would be found under a former identifier. An entry of a list has such an address too: from there it is
  /// led to its place in the list.
  func formerAddress(of index: Int, _ former: String) -> String {
    if former.firstSlash != nil { return former.drop { $0 == "/" } + "/index.html" }
    let kind = plan.items[index].kind
    if !kind.isPage { return "\(kind.folder)/\(former)/index.html" }
    let parts = addresses[index].pathParts.dropLast(2)
    return (parts + [former[...], "index.html"]).joined(separator: "/")
  }

  /// Whether the plan is published as data, too: there is one, and the site does not say otherwise.
  var publishesData: Bool { configuration.publishesData && plan.root != nil }

  /// The feed of a list, where it has one.
  func feed(of address: String) -> Address? {
    let path = feedAddress(address)
    return feedPaths.contains(path) ? .site(path) : nil
  }

  func section(_ name: String) -> Section? { sectionByName[name].map { sections[$0] } }

  /// The tag that an item writes so.
  func tag(_ name: String) -> Tag? { tagByName[name].map { tags[$0] } }
}

private func makeAlphabet(_ plan: Plan, workers: Int) -> [Int] {
  let titles = parallelMap(plan.items, workers: workers) { ReadingKey($0.title) }
  return sortedIndices(of: titles, workers: workers, by: <)
}

private func siteTitle(_ plan: Plan, _ configuration: Configuration, _ words: Words) -> String {
  configuration.title ?? plan.root.map { plan.items[$0].title }
    ?? plan.items.first { $0.file.stem.isEmpty }?.title ?? words[.siteUntitled]
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
  let folder = item.file.stem.pathParts.dropLast().joined(separator: "/")
  return (folder.isEmpty ? "" : "\(pageID(folder))/") + "\(item.id)/index.html"
}

private func pageID(_ stem: String) -> String {
  stem.pathParts.map { makeIdentifier(from: String($0)) }.joined(separator: "/")
}
