// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// What a list can be narrowed by. Short lists are seen at a glance and have none.
struct FilterModel: Sendable {
  /// Lists of more entries than this have a filter.
  private static let threshold = 10

  /// The statuses of the entries, if they differ.
  let statuses: [StatusModel]
  /// What else entries differ in, such as who leads them; each narrows what the others leave.
  var choices: [FilterChoice] = []

  /// Nil for a list that needs no filter; `showsStatus` where its entries say which status they have.
  init?(_ items: some Collection<Int>, showsStatus: Bool, _ site: some HasViews) {
    guard items.count > Self.threshold else { return nil }
    let models =
      showsStatus ? items.compactMap { statusModel(site.plan.items[$0], on: site.plan.asOf, site.words) } : []
    let distinct = Dictionary(models.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    statuses = distinct.count > 1 ? Status.allCases.compactMap { distinct[$0.rawValue] } : []
  }

  /// For lists of entries that have no status; nil for those that need no filter.
  init?(_ count: Int, choices: [FilterChoice]) {
    guard count > Self.threshold else { return nil }
    (statuses, self.choices) = ([], choices.filter { $0.options.count > 1 })
  }

  static let view = View<FilterModel>(
    "filter",
    [
      .init("statuses", .list(StatusModel.view.shape), "The statuses of the entries, if they differ.") {
        .list($0.statuses.map(StatusModel.view.record))
      },
      .init("choices", .list(FilterChoice.view.shape), "What else the entries differ in.") {
        FilterChoice.view.list($0.choices)
      },
    ])
}

/// One of the things in which the entries of a list differ.
struct FilterChoice: Sendable {
  /// As the attributes `data-…` of the entries have it.
  let name: String
  let label: String
  /// The values in the attributes, and how they are called.
  let options: [StatusModel]

  static let view = View<FilterChoice>(
    "filter-choice",
    [
      .init("name", .text, "The name of the attribute `data-…` that entries have for it.") { .text($0.name) },
      .init("label", .text, "What it is called.") { .text($0.label) },
      .init("options", .list(StatusModel.view.shape), "What there is to choose from.") {
        .list($0.options.map(StatusModel.view.record))
      },
    ])
}
