// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// A step towards a goal, of which one can say whether it is done.
package struct ObjectiveDetails: PartDetails {
  package static let name = "objective"
  package static let folder = "objectives"
  package static let isTrunk = true

  package var part = PartFields()
  package private(set) var goal: Reference?

  package init() {}

  package static let fields: [Field<ObjectiveDetails>] =
    [
      Field(
        "goal", \.goal, .reference(to: "goal"), parent: true,
        "The identifier of the goal that the objective belongs to; the older name of `part-of`.")
    ] + partFields

  package func check(_ index: Int, in plan: Plan, _ report: inout Report) {
    checkGoal(index, plan, &report)
  }

  /// Of objectives within each other, the outermost is asked for its goal.
  /// The same goes for kinds of the plan's own that are like objectives, such as strategies with actions.
  private func checkGoal(_ index: Int, _ plan: Plan, _ report: inout Report) {
    let item = plan.items[index]
    if plan.tree.lost.contains(index) { return }
    if let parent = plan.parent[index] {
      if plan.items[parent].kind.like == Self.name { return }
      let belongs = plan.ancestors(of: index).contains {
        plan.items[$0].kind.like == GoalDetails.name || plan.tree.lost.contains($0)
      }
      if belongs { return }
    }
    report.add(
      .objectiveWithoutGoal, "this \(item.kind.called) belongs to no \(plan.kinds.of(GoalDetails.self).called)",
      at: item.place,
      help: "add a line `part-of:` with the identifier of its \(plan.kinds.of(GoalDetails.self).called)")
  }
}
