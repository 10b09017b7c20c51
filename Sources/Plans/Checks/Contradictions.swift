// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

// What two items say of one fact in their fields; `checkStatementsAgree` looks at sentences.

/// Two items of a kind with one title, in one place of the plan, are taken for the same thing: their dates and figures agree.
func checkFactsAgree(_ plan: Plan, _ report: inout Report) {
  var first: [String: Int] = [:]
  for (index, item) in plan.items.enumerated() {
    for key in keys(of: index, plan) {
      guard let other = first[key] else {
        first[key] = index
        continue
      }
      compare(item, plan.items[other], &report)
      break
    }
  }
}

/// What makes an item the same thing as another; nothing for items without facts that are compared.
private func keys(of index: Int, _ plan: Plan) -> [String] {
  let item = plan.items[index]
  let name = "\(item.kind.order) \(folded(item.title))"
  if let indicator = item.details(IndicatorDetails.self) { return ["\(name)\n\(indicator.unit ?? "")"] }
  if let document = item.details(DocumentDetails.self) {
    return [name] + (document.url.map { ["document \($0)"] } ?? [])
  }
  return item.isCarriedOut ? ["\(name)\n\(plan.parent[index] ?? -1)"] : []
}

private func compare(_ item: Item, _ other: Item, _ report: inout Report) {
  func compare(_ field: FieldPath, _ text: String?, _ otherField: FieldPath, _ otherText: String?, _ what: String) {
    guard let text, let otherText, text != otherText else { return }
    report.add(
      .contradiction, "\(what) is \(text), and \(otherText) in `\(other.file.fieldsPath)`, which is about the same",
      at: item.place(of: field), help: "correct one of the two, or give them different titles if they are not",
      notes: [Note("it is \(otherText) here", at: other.place(of: otherField))])
  }
  if let part = item.part, let otherPart = other.part {
    compare("due", part.due?.text, "due", otherPart.due?.text, "its due date")
    compare("time", part.time?.text, "time", otherPart.time?.text, "its time")
    compare("cost", part.cost?.amount?.text, "cost", otherPart.cost?.amount?.text, "its cost")
  }
  if let milestone = item.details(MilestoneDetails.self), let otherOne = other.details(MilestoneDetails.self) {
    compare(
      "completed", milestone.completed?.iso, "completed", otherOne.completed?.iso, "the day on which it was reached")
  }
  if item.kind.like == DocumentDetails.name {
    compare("date", item.fields.date?.iso, "date", other.fields.date?.iso, "its date")
  }
  guard let indicator = item.details(IndicatorDetails.self), let otherOne = other.details(IndicatorDetails.self) else {
    return
  }
  compare(
    "baseline", indicator.baseline?.value?.text, "baseline", otherOne.baseline?.value?.text, "its baseline")
  let places = Dictionary(
    otherOne.series.enumerated().compactMap { number, period in period.time.map { ($0.text, number) } },
    uniquingKeysWith: { first, _ in first })
  for (number, period) in indicator.series.enumerated() {
    guard let time = period.time, let same = places[time.text] else { continue }
    let (place, otherPlace): (FieldPath, FieldPath) = (["series", .element(number)], ["series", .element(same)])
    compare(
      place, period.actual?.text, otherPlace, otherOne.series[same].actual?.text, "what was measured for \(time.text)")
    compare(place, period.target?.text, otherPlace, otherOne.series[same].target?.text, "the target for \(time.text)")
  }
}

/// What an item says of how far it is, against the last report on it and against its own parts, and a milestone's day against
/// the rest of it.
func checkProgressAgrees(_ plan: Plan, _ report: inout Report) {
  var last: [Int: (day: Int, update: Int, number: Int, state: ProgressState)] = [:]
  for (index, item, update) in plan.items(UpdateDetails.self) {
    guard let day = (item.details.day ?? item.fields.date ?? item.fields.published)?.last else { continue }
    for (number, reported) in update.items.enumerated() {
      guard let state = reported.progress, let target = reported.ref.flatMap({ plan.indexOfID[$0.id] }),
        (last[target]?.day ?? .min) < day
      else { continue }
      last[target] = (day, index, number, state)
    }
  }
  func reportUnreached(_ item: Item, _ update: Int, _ number: Int) {
    let update = plan.items[update]
    report.add(
      .contradiction, "it is not reached here, and `done` in the report `\(update.id)`", at: item.place(of: "due"),
      help: "add `completed:` with the day on which it was reached, or correct the report",
      notes: [Note("the report says so here", at: update.place(of: ["items", .element(number)]))])
  }
  for (index, reported) in last.sorted(by: { $0.key < $1.key }) {
    let item = plan.items[index]
    guard let state = item.progressState else {
      let isMilestone = item.details(MilestoneDetails.self)?.part.due != nil
      if isMilestone, reported.state == .done { reportUnreached(item, reported.update, reported.number) }
      continue
    }
    if state == reported.state { continue }
    let day = (item.part?.progress?.date ?? item.details(MilestoneDetails.self)?.completed)?.last
    // What is dated after the report is newer; without a date, only what lags behind the report is certainly older.
    let isOlder = day.map { $0 <= reported.day } ?? (reported.state.isEnd && !state.isEnd)
    guard isOlder else { continue }
    let update = plan.items[reported.update]
    report.add(
      .contradiction, "it is `\(state.rawValue)` here, and `\(reported.state.rawValue)` in the report `\(update.id)`",
      at: item.place(of: item.part?.progress == nil ? "completed" : "progress"),
      help: "correct one of the two, or add a `date` after that of the report to `progress`",
      notes: [Note("the report says so here", at: update.place(of: ["items", .element(reported.number)]))])
  }
  checkPartsAgree(plan, &report)
  for (_, item, milestone) in plan.items(MilestoneDetails.self) {
    guard let completed = milestone.completed else { continue }
    if completed.first > plan.asOf.last {
      report.add(
        .contradiction, "it was reached \(completed.when), after the day of the build, \(plan.asOf.iso)",
        at: item.place(of: "completed"), help: "write the day on which it is to be reached into `due`")
    } else if let state = milestone.part.progress?.state, state != .done {
      report.add(
        .contradiction, "it was reached \(completed.when), and `progress` says `\(state.rawValue)`",
        at: item.place(of: "progress"), help: "remove one of the two",
        notes: [Note("the day is here", at: item.place(of: "completed"))])
    }
  }
}

/// What is done has no parts that are still to be done. Of milestones, those count that have to be reached.
private func checkPartsAgree(_ plan: Plan, _ report: inout Report) {
  for (index, item) in plan.items.enumerated() where item.part?.progress?.state == .done {
    guard let open = plan.children[index].first(where: { plan.items[$0].isStillToBeDone }) else { continue }
    let part = plan.items[open]
    let state = part.part?.progress?.state
    report.add(
      .contradiction,
      "it is `done` here, and its \(part.kind.called) `\(part.id)` is \(state.map { "`\($0.rawValue)`" } ?? "not reached")",
      at: item.place(of: "progress"),
      help: "say of both how far they are, or that the part was `stopped`",
      notes: [Note("it is here", at: part.place(of: state == nil ? "due" : "progress"))])
  }
}

extension Item {
  fileprivate var isStillToBeDone: Bool {
    let milestone = details(MilestoneDetails.self)
    if milestone?.obligation == .encouraged { return false }
    guard let state = progressState else { return milestone?.part.due != nil }
    return state == .notStarted || state == .underWay
  }
}

extension ProgressState {
  fileprivate var isEnd: Bool { self == .done || self == .stopped }
}
