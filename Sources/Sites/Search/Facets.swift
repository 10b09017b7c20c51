// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// What a search can be narrowed by: the small index has it for every item, and a page states it for Pagefind.
struct Facets: Sendable {
  /// In words, as a reader chooses it.
  let kind: String
  /// In words; empty where the item has none.
  let status: String
  /// Of the day that the item is about; else of publication, of what its kind counts by, of the last change.
  let year: String
  /// The partners that it relates to, and itself if it is one, in the order of the plan.
  let partners: [String]

  init(of index: Int, _ plan: Plan, _ words: Words) {
    let item = plan.items[index]
    kind = words.one(item.kind)
    // That a plan has ended is a sentence of its own, and nothing to choose by.
    status = statusModel(item, on: plan.asOf, words).map { $0.isEnded ? "" : $0.label } ?? ""
    let day = item.fields.date ?? item.fields.published ?? item.details.day ?? item.fields.updated
    year = day.map { String($0.iso.prefix(4)) } ?? ""
    // That a text mentions somebody does not yet involve them.
    let related =
      plan.outgoing[index].filter { $0.name != "mention" }.map(\.to)
      + plan.incoming[index].filter { $0.name != "mention" }.map(\.from)
    partners = Set(related + [index]).sorted().map { plan.items[$0] }
      .filter { $0.kind.like == PartnerDetails.name }.map(\.title)
  }

  fileprivate var pairs: [FacetModel] {
    let all = [("kind", kind), ("status", status), ("year", year)] + partners.map { ("partner", $0) }
    return all.filter { !$0.1.isEmpty }.map(FacetModel.init)
  }
}

/// One value that a search can be narrowed by.
struct FacetModel: Sendable, Hashable {
  let name: String
  let value: String

  init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  static let view = View<FacetModel>(
    "facet",
    [
      .init("name", .text, "kind, status, year or partner.") { .text($0.name) },
      .init("value", .text, "Its value in words.") { .text($0.value) },
    ])
}

/// What a page can be found by: that of all items whose text it contains, each value once.
func makeFacets(_ items: some Sequence<Int>, _ site: some HasViews) -> [FacetModel] {
  var seen: Set<FacetModel> = []
  return items.flatMap { Facets(of: $0, site.plan, site.words).pairs }.filter { seen.insert($0).inserted }
}
