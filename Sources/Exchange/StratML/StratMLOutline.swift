// SPDX-License-Identifier: Apache-2.0

import Plans

/// A plan as StratML has it: goals with objectives, objectives with indicators, and no deeper. What is within an objective comes
/// after it, and names it.
struct StratMLOutline {
  /// Also those within each other, in reading order.
  let goals: [Int]
  private let parts: [Int?: [Int]]
  private let tabled: [Int?: [Int]]

  init(_ plan: Plan) {
    var goals: [Int] = []
    var parts: [Int?: [Int]] = [:]
    var tabled: [Int?: [Int]] = [:]
    func isGoal(_ index: Int) -> Bool { plan.items[index].kind.like == GoalDetails.name }
    for index in plan.trunk.flatMap(plan.branch) where plan.items[index].kind.isTrunk {
      if isGoal(index) {
        goals.append(index)
      } else {
        parts[plan.ancestors(of: index).last(where: isGoal), default: []].append(index)
      }
    }
    for (index, item) in plan.items.enumerated() where item.isElement && !item.kind.isTrunk {
      let owner = plan.parent[index].flatMap { plan.items[$0].kind.isTrunk ? $0 : nil }
      tabled[owner, default: []].append(index)
    }
    (self.goals, self.parts, self.tabled) = (goals, parts, tabled)
  }

  /// The objectives below a goal, however deep; those of no goal for nil.
  func objectives(of goal: Int?) -> [Int] { parts[goal] ?? [] }

  /// The indicators and milestones of a goal or an objective; those of the plan itself for nil.
  func indicators(of owner: Int?) -> [Int] { tabled[owner] ?? [] }
}
