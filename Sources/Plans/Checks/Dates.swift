import Diagnostics

extension Check {
  static let datesRunForward = Check { plan, report in
    for item in plan.items {
      guard let published = item.fields.published, let updated = item.fields.updated else { continue }
      if updated.last < published.first {
        report.add(
          .datesBackwards, "updated on \(updated.iso), before it was published on \(published.iso)",
          at: item.place(of: "updated"), help: "mend one of the two dates")
      }
    }
  }

  static let datesAreInPeriod = Check { plan, report in
    guard let root = plan.root, let details = plan.items[root].details(PlanDetails.self) else { return }
    // A period that runs backwards is reported as such.
    if let start = details.start, let end = details.end, end.last < start.first { return }
    for (_, item, objective) in plan.items(ObjectiveDetails.self) {
      guard let due = objective.due else { continue }
      let isEarly = details.start.map { due.last < $0.first } ?? false
      let isLate = details.end.map { due.first > $0.last } ?? false
      guard isEarly || isLate else { continue }
      let period = [details.start?.iso ?? "…", details.end?.iso ?? "…"].joined(separator: " to ")
      report.add(
        .outsidePeriod, "due on \(due.iso), outside the plan's period of \(period)",
        at: item.place(of: "due"),
        help: "mend `due`, or `start` and `end` in `\(plan.items[root].file.path)`")
    }
  }
}
