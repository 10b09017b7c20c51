// SPDX-License-Identifier: Apache-2.0

import Plans

/// Items that a list puts together: the objectives of a goal, the controls of a framework.
struct ListGroup: Sendable {
  let title: String
  /// The item that stands above them, where they are its parts.
  let whole: Int?
  let items: [Int]
}

/// Puts the items of a list together: parts of the plan by what they serve in it, others by what their kind says. What has
/// nothing in common with another comes last, and at the very end what nothing in the plan relates to. Empty where that
/// makes no difference.
func makeListGroups(_ items: [Int], of kind: Kind, _ plan: Plan, _ words: Words) -> [ListGroup] {
  guard kind.placement == .page, items.count > 2 else { return [] }
  let groups = kind.isTrunk ? byWhole(items, plan, words) : byFamily(items, plan, words)
  return groups.count > 1 ? groups : []
}

/// By the item at the top of the trunk that they are within.
private func byWhole(_ items: [Int], _ plan: Plan, _ words: Words) -> [ListGroup] {
  let grouped = gathered(items) { index in plan.ancestors(of: index).first { plan.items[$0].kind.isTrunk } }
  return grouped.map { whole, items in
    ListGroup(title: whole.map { plan.items[$0].title } ?? words[.groupOthers], whole: whole, items: items)
  }
}

private func byFamily(_ items: [Int], _ plan: Plan, _ words: Words) -> [ListGroup] {
  let families = gathered(items) { plan.items[$0].details.family }
  let several = families.filter { $0.key != nil && $0.items.count > 1 }
  guard !several.isEmpty else { return [] }
  let shown = Set(several.flatMap(\.items))
  let others = items.filter { !shown.contains($0) }
  let inUse = others.filter { isRelated($0, plan) }
  let used = Set(inUse)
  let last = inUse + others.filter { !used.contains($0) }
  return several.map { ListGroup(title: $0.key ?? "", whole: nil, items: inOrderOfNumbers($0.items, plan)) }
    + (last.isEmpty ? [] : [ListGroup(title: words[.groupOthers], whole: nil, items: last)])
}

/// Those that numbers of another kind than an item's own tell apart, such as controls, below what has none.
private func inOrderOfNumbers(_ items: [Int], _ plan: Plan) -> [Int] {
  guard items.allSatisfy({ plan.items[$0].fields.number == nil && plan.items[$0].fields.weight == nil }) else {
    return items
  }
  let keys = items.map { (ReadingKey(plan.items[$0].printedNumber ?? ""), $0) }
  return keys.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
}

/// Whether an item and one of the plan that is not of its own kind relate to each other in so many words.
private func isRelated(_ index: Int, _ plan: Plan) -> Bool {
  let others = plan.outgoing[index].map(\.to) + plan.incoming[index].filter { $0.name != "mention" }.map(\.from)
  return others.contains { plan.items[$0].kind.isTrunk }
}

/// Items by what they have in common, in the order in which that is met first.
private func gathered<Key: Hashable>(_ items: [Int], by key: (Int) -> Key) -> [(key: Key, items: [Int])] {
  var groups: [(key: Key, items: [Int])] = []
  var places: [Key: Int] = [:]
  for index in items {
    let key = key(index)
    if let place = places[key] {
      groups[place].items.append(index)
    } else {
      places[key] = groups.count
      groups.append((key, [index]))
    }
  }
  return groups
}
