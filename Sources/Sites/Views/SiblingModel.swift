// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// A part of the plan beside the one that a page is of.
struct SiblingModel: Sendable {
  let number: String
  let title: String
  let address: Address
  let isCurrent: Bool

  static let view = View<SiblingModel>(
    "sibling",
    [
      .init("number", .text, "The number as printed; often empty.") { .text($0.number) },
      .init("title", .text, "The title.") { .text($0.title) },
      .init("address", .address, "Its page.") { .address($0.address) },
      .init("current", .flag, "Whether it is the one that the page is of.") { .flag($0.isCurrent) },
    ])
}

/// The parts of the same whole, the item among them; of many, the nearest. Empty where it is the only one.
func makeSiblings(_ index: Int, _ site: some HasViews) -> [SiblingModel] {
  let plan = site.plan
  guard let (all, place) = plan.siblings(of: index), all.count > 1 else { return [] }
  let shown = all.count <= 7 ? all.indices : max(0, place - 2)..<min(all.count, place + 3)
  return all[shown].map { sibling in
    let item = plan.items[sibling]
    return SiblingModel(
      number: item.fields.number ?? "", title: item.title, address: .site(site.addresses[sibling]),
      isCurrent: sibling == index)
  }
}
