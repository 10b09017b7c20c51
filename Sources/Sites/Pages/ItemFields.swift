// SPDX-License-Identifier: Apache-2.0

import HTML
import Markdown
import Plans
import Templates

/// What the page of an item has beyond its frame; empty where there is no item.
func itemFields<Content: PageType>() -> [ViewField<PageModel<Content>>] {
  [
    .init("number", .text, "The number as printed; often empty.") { .text($0.frame.number) },
    .init(
      "kind", .text,
      "The item's kind in words: `Objective`; outside of the plan's parts with its nature, `Norm, voluntary`; often empty."
    ) {
      $0.ofItem { index, item, site in
        .text(site.plan.parent[index] == nil ? site.words.nature(of: item) : site.words.kind(of: item))
      }
    },
    .init("parent", .record(ParentModel.view.shape), "What it is a part of.") {
      $0.ofItem { index, _, site in ParentModel.view.value(site.plan.parent[index].map { ParentModel($0, site) }) }
    },
    .init("status", .record(StatusModel.view.shape), "The item's status.") {
      $0.ofItem { StatusModel.view.value(statusModel($1, on: $2.plan.asOf, $2.words)) }
    },
    .init("unpublished", .record(StatusModel.view.shape), "In a preview: that the item is not published yet.") {
      $0.ofItem { index, _, site in StatusModel.view.value(unpublishedModel(index, site.plan, site.words)) }
    },
    .init("feedback", .address, "Where to comment on the item, where `feedback` in `site.yml` says so.") {
      $0.ofItem { index, _, site in Value(feedbackAddress(index, site)) }
    },
    .init(
      "docket", .list(FactModel.view.shape),
      "How it stands, who answers for it, by when, and what else is said in few words."
    ) {
      FactModel.view.list($0.docket?.facts ?? [])
    },
    .init("facts", .list(FactModel.view.shape), "The facts about the item that take more room.") {
      FactModel.view.list($0.docket?.others ?? [])
    },
    .init("siblings", .list(SiblingModel.view.shape), "The parts of the same whole, it among them; often empty.") {
      $0.ofItem { index, _, site in SiblingModel.view.list(makeSiblings(index, site)) }
    },
    .init("date", .record(DateModel.view.shape), "Its own date, such as that of a report.") {
      $0.ofItem { _, item, site in DateModel.view.value(item.fields.date.map { dateModel($0, site.words) }) }
    },
    .init("dates", .list(DateModel.labelledView.shape), "When it was published and changed.") {
      $0.ofItem { DateModel.labelledView.list(makeDates($1, $2.words)) }
    },
    .init("contents", .list(LinkModel.contentsView.shape), "The headings of the text.") {
      $0.ofItem { _, item, _ in LinkModel.contentsView.list(makeContents(item)) }
    },
    .init("body", .html, "The text.") { $0.ofItem { index, _, site in site.body(of: index) } },
    .init("tracking", .record(TrackingModel.view.shape), "How the item is carried out, where it is.") {
      $0.ofItem { index, _, site in TrackingModel.view.value(makeTracking(index, site)) }
    },
    .init(
      "lines", .record(ScoreModel.view.shape),
      "Its parts as lines along the plan's time, where they are parts of the plan."
    ) {
      $0.ofItem { index, _, site in
        ScoreModel.view.value(site.partsToList(of: index).isEmpty ? nil : makeScore(within: index, site))
      }
    },
    .init(
      "children", .list(EntryModel.view.shape),
      "Its parts, but for indicators and milestones, unless its text lists them all."
    ) {
      $0.ofItem { index, _, site in .list(site.partsToList(of: index).map(site.entry)) }
    },
    .init("children-title", .text, "What its parts are called.") {
      $0.ofItem { index, _, site in .text(site.title(ofParts: site.partsToList(of: index))) }
    },
    .init(
      "relations", .list(GroupModel.view.shape), "What the item relates to and what refers to it, grouped in words."
    ) {
      $0.ofItem { index, _, site in GroupModel.view.list(makeRelations(index, site)) }
    },
    .init("participants", .list(ParticipantModel.view.shape), "Who takes part, unless its text lists them all.") {
      $0.ofItem { index, _, site in
        let listed = site.listedInText(of: index) { $0.selection.form == .list }
        let partners = site.plan.outgoing[index].filter { $0.name == "partners" }.map(\.to)
        return listed.isSuperset(of: partners) ? .none : ParticipantModel.view.list(makeParticipants(index, site))
      }
    },
    .init("explore", .list(EntryModel.view.shape), "Related reading.") {
      $0.ofItem { index, _, site in .list(makeExplore(index, site)) }
    },
    .init("tags", .list(LinkModel.view.shape), "The item's tags.") {
      $0.ofItem { _, item, site in
        LinkModel.view.list(
          item.fields.tags.compactMap(site.tag).map { LinkModel(title: $0.title, address: .site($0.address)) })
      }
    },
    .init("neighbours", .record(NeighboursModel.view.shape), "What comes before and after it, if anything does.") {
      $0.ofItem { index, _, site in NeighboursModel.view.value(NeighboursModel(of: index, site)) }
    },
    .init("cite-key", .text, "Where it is in the files of citations: its identifier.") {
      $0.ofItem { _, item, _ in .text(item.id) }
    },
    .init("document", .record(LinkModel.view.shape), "It as a document (PDF), with its parts, where the site has that.")
    {
      $0.ofItem { index, _, site in LinkModel.view.value(documentLink(of: index, site)) }
    },
    .init("cite", .html, "How to cite the page, in a sentence.") {
      $0.ofItem { index, _, site in writeCitation(index, site) }
    },
  ]
}

extension PageModel {
  fileprivate func ofItem(_ make: (Int, Item, Site) -> Value) -> Value {
    content.item.map { make($0, site.plan.items[$0], site) } ?? .none
  }
}

extension Site {
  /// The items that an item's own text lists because they belong to it.
  fileprivate func listedInText(of index: Int, where isMeant: (ItemsDirective) -> Bool = { _ in true }) -> Set<Int> {
    let lists = texts.directives[index].compactMap { $0 as? ItemsDirective }
    return Set(lists.filter { $0.listsAll(of: index) && isMeant($0) }.flatMap(\.selection.items))
  }

  /// The parts of an item that its page lists below the text.
  fileprivate func partsToList(of index: Int) -> [Int] {
    let parts = plan.listedParts(of: index)
    return listedInText(of: index).isSuperset(of: parts) ? [] : parts
  }

  /// What parts of an item are called together.
  fileprivate func title(ofParts parts: [Int]) -> String {
    guard let kind = parts.first.map({ plan.items[$0].kind }) else { return "" }
    return parts.allSatisfy { plan.items[$0].kind == kind } ? words.many(kind) : words[.parts]
  }
}

private func makeDates(_ item: Item, _ words: Words) -> [DateModel] {
  [("published", item.fields.published), ("updated", item.fields.updated)]
    .compactMap { name, date in date.map { dateModel($0, words, label: words["field-\(name)"]) } }
}

private func makeContents(_ item: Item) -> [LinkModel] {
  var contents: [LinkModel] = []
  for heading in item.document.headings where heading.level <= 3 {
    let link = LinkModel(title: heading.title, address: .external("#" + heading.id))
    if heading.level == 2 || contents.isEmpty {
      contents.append(link)
    } else {
      contents[contents.count - 1].children.append(link)
    }
  }
  return contents
}

/// What an item is a part of.
private struct ParentModel: Sendable {
  let title: String
  let address: Address
  let reference: String

  init(_ index: Int, _ site: Site) {
    title = site.plan.items[index].title
    address = .site(site.addresses[index])
    reference = site.words.reference(to: site.plan.items[index])
  }

  static let view = View<ParentModel>(
    "parent",
    [
      .init("title", .text, "The title.") { .text($0.title) },
      .init("address", .address, "Its page.") { .address($0.address) },
      .init("reference", .text, "What a sentence calls it: kind and number, else kind and title.") {
        .text($0.reference)
      },
    ])
}

/// What comes before and after an item.
private struct NeighboursModel: Sendable {
  let previous: Record?
  let next: Record?

  /// Nil where nothing does.
  init?(of index: Int, _ site: Site) {
    previous = site.positions[index].previous.map(site.entry)
    next = site.positions[index].next.map(site.entry)
    if previous == nil && next == nil { return nil }
  }

  static let view = View<NeighboursModel>(
    "neighbours",
    [
      .init("previous", .record(EntryModel.view.shape), "What comes before it.") { Value($0.previous) },
      .init("next", .record(EntryModel.view.shape), "What comes after it.") { Value($0.next) },
    ])
}
