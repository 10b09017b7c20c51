// SPDX-License-Identifier: Apache-2.0

import Plans
import Searching

/// What a search can be narrowed by: names and values that stay the same when words change.
struct Facets: Sendable {
  /// The kind's name.
  let kind: String
  /// Empty where the item has none.
  let status: String
  /// Of the day that the item is about; else of publication, of what its kind counts by, of the last change.
  let year: String
  /// The partners that it relates to, and itself if it is one, in the order of the plan.
  let partners: [Int]
  private let partnerIDs: [String]

  init(of index: Int, _ plan: Plan) {
    let item = plan.items[index]
    kind = item.kind.name
    status = item.fields.status?.rawValue ?? ""
    let day = item.fields.date ?? item.fields.published ?? item.details.day ?? item.fields.updated
    year = day.map { String($0.iso.prefix(4)) } ?? ""
    // That a text mentions somebody does not yet involve them.
    let related =
      plan.outgoing[index].filter { $0.name != "mention" }.map(\.to)
      + plan.incoming[index].filter { $0.name != "mention" }.map(\.from)
    partners = Set(related + [index]).sorted().filter { plan.items[$0].kind.like == PartnerDetails.name }
    partnerIDs = partners.map { plan.items[$0].id }
  }

  /// Each name with its values.
  var all: [SearchHeader.Facet] {
    let pairs = [("kind", kind), ("status", status), ("year", year)] + partnerIDs.map { ("partner", $0) }
    return pairs.filter { !$0.1.isEmpty }.map(SearchHeader.Facet.init)
  }
}
