import Diagnostics

/// A question to the finished plan.
struct Check: Sendable {
  let run: @Sendable (Plan, inout Report) -> Void
}

/// Asks all that can be wrong with a plan beyond single files and links, then what each item's kind asks; every check runs.
package func checkPlan(_ plan: Plan, report: inout Report) {
  for check in checks { check.run(plan, &report) }
  for (index, item) in plan.items.enumerated() { item.details.check(index, in: plan, &report) }
}

private let checks: [Check] = [.onePlan, .datesRunForward, .numbersDiffer]

extension Plan {
  func items<D: Details>(_ type: D.Type) -> [(index: Int, item: Item, details: D)] {
    items.enumerated().compactMap { index, item in item.details(type).map { (index, item, $0) } }
  }
}
