// SPDX-License-Identifier: Apache-2.0

import Fields

/// Parts the items into those that are published and those that are not yet. A preview shows all of them.
func holdBack(
  _ items: [Item], asOf: CalendarDate, includeDrafts: Bool
) -> (published: [Item], heldBack: [(Item, HeldBack)]) {
  if includeDrafts { return (items, []) }
  var published: [Item] = []
  var heldBack: [(Item, HeldBack)] = []
  published.reserveCapacity(items.count)
  for item in items {
    if let reason = HeldBack.Reason(item, asOf: asOf) {
      heldBack.append((item, HeldBack(path: item.file.path, title: item.title, reason: reason)))
    } else {
      published.append(item)
    }
  }
  return (published, heldBack)
}

extension HeldBack.Reason {
  /// Nil for what is published on that day.
  package init?(_ item: Item, asOf: CalendarDate) {
    if item.fields.draft == true {
      self = .draft
      return
    }
    // A month or a year counts from its first day.
    if let date = item.fields.published, date.first > asOf.last {
      self = .future(date)
    } else if let date = item.fields.date, date.first > asOf.last {
      self = .future(date)
    } else {
      return nil
    }
  }
}

extension Plan {
  /// Why an item would not be published yet; only a preview has such items.
  package func reasonToHold(_ index: Int) -> HeldBack.Reason? {
    isPreview ? HeldBack.Reason(items[index], asOf: asOf) : nil
  }

  /// The items that only a preview shows.
  package var notPublishedYet: [HeldBack] {
    items.indices.compactMap { index in
      reasonToHold(index).map { HeldBack(path: items[index].file.path, title: items[index].title, reason: $0) }
    }
  }
}
