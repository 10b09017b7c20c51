import Plans

/// What comes before and after an item.
struct Neighbours: Sendable {
  var previous: Int?
  var next: Int?
}

/// For each item with a page of its own, what comes before and after it: each item is followed by its parts. The trunk of
/// the plan is one way, and so is every other section.
func makePositions(_ plan: Plan, _ sections: [Section]) -> [Neighbours] {
  var positions = [Neighbours](repeating: Neighbours(), count: plan.items.count)
  let indexes = Set(sections.compactMap(\.index))
  func chain(_ tops: [Int]) {
    let way = tops.flatMap(plan.branch).filter { plan.items[$0].kind.placement == .page && !indexes.contains($0) }
    for (a, b) in zip(way, way.dropFirst()) {
      positions[a].next = b
      positions[b].previous = a
    }
  }
  /// What is within an item of a section is met on the way from there.
  func tops(_ section: Section) -> [Int] {
    ([section.index].compactMap { $0 } + section.items).filter { index in
      plan.ancestors(of: index).allSatisfy { sectionName(of: plan.items[$0]).isEmpty }
    }
  }
  chain(sections.filter(\.kind.isTrunk).flatMap(tops))
  for section in sections where !section.kind.isTrunk { chain(tops(section)) }
  return positions
}
