// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Asks all that can be wrong with a plan beyond single files and links, then what each item's kind asks; every check runs.
package func checkPlan(_ plan: Plan, report: inout Report) {
  for check in checks { check(plan, &report) }
  for (index, item) in plan.items.enumerated() { item.details.check(index, in: plan, &report) }
}

private let checks: [@Sendable (Plan, inout Report) -> Void] = [
  checkOnePlan, checkDatesRunForward, checkNumbersDiffer,
  checkTimes, checkLeads, checkNumbersBegin, checkObjectivesAreServed, checkGoalsServe, checkPartnersTakePart,
  checkEvidence,
  checkPlaceholders, checkMarkings, checkFactsAgree, checkProgressAgrees,
  checkStatementsAgree, checkAbbreviations,
]

extension Plan {
  func items<D: Details>(_ type: D.Type) -> [(index: Int, item: Item, details: D)] {
    items.enumerated().compactMap { index, item in item.details(type).map { (index, item, $0) } }
  }
}
