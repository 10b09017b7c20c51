import Diagnostics

/// A question to the finished plan.
struct Check: Sendable {
  let run: @Sendable (Plan, inout Report) -> Void
}

/// Asks all that can be wrong with a plan beyond single files and links; every check runs.
package func checkPlan(_ plan: Plan, report: inout Report) {
  for check in checks { check.run(plan, &report) }
}

private let checks: [Check] = [
  .onePlan, .objectivesHaveGoals, .goalsHaveObjectives, .datesRunForward, .datesAreInPeriod, .numbersDiffer,
]

extension Plan {
  func items<D: Details>(_ type: D.Type) -> [(index: Int, item: Item, details: D)] {
    items.enumerated().compactMap { index, item in item.details(type).map { (index, item, $0) } }
  }
}
