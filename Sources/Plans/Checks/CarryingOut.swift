// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

// What is asked of a plan that is carried out. Plans that say nothing of it are asked nothing.

/// Times of parts against those of the plan and of what they are parts of, and against the day of the build.
func checkTimes(_ plan: Plan, _ report: inout Report) {
  for (index, item) in plan.items.enumerated() {
    guard let part = item.part else { continue }
    for (field, time) in [("due", part.due), ("time", part.time)] {
      guard let time, let span = time.span else { continue }
      checkAgainstPlan(item, field, time, span, plan, &report)
      checkAgainstWhole(index, field, time, span, plan, &report)
    }
    if plan.isOverdue(index), let deadline = part.deadline {
      let isMilestone = item.details(MilestoneDetails.self) != nil
      report.add(
        .overdue, "due by \(deadline.end.iso), which was over on \(plan.asOf.iso), and not done",
        at: item.place(of: part.due?.span == nil ? "time" : "due"),
        help: isMilestone
          ? "add `completed:` with the day on which it was reached, or set another date and keep this one in `history`"
          : "add `progress: done`, or say in `progress` how far it is and set another date")
    }
  }
}

private func checkAgainstPlan(
  _ item: Item, _ field: String, _ time: PlanTime, _ span: DateSpan, _ plan: Plan, _ report: inout Report
) {
  guard let root = plan.root, let period = plan.items[root].details(PlanDetails.self) else { return }
  // A period that runs backwards is reported as such.
  if let start = period.start, let end = period.end, end.last < start.first { return }
  let isEarly = period.start.map { span.begunBy < $0.first } ?? false
  let isLate = period.end.map { span.lastsTo > $0.last } ?? false
  guard isEarly || isLate else { return }
  let touches =
    (period.start.map { span.end.last >= $0.first } ?? true) && (period.end.map { span.start.first <= $0.last } ?? true)
  let text = [period.start?.iso ?? "…", period.end?.iso ?? "…"].joined(separator: " to ")
  let message = field == "due" ? "`due` is \(time.text)" : "its time is \(time.text)"
  report.add(
    .outsidePeriod, "\(message), \(touches ? "which goes beyond" : "outside") the plan's period of \(text)",
    at: item.place(of: FieldPath(field)),
    help: "correct \(field == "due" ? "`due`" : "`time`"), or `start` and `end` in `\(plan.items[root].file.path)`",
    notes: [
      isEarly
        ? Note("the period starts here", at: plan.items[root].place(of: "start"))
        : Note("the period ends here", at: plan.items[root].place(of: "end"))
    ])
}

private func checkAgainstWhole(
  _ index: Int, _ field: String, _ time: PlanTime, _ span: DateSpan, _ plan: Plan, _ report: inout Report
) {
  let item = plan.items[index]
  guard let parent = plan.parent[index], let whole = plan.items[parent].part else { return }
  let above = plan.items[parent]
  if let start = whole.time?.span?.start, span.begunBy < start.first {
    let begins = span.end.last < start.first ? "is" : "begins"
    report.add(
      .outsidePeriod, "its time, \(time.text), \(begins) before that of `\(above.id)`, which it is a part of",
      at: item.place(of: FieldPath(field)), help: "correct one of the two",
      notes: [Note("`\(above.id)` begins with \(whole.time?.text ?? start.iso)", at: above.place(of: "time"))])
  }
  guard let deadline = whole.deadline, span.lastsTo > deadline.end.last else { return }
  let isAfter = span.start.first > deadline.end.last
  // What is done again and again may go on, and what was given up does not.
  if !isAfter, let state = item.progressState, state == .ongoing || state == .stopped { return }
  let goesOn = isAfter ? "is" : "goes on"
  report.add(
    .outsidePeriod, "its time, \(time.text), \(goesOn) after that of `\(above.id)`, which it is a part of",
    at: item.place(of: FieldPath(field)), help: "correct one of the two",
    notes: [
      Note(
        "`\(above.id)` is to be done by \(deadline.text)", at: above.place(of: whole.due?.span == nil ? "time" : "due"))
    ])
}

/// Who answers for each part: somebody that it names, or that what it is a part of names. Asked once anybody is named.
func checkLeads(_ plan: Plan, _ report: inout Report) {
  let parts = plan.items.indices.filter { plan.items[$0].kind.isPart }
  guard parts.contains(where: { plan.items[$0].part?.lead != nil }) else { return }
  let partners = plan.items(PartnerDetails.self).map(\.item)
  // Most parts are led by one of few.
  var known: [String: String?] = [:]
  for index in parts {
    let item = plan.items[index]
    if let lead = item.part?.lead {
      if isIdentifier(lead), plan.item(named: lead, of: [PartnerDetails.name]) != nil { continue }
      let meant =
        known[lead] ?? (known.count * partners.count < mostCompared ? partner(meantBy: lead, among: partners) : nil)
      known[lead] = meant
      guard let meant else { continue }
      let place = item.place(of: "lead", saying: lead)
      report.add(
        .unclearLead, "`\(lead)` is taken for a name, and leads to no partner", at: place,
        help: "did you mean `\(meant)`?", edits: [Edit(replacing: place, with: meant)])
    } else if !plan.ancestors(of: index).contains(where: { plan.items[$0].part?.lead != nil }) {
      report.add(
        .partWithoutLead, "nobody is named who answers for this \(item.kind.called)", at: item.place,
        help: "add a line `lead:` with the identifier of a partner, or a name")
    }
  }
}

/// How many names are compared with each other at most, so that a plan with thousands of both is checked in a moment.
private let mostCompared = 500_000

/// The identifier of the partner whose identifier or title is nearly what was written.
private func partner(meantBy lead: String, among partners: [Item]) -> String? {
  if let id = correction(of: lead, among: partners.map(\.id)) { return id }
  guard let title = correction(of: lead, among: partners.map(\.title)) else { return nil }
  return partners.first { $0.title == title }?.id
}

/// Numbers of parts begin with those of what they are parts of: 1.2.1 in 1.2.
func checkNumbersBegin(_ plan: Plan, _ report: inout Report) {
  for (index, item) in plan.items.enumerated() {
    // Numbers without points are counted through the plan.
    guard item.kind.isPart, let parent = plan.parent[index], let number = item.fields.number, number.contains(".")
    else {
      continue
    }
    let above = plan.items[parent]
    guard above.kind.isPart, let whole = above.fields.number, !number.hasPrefix(whole) else { continue }
    report.add(
      .numberOfParent, "the number \(number) does not begin with \(whole), the number of `\(above.id)`",
      at: item.place(of: "number"), help: "correct the number, or name another item in `part-of`",
      notes: [Note("the number \(whole) is given here", at: above.place(of: "number"))])
  }
}

/// What is asked where a plan has indicators or measures at all: that each objective has one.
func checkObjectivesAreServed(_ plan: Plan, _ report: inout Report) {
  let names = [MeasureDetails.name, IndicatorDetails.name]
  // What could not be read may be what is missing here.
  guard plan.isComplete, plan.tree.lost.isEmpty, plan.items.contains(where: { names.contains($0.kind.like) }) else {
    return
  }
  for (index, item) in plan.items.enumerated() where item.kind.name == ObjectiveDetails.name {
    // Of objectives within each other, the innermost are asked.
    let isServed = plan.children[index].contains {
      names.contains(plan.items[$0].kind.like) || plan.items[$0].kind.like == ObjectiveDetails.name
    }
    if isServed { continue }
    report.add(
      .objectiveWithoutMeasure, "no indicator and no measure belongs to this \(item.kind.called)", at: item.place,
      help: "add `of: \(item.id)` to an indicator, or `part-of: \(item.id)` to a measure")
  }
}

/// Whether each goal says what it serves, itself or by one of its parts. Asked once any goal does.
func checkGoalsServe(_ plan: Plan, _ report: inout Report) {
  let goals = plan.items(GoalDetails.self)
  guard goals.contains(where: { !$0.item.fields.alignsTo.isEmpty }) else { return }
  for (index, item, _) in goals
  where !plan.branch(of: index).contains(where: { !plan.items[$0].fields.alignsTo.isEmpty }) {
    report.add(
      .unalignedGoal, "neither this \(item.kind.called) nor any part of it says what it serves", at: item.place,
      help: "name a norm, a standard or a wider plan in `aligns-to`")
  }
}

/// Partners whom nothing names. Asked once the plan names any.
func checkPartnersTakePart(_ plan: Plan, _ report: inout Report) {
  let partners = plan.items(PartnerDetails.self)
  // What could not be read may be what names one.
  guard plan.isComplete, partners.contains(where: { !plan.incoming[$0.index].isEmpty }) else { return }
  for (index, item, _) in partners where plan.incoming[index].isEmpty && plan.children[index].isEmpty {
    report.add(
      .unusedPartner, "no part of the plan names this \(item.kind.called)", at: item.place,
      help: "name it in `lead` or `partners` of what it takes part in, or link to it with `plan:\(item.id)`")
  }
}
