// SPDX-License-Identifier: Apache-2.0

import Diagnostics

func checkOnePlan(_ plan: Plan, _ report: inout Report) {
  let plans = plan.items(PlanDetails.self)
  for (_, item, _) in plans.dropFirst() {
    report.add(
      .severalPlans, "this is a second plan in the same site", at: item.place,
      help: "keep one file with `kind: plan`; an earlier edition is a document of this one",
      notes: [Note("the first plan is here", at: plans[0].item.place)])
  }
}
