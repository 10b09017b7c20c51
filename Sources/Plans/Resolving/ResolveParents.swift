// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// Makes the tree of the relations that fields declare as those to a parent. What is a part of itself, of its own parts or
/// of too many others is reported, and made the top of a tree of its own.
func resolveParents(
  _ items: [Item], outgoing: [[Relation]], lost: Set<Int>, _ report: inout Report
) -> PlanTree {
  var tree = PlanTree(
    parent: [Int?](repeating: nil, count: items.count), children: [[Int]](repeating: [], count: items.count), lost: lost
  )
  for (index, relations) in outgoing.enumerated() {
    guard let relation = relations.first(where: \.isParent) else { continue }
    // Everything is a part of the plan, also where nothing says so.
    if items[relation.to].kind.placement == .home { continue }
    if items[index].kind.placement == .home {
      reportWhole(items, relation, &report)
    } else {
      tree.parent[index] = relation.to
    }
  }
  var climber = Climber(items: items, outgoing: outgoing, count: items.count)
  for index in items.indices { climber.climb(from: index, &tree, &report) }
  for index in items.indices {
    if let parent = tree.parent[index] { tree.children[parent].append(index) }
  }
  return tree
}

private func reportWhole(_ items: [Item], _ relation: Relation, _ report: inout Report) {
  report.add(
    .circularParts, "the plan is the whole, and `\(items[relation.to].id)` is a part of it",
    at: items[relation.from].place(of: FieldPath(relation.name)), help: "remove this line")
}

/// Goes from items to their parents, each way once.
private struct Climber {
  let items: [Item]
  let outgoing: [[Relation]]
  /// How many items are above each one; negative where that is not known yet, and on the way that is being gone.
  private var depth: [Int]
  private static let unknown = -1
  private static let onTheWay = -2

  init(items: [Item], outgoing: [[Relation]], count: Int) {
    (self.items, self.outgoing) = (items, outgoing)
    depth = [Int](repeating: Self.unknown, count: count)
  }

  mutating func climb(from start: Int, _ tree: inout PlanTree, _ report: inout Report) {
    var way: [Int] = []
    var next: Int? = start
    while let index = next, depth[index] == Self.unknown {
      depth[index] = Self.onTheWay
      way.append(index)
      next = tree.parent[index]
    }
    if let meeting = next, depth[meeting] == Self.onTheWay {
      let circle = way.drop { $0 != meeting }
      cut(Array(circle), &tree, &report)
      for index in way { depth[index] = Self.unknown }
      return climb(from: start, &tree, &report)
    }
    var level = next.map { depth[$0] } ?? -1
    for index in way.reversed() {
      level += 1
      if level == PlanTree.mostLevels {
        orphan(index, &tree)
        report.add(
          .tooManyLevels, "parts of parts are at most \(PlanTree.mostLevels) levels deep, and this is one more",
          at: items[index].place(of: FieldPath(field(of: index))), help: "name one of the items further up")
        level = 0
      }
      depth[index] = level
    }
  }

  /// Cuts a circle where a reader meets it first.
  private func cut(_ circle: [Int], _ tree: inout PlanTree, _ report: inout Report) {
    guard let first = circle.min(), let position = circle.firstIndex(of: first) else { return }
    let others = (circle[(position + 1)...] + circle[..<position]).map { "`\(items[$0].id)`" }
    let way = others.count > 3 ? others.prefix(3) + ["others"] : others[...]
    report.add(
      .circularParts,
      "this is a part of itself" + (way.isEmpty ? "" : ", by way of \(way.joined(separator: ", "))"),
      at: items[first].place(of: FieldPath(field(of: first))),
      help: way.isEmpty
        ? "name the item that it is a part of" : "remove the line that leads back, here or in one of those")
    orphan(first, &tree)
  }

  private func orphan(_ index: Int, _ tree: inout PlanTree) {
    tree.parent[index] = nil
    tree.lost.insert(index)
  }

  private func field(of index: Int) -> String { outgoing[index].first(where: \.isParent)?.name ?? "" }
}
