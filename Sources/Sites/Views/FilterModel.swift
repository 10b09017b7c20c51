// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// What a list can be narrowed by. Short lists are seen at a glance and have none.
struct FilterModel: Sendable {
  /// Lists of more entries than this have a filter.
  private static let threshold = 10

  /// The statuses of the entries, if they differ.
  let statuses: [StatusModel]

  /// Nil for a list that needs no filter; `showsStatus` where its entries say which status they have.
  init?(_ items: some Collection<Int>, showsStatus: Bool, _ site: some HasViews) {
    guard items.count > Self.threshold else { return nil }
    let models =
      showsStatus ? items.compactMap { statusModel(site.plan.items[$0], on: site.plan.asOf, site.words) } : []
    let distinct = Dictionary(models.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    statuses = distinct.count > 1 ? Status.allCases.compactMap { distinct[$0.rawValue] } : []
  }

  static let view = View<FilterModel>(
    "filter",
    [
      .init("statuses", .list(StatusModel.view.shape), "The statuses of the entries, if they differ.") {
        .list($0.statuses.map(StatusModel.view.record))
      }
    ])
}
