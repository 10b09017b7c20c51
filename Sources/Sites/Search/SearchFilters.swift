// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// A list of the search page that narrows what is found.
struct SearchFilterModel: Sendable {
  let name: String
  let title: String
  let choices: [SearchChoiceModel]

  static let view = View<SearchFilterModel>(
    "search-filter",
    [
      .init("name", .text, "kind, status, year or partner.") { .text($0.name) },
      .init("title", .text, "The same in words.") { .text($0.title) },
      .init("choices", .list(SearchChoiceModel.view.shape), "What can be chosen.") {
        .list($0.choices.map(SearchChoiceModel.view.record))
      },
    ])
}

/// One line of such a list.
struct SearchChoiceModel: Sendable {
  let value: String
  let title: String
  var label = ""

  static let view = View<SearchChoiceModel>(
    "search-choice",
    [
      .init("value", .text, "What stands for it in the address.") { .text($0.value) },
      .init("title", .text, "In words.") { .text($0.title) },
      .init("label", .text, "Of a kind, what one of it is called.") { .text($0.label) },
    ])
}

/// By kind, status, year and partner: each where the site's items differ in it.
func makeFilters(_ site: some HasViews) -> [SearchFilterModel] {
  let facets = site.plan.items.indices.map { Facets(of: $0, site.plan) }
  let kinds = Set(site.plan.items.map(\.kind.order)).sorted().map { site.plan.kinds.all[$0] }.map {
    SearchChoiceModel(value: $0.name, title: site.words.many($0), label: site.words.one($0))
  }
  let known = Set(facets.map(\.status))
  let statuses = Status.allCases.map(\.rawValue).filter(known.contains).map {
    SearchChoiceModel(value: $0, title: site.words["status-\($0)"])
  }
  let years = Set(facets.map(\.year)).subtracting([""]).sorted(by: >).map { SearchChoiceModel(value: $0, title: $0) }
  let partners = Set(facets.flatMap(\.partners)).map { site.plan.items[$0] }
    .map { (key: ReadingKey($0.title), item: $0) }.sorted { $0.key < $1.key }
    .map { SearchChoiceModel(value: $0.item.id, title: $0.item.title) }
  return [
    SearchFilterModel(name: "kind", title: site.words[.searchKind], choices: kinds),
    SearchFilterModel(name: "status", title: site.words[.status], choices: statuses),
    SearchFilterModel(name: "year", title: site.words[.searchYear], choices: years),
    SearchFilterModel(
      name: "partner", title: site.words.one(site.plan.kinds.of(PartnerDetails.self)), choices: partners),
  ].filter { !$0.choices.isEmpty }
}
