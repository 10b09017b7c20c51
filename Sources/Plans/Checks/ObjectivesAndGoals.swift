import Diagnostics

extension Check {
  static let objectivesHaveGoals = Check { plan, report in
    for (_, item, details) in plan.items(ObjectiveDetails.self) where details.goal == nil {
      report.add(
        .objectiveWithoutGoal, "this objective belongs to no goal", at: item.place,
        help: "add a line `goal:` with the identifier of its goal")
    }
  }

  static let goalsHaveObjectives = Check { plan, report in
    // An objective that names a goal wrongly is reported for that; the goal it meant is not at fault.
    let isUnresolved = plan.items(ObjectiveDetails.self).contains { index, _, details in
      details.goal != nil && !plan.outgoing[index].contains { $0.name == "goal" }
    }
    if isUnresolved || !plan.isComplete { return }
    for (index, item, _) in plan.items(GoalDetails.self) {
      if plan.incoming[index].contains(where: { $0.name == "goal" }) { continue }
      report.add(
        .goalWithoutObjective, "no objective belongs to this goal", at: item.place,
        help: "add `goal: \(item.id)` to the objectives that serve it")
    }
  }
}
