import Diagnostics

extension Check {
  static let onePlan = Check { plan, report in
    for (_, item, _) in plan.items(PlanDetails.self).dropFirst() {
      report.add(
        .severalPlans, "this is a second plan in the same site", at: item.place,
        help: "keep one file with `kind: plan`; an earlier edition is a document of this one")
    }
  }
}
