// SPDX-License-Identifier: Apache-2.0

import Diagnostics

func checkDatesRunForward(_ plan: Plan, _ report: inout Report) {
  for item in plan.items {
    guard let published = item.fields.published, let updated = item.fields.updated, updated.last < published.first
    else { continue }
    report.add(
      .datesBackwards, "updated \(updated.when), before it was published \(published.when)",
      at: item.place(of: "updated"), help: "correct one of the two dates",
      notes: [Note("the day of publication is here", at: item.place(of: "published"))])
  }
}
