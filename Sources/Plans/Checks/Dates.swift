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
}
