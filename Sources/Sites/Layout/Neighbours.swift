// SPDX-License-Identifier: Apache-2.0

import Plans

/// What comes before and after an item.
struct Neighbours: Sendable {
  var previous: Int?
  var next: Int?
}

/// For each item with a page of its own, what comes before and after it: each item is followed by its parts. The chapters
/// and the trunk of the plan are one way, and so is every other section.
func makePositions(_ plan: Plan, _ sections: [Section], _ chapters: Chapters) -> [Neighbours] {
  var positions = [Neighbours](repeating: Neighbours(), count: plan.items.count)
  let indexes = Set(sections.compactMap(\.index))
  let inChapters = Set(chapters.all)
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
      let ancestors = plan.ancestors(of: index)
      return !inChapters.contains(ancestors.first ?? index)
        && ancestors.allSatisfy { sectionName(of: plan.items[$0]).isEmpty }
    }
  }
  chain(chapters.before + sections.filter(\.kind.isTrunk).flatMap(tops) + chapters.after)
  for section in sections where !section.kind.isTrunk { chain(tops(section)) }
  return positions
}
