// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// What the plan wants to reach.
package struct GoalDetails: PartDetails {
  package static let name = "goal"
  package static let folder = "goals"
  package static let isTrunk = true

  package var part = PartFields()

  package init() {}

  package static let fields: [Field<GoalDetails>] = partFields

  package func check(_ index: Int, in plan: Plan, _ report: inout Report) {
    // An objective that names its goal wrongly is reported for that; the goal it meant is not at fault.
    guard plan.isComplete, plan.tree.lost.isEmpty,
      !plan.children[index].contains(where: { plan.items[$0].kind.isTrunk })
    else { return }
    let item = plan.items[index]
    report.add(
      .goalWithoutObjective, "no \(plan.kinds.of(ObjectiveDetails.self).called) belongs to this \(item.kind.called)",
      at: item.place,
      help: "add `part-of: \(item.id)` to the \(plan.kinds.of(ObjectiveDetails.self).calledTogether) that serve it")
  }
}
