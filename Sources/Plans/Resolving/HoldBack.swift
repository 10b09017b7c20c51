// SPDX-License-Identifier: Apache-2.0

import Fields

/// Parts the items into those that are published and those that are not yet.
func holdBack(
  _ items: [Item], asOf: CalendarDate, includeDrafts: Bool
) -> (published: [Item], heldBack: [(Item, HeldBack)]) {
  var published: [Item] = []
  var heldBack: [(Item, HeldBack)] = []
  published.reserveCapacity(items.count)
  for item in items {
    if let reason = reasonToHold(item, asOf: asOf, includeDrafts: includeDrafts) {
      heldBack.append((item, HeldBack(path: item.file.path, title: item.title, reason: reason)))
    } else {
      published.append(item)
    }
  }
  return (published, heldBack)
}

private func reasonToHold(_ item: Item, asOf: CalendarDate, includeDrafts: Bool) -> HeldBack.Reason? {
  if item.fields.draft == true, !includeDrafts { return .draft }
  let dates = [item.fields.published, item.fields.date].compactMap { $0 }
  // A month or a year counts from its first day.
  return dates.first { $0.first > asOf.last }.map(HeldBack.Reason.future)
}
