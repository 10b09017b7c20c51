// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// Where a link in a template leads: to an item, to a heading or another block of its text, or to the list of a folder. Nil where there is
/// no such thing.
func address(of link: PlanLink, _ plan: Plan, _ addresses: [String], _ sections: [Section]) -> Address? {
  if let index = plan.indexOfID[link.id] {
    guard let anchor = link.anchor else { return .site(addresses[index]) }
    let item = plan.items[index]
    guard item.kind.placement != .entry, item.document.holds(anchor) else { return nil }
    return .site("\(addresses[index])#\(anchor)")
  }
  guard link.anchor == nil else { return nil }
  return sections.first { $0.name == link.id }.map { .site($0.address) }
}
