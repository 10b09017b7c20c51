// SPDX-License-Identifier: Apache-2.0

import Exchange
import Templates

/// What a page shows, in another form: for programs, which find it by the head of the page.
struct AlternateModel: Sendable {
  let type: String
  let address: Address

  /// Of an item with a page of its own.
  static func all(of index: Int, _ site: some HasLayout) -> [AlternateModel] {
    guard site.layout.publishesData, site.plan.items[index].kind.placement != .entry else { return [] }
    let address = site.layout.addresses[index]
    return [
      AlternateModel(type: "application/json", address: .site(PublishedPlan.itemPath(address))),
      AlternateModel(type: "text/markdown", address: .site(PublishedPlan.markdownPath(address))),
    ]
  }

  static let view = View<AlternateModel>(
    "alternate",
    [
      .init("type", .text, "Its media type.") { .text($0.type) },
      .init("address", .address, "Where it is.") { .address($0.address) },
    ])
}
