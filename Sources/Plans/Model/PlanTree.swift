// SPDX-License-Identifier: Apache-2.0

/// The plan as a tree, or rather several: what each item is a part of, and the parts of each.
package struct PlanTree: Sendable {
  package internal(set) var parent: [Int?]
  /// In reading order.
  package internal(set) var children: [[Int]]
  /// The items that name a parent which is not there, or not theirs: they are at the top for want of a better place.
  var lost: Set<Int>

  /// Parts are at most so many levels deep. No plan for people comes near, and what goes through the parts can rely on it.
  static let mostLevels = 16
}

extension PlanTree {
  /// What an item is a part of, from the top down to its parent.
  package func ancestors(of index: Int) -> [Int] {
    var found: [Int] = []
    var next = parent[index]
    while let ancestor = next {
      found.append(ancestor)
      next = parent[ancestor]
    }
    return found.reversed()
  }

  /// How many items an item is within.
  package func depth(of index: Int) -> Int {
    var depth = 0
    var next = parent[index]
    while let ancestor = next {
      depth += 1
      next = parent[ancestor]
    }
    return depth
  }

  /// An item, then all that is within it, as it is read from beginning to end.
  package func branch(of index: Int) -> [Int] {
    var found: [Int] = []
    var waiting = [index]
    while let next = waiting.popLast() {
      found.append(next)
      waiting += children[next].reversed()
    }
    return found
  }

  fileprivate func isTopOfTrunk(_ index: Int, _ items: [Item]) -> Bool {
    guard items[index].kind.isTrunk else { return false }
    var next = parent[index]
    while let ancestor = next, !items[ancestor].kind.isTrunk { next = parent[ancestor] }
    return next == nil
  }
}

extension Plan {
  /// What each item is a part of.
  package var parent: [Int?] { tree.parent }
  /// The parts of each item, in reading order.
  package var children: [[Int]] { tree.children }
  package func ancestors(of index: Int) -> [Int] { tree.ancestors(of: index) }
  package func depth(of index: Int) -> Int { tree.depth(of: index) }
  package func branch(of index: Int) -> [Int] { tree.branch(of: index) }

  /// The parts of an item but for those that are in tables of their own.
  package func listedParts(of index: Int) -> [Int] { lists.parts[index] }

  /// The items at the top of the plan's trunk, such as its goals.
  package var trunk: [Int] { lists.trunk }

  /// Whether an item is one of these: a goal in most plans.
  package func isTopOfTrunk(_ index: Int) -> Bool { tree.isTopOfTrunk(index, items) }

  /// The list that an item of the trunk is in, and its place there; nil for one that is in none.
  package func siblings(of index: Int) -> (all: [Int], place: Int)? {
    guard let place = lists.places[index] else { return nil }
    return (parent[index].map { lists.parts[$0] } ?? lists.trunk, place)
  }
}

/// The parts of a plan as pages list them, by the index of the item.
struct PartLists: Sendable {
  /// Of each item, but for those that are in tables of their own.
  let parts: [[Int]]
  /// The items of the trunk that are in no other: goals in most plans.
  let trunk: [Int]
  /// Where each item of the trunk is in its list.
  let places: [Int?]

  init(_ items: [Item], _ tree: PlanTree) {
    parts = tree.children.map { parts in
      parts.contains { items[$0].kind.isTabled } ? parts.filter { !items[$0].kind.isTabled } : parts
    }
    trunk = items.indices.filter { tree.isTopOfTrunk($0, items) }
    var places = [Int?](repeating: nil, count: items.count)
    for list in parts where !list.isEmpty {
      for (place, index) in list.enumerated() where items[index].kind.isTrunk { places[index] = place }
    }
    for (place, index) in trunk.enumerated() where tree.parent[index] == nil { places[index] = place }
    self.places = places
  }
}
