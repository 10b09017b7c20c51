// SPDX-License-Identifier: Apache-2.0

import Plans

extension HasLayout {
  /// The pages with a date, the newest first.
  func newest(_ count: Int) -> [Int] {
    let dated = plan.items.indices.lazy.filter { [plan] in
      !plan.items[$0].kind.isOfPlan && plan.items[$0].fields.date != nil
    }
    return newestItems(dated, of: plan, most: count)
  }
}

/// The newest of some items, the newest first. Only those are kept in order that are among the first.
func newestItems(_ items: some Sequence<Int>, of plan: Plan, most: Int) -> [Int] {
  var newest: [Int] = []
  for index in items {
    let item = plan.items[index]
    if let last = newest.last, newest.count == most, !newer(item, plan.items[last]) { continue }
    newest.insert(index, at: newest.firstIndex { newer(item, plan.items[$0]) } ?? newest.count)
    if newest.count > most { newest.removeLast() }
  }
  return newest
}

/// The later date first; of one day, in the order of the paths.
private func newer(_ a: Item, _ b: Item) -> Bool {
  let (x, y) = (
    a.fields.date ?? a.fields.published ?? a.fields.updated, b.fields.date ?? b.fields.published ?? b.fields.updated
  )
  if x != y { return (x?.first ?? 0) > (y?.first ?? 0) }
  return a.file.path.utf8.lexicographicallyPrecedes(b.file.path.utf8)
}
