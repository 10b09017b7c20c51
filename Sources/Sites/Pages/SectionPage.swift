// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans
import Templates

/// The list of a section, with the text of the folder's `index.md` above it.
struct SectionPage: ListPage {
  static let template = "section"
  static let view = View<PageModel<SectionPage>>("section", Frame.fields() + own + listFields())

  /// Prints the lists of kinds whose items are entries there.
  private static let entryTemplate = "entries"

  /// Among the site's sections.
  let index: Int
  /// Which of the list's pages, from 0.
  let number: Int

  static let otherTemplates = [entryTemplate]

  /// The list of a kind whose items are entries there has a template with the name of its folder.
  static func templates(for kind: Kind, _ views: KindViews) -> [TemplateUse] {
    guard kind.placement == .entry else { return [] }
    return [kind.folder, kind.builtInFolder].map { TemplateUse(template: $0, shape: shape) }
  }

  static func shows(_ item: Item) -> Bool {
    item.kind.isPage && item.file.isIndex && !item.file.stem.isEmpty && item.file.stem == sectionName(of: item)
  }

  static func pages(of site: Site) -> [Page] {
    site.sections.enumerated().flatMap { index, section in
      pages(section.address, section.listed.count, template: template(of: section, site)) {
        SectionPage(index: index, number: $0)
      }
    }
  }

  private static func template(of section: Section, _ site: Site) -> String? {
    if let asked = section.index.flatMap({ site.plan.items[$0].fields.template }) { return asked }
    guard section.kind.placement == .entry else { return nil }
    return site.templates?.template(for: section.kind, of: self) ?? entryTemplate
  }

  func list(_ site: Site) -> PagedList {
    let section = site.sections[index]
    return PagedList(section.address, section.listed, number, showsStatus: section.kind.placement != .entry)
  }

  func frame(_ site: Site) -> Frame {
    let section = site.sections[index]
    let list = list(site)
    var frame = Frame(section.title, on: site)
    frame.description = section.description
    frame.variant = list.variant(site.words)
    frame.navigation = site.menuRecords(current: section.name)
    frame.feed = site.feed(of: section.address)
    return frame
  }

  func schemaType(_ site: Site) -> String {
    site.sections[index].kind.schemaTypeOfList
  }

  func owner(_ site: Site) -> Place? { site.sections[index].index.map { site.plan.items[$0].place } }

  /// The item whose text is above the list.
  private func text(_ site: Site) -> Int? { number == 0 ? site.sections[index].index : nil }

  private static var own: [ViewField<PageModel<SectionPage>>] {
    [
      .init("alignment", .address, "The table of the plan's parts and what is listed, where there is one.") { page in
        let kind = page.site.sections[page.content.index].kind
        return page.site.views.alignments.contains { $0.kind == kind } ? .address(.site(matrixAddress(kind))) : .none
      },
      .init("alignment-title", .text, "What that table is called.") { page in
        let words = page.site.words
        return .text(
          words.sentence(.matrixCaption, ["kinds": words.many(page.site.sections[page.content.index].kind)]))
      },
      .init("body", .html, "The text above the list.") { page in
        page.content.text(page.site).map(page.site.body) ?? .none
      },
      .init("explanation", .text, "What items of the kind are, in one line; empty for pages.") { page in
        .text(page.site.words.explanation(of: page.site.sections[page.content.index].kind))
      },
      .init(
        "usual-facts", .list(UsualFact.view.shape), "On lists of entries: what most of them say, in a sentence each."
      ) {
        UsualFact.view.list($0.content.usualFacts($0.site))
      },
      .init("entries", .list(EntryModel.view.shape), "What is listed.") { page in
        .list(page.content.list(page.site).items.map(page.content.entry(page.site)))
      },
      .init(
        "groups", .list(GroupModel.listView.shape), "The same, where it is put together: by goal, framework or letter."
      ) {
        GroupModel.listView.list($0.content.groups($0.site))
      },
    ]
  }
}

extension SectionPage {
  private func isWhole(_ site: Site) -> Bool { site.sections[index].kind.placement == .entry }

  /// What makes the records of its items.
  fileprivate func entry(_ site: Site) -> (Int) -> Record {
    guard isWhole(site) else { return site.listedEntry }
    let usual = usualFacts(site)
    let hasYears = site.hasYears(list(site).items)
    return { site.fullEntry($0, without: usual, withYear: hasYears) }
  }

  fileprivate func usualFacts(_ site: Site) -> [UsualFact] {
    isWhole(site) ? site.usualFacts(of: list(site).items) : []
  }

  fileprivate func groups(_ site: Site) -> [GroupModel] {
    let section = site.sections[index]
    let shown = list(site).items
    let entry = entry(site)
    if isWhole(site) { return shown.count < fewestUnderLetters ? [] : underLetters(shown, site, entry) }
    var start = 0
    return section.groups.compactMap { group in
      defer { start += group.items.count }
      let items = group.items.indices.filter { shown.indices.contains(start + $0) }.map { group.items[$0] }
      if items.isEmpty { return nil }
      return GroupModel(
        title: group.title, number: group.whole.flatMap { site.plan.items[$0].printedNumber } ?? "",
        address: group.whole.map { .site(site.addresses[$0]) },
        count: site.words.count(group.items.count, of: section.kind), entries: items.map(entry))
    }
  }
}

/// An entry names so many of those that lead to it.
private let mostUses = 5

/// From so many entries on, a list of terms has letters.
private let fewestUnderLetters = 20

/// Entries under their first letters; empty where they are in another order.
private func underLetters(_ items: ArraySlice<Int>, _ site: Site, _ entry: (Int) -> Record) -> [GroupModel] {
  let groups = letters(of: items, site, entry)
  return Set(groups.map(\.id)).count == groups.count && groups.count > 1 ? groups : []
}

extension Site {
  /// Whether most of some documents have a year to put in front: a column for a few of them would be a hole.
  fileprivate func hasYears(_ items: ArraySlice<Int>) -> Bool {
    let dated = items.filter {
      plan.items[$0].details(DocumentDetails.self) != nil && plan.items[$0].fields.date != nil
    }
    return dated.count * 2 > items.count
  }

  /// Where a term is used: the items that lead to it, and the search for all texts that have it. Words are linked where they
  /// stand, as pages are written, so that there is no list of them.
  fileprivate func uses(of index: Int) -> [FactModel] {
    guard plan.items[index].details(TermDetails.self) != nil else { return [] }
    let users = Set(plan.incoming[index].map(\.from)).filter { !leadsEverywhere(plan.items[$0]) }.sorted()
    let title = plan.items[index].title
    let query = title.contains(" ") ? "\"\(title)\"" : title
    let search = FactValueModel(
      text: words[.termUses], address: .site("\(searchPageAddress)?q=\(percentEncoded(query))"))
    let named = users.prefix(mostUses).map {
      FactValueModel(text: words.reference(to: plan.items[$0]), address: .site(addresses[$0]))
    }
    return [FactModel(label: words["relation-mention-inverse"], values: named + [search])]
  }

  /// An entry of a list that stands for pages: with its text and facts.
  fileprivate func fullEntry(_ index: Int, without usual: [UsualFact], withYear: Bool) -> Record {
    let item = plan.items[index]
    var model = entryModel(index, plan, addresses[index], words)
    if withYear { model.mark = item.fields.date.map { String($0.year) } ?? "" }
    let day = item.fields.date.map { factValues(.date($0), .date, self) }
    model.facts =
      (day.map { [FactModel(label: words["field-date"], values: $0)] } ?? [])
      + makeFacts(index, self).filter { fact in !usual.contains { $0.isSaid(by: fact) } } + uses(of: index)
    model.body = texts.entryBody(of: index)
    model.feedback = feedbackAddress(index, self)
    if model.feedback != nil { model.feedbackWords = words.sentence(.feedbackOn, ["title": item.title]) }
    model.children = plan.listedParts(of: index).map(entry)
    if let details = item.details(DocumentDetails.self) {
      if let path = plan.files[index], let copy = assets.address(of: path) {
        model.address = .site(copy)
      } else if let url = details.url {
        model.address = .external(url)
      }
    }
    return EntryModel.view.record(model)
  }
}
