// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown
import Workers

// What sentences say of parts of the plan, against the fields of these.

/// Texts state the dates and figures of what they link to as its fields have them.
func checkStatementsAgree(_ plan: Plan, _ report: inout Report) {
  let lastReport = Lazy { plan.items(UpdateDetails.self).compactMap { $0.item.day?.last }.max() ?? 0 }
  for (index, item) in plan.items.enumerated() {
    for words in item.document.linkedWords {
      guard case .item(let target, _) = plan.links[index][words.link], plan.items[target].hasFacts,
        let claim = claim(before: words.before, after: words.after, unit: plan.items[target].unit)
      else { continue }
      let link = item.document.links[words.link]
      let place = Place(item.file.path, line: link.line, column: link.column, excerpt: claim.words)
      compare(claim, at: place, of: item, with: plan.items[target], lastReport, &report)
    }
    if let update = item.details(UpdateDetails.self) { checkNotes(of: update, item, plan, lastReport, &report) }
    // Its summary is about itself.
    let summary = item.fields.description ?? item.document.opening
    let place = item.fields.description == nil ? item.place : item.place(of: "description")
    if let claim = claim(of: summary, about: item, isAbout: false) {
      compare(claim, at: place, of: item, with: item, lastReport, &report)
    }
    for (part, claim) in claims(of: summary, aboutPartsOf: index, plan) {
      compare(claim, at: place, of: item, with: plan.items[part], lastReport, &report)
    }
  }
}

/// The note on a part in a progress report is about that part: `Due by March 2027 now`.
private func checkNotes(
  of update: UpdateDetails, _ item: Item, _ plan: Plan, _ lastReport: Lazy<Int>, _ report: inout Report
) {
  for (number, reported) in update.items.enumerated() {
    guard let note = reported.note, let target = reported.ref.flatMap({ plan.indexOfID[$0.id] }),
      let claim = claim(of: note, about: plan.items[target], isAbout: true)
    else { continue }
    let place = item.place(of: ["items", .element(number), "note"])
    compare(claim, at: place, of: item, with: plan.items[target], lastReport, &report)
  }
}

/// What a text begins to state of an item: `This milestone is due by March 2027`. One that `isAbout` the item need not name it.
private func claim(of text: String, about item: Item, isAbout: Bool) -> Claim? {
  guard item.hasFacts, text.utf8.contains(where: \.isDigit) else { return nil }
  let openings = ["This \(item.kind.called) ", "The \(item.kind.called) "] + (isAbout ? ["Now ", "It "] : [])
  let opening = openings.first { text.hasPrefix($0) }
  if opening == nil, !isAbout { return nil }
  let words = text.dropFirst(opening?.count ?? 0)
  return claim(before: "", after: words.prefix(1).lowercased() + words.dropFirst().prefix(160), unit: item.unit)
}

/// What a summary states of the parts of its item, by their titles: `The first cellar is due by March 2027`.
private func claims(of summary: String, aboutPartsOf index: Int, _ plan: Plan) -> [(part: Int, claim: Claim)] {
  guard !plan.children[index].isEmpty, summary.utf8.contains(where: \.isDigit) else { return [] }
  let folded = summary.lowercased()
  // Else a place in one is none in the other.
  guard folded.utf8.count == summary.utf8.count else { return [] }
  return plan.children[index].compactMap { part in
    let item = plan.items[part]
    guard item.hasFacts, item.title.utf8.count > 3, let named = folded.firstRange(of: item.title.lowercased()) else {
      return nil
    }
    let (before, after) = (folded[..<named.lowerBound], folded[named.upperBound...])
    if before.last?.isLetter ?? false || after.first?.isLetter ?? false { return nil }
    let (start, end) = (before.utf8.count, folded.utf8.count - after.utf8.count)
    let words = summary.utf8
    let claim = claim(
      before: String(summary[..<words.index(words.startIndex, offsetBy: start)].suffix(160)),
      after: String(summary[words.index(words.startIndex, offsetBy: end)...].prefix(160)), unit: item.unit)
    return claim.map { (part, $0) }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}

/// `lastReport` is the last day that any report is about.
private func compare(
  _ claim: Claim, at place: Place, of text: Item, with item: Item, _ lastReport: Lazy<Int>, _ report: inout Report
) {
  func add(_ what: String, _ field: FieldPath, _ value: String) {
    report.add(
      .contradiction, "\(what) of `\(item.id)` is \(claim.words) here, and \(value) in `\(item.file.fieldsPath)`",
      at: place, help: "correct one of the two", notes: [Note("it is \(value) here", at: item.place(of: field))])
  }
  let indicator = item.details(IndicatorDetails.self)
  switch claim.fact {
  case .due(let stated):
    guard let due = item.part?.due, let span = due.span, !stated.agrees(with: span) else { return }
    // What a dated text says was so on its day.
    let history = item.details(MilestoneDetails.self)?.history ?? []
    if text.day != nil, history.contains(where: { $0.due?.span?.agrees(with: stated) ?? false }) { return }
    add("the due date", "due", due.text)
  case .completed(let stated):
    guard let completed = item.details(MilestoneDetails.self)?.completed, let span = DateSpan(completed.iso),
      !stated.agrees(with: span)
    else { return }
    add("the day of completion", "completed", completed.iso)
  case .baseline(let stated):
    guard let value = indicator?.baseline?.value, !value.equals(stated) else { return }
    add("the baseline", "baseline", value.text)
  case .target(let stated, let time):
    // A target may have been another one on the day of an older text.
    if let day = text.day, day.last < lastReport.value { return }
    let found = indicator?.figures(\.target, for: time) ?? []
    guard let last = found.last, !found.contains(where: { $0.value.equals(stated) }) else { return }
    add("the target", ["series", .element(last.number)], last.value.text)
  case .actual(let stated, let time):
    let found = indicator?.figures(\.actual, for: time) ?? []
    guard let last = found.last, !found.contains(where: { $0.value.equals(stated) }) else { return }
    add("the figure for \(time.text)", ["series", .element(last.number)], last.value.text)
  }
}

extension Item {
  /// Whether sentences about it can state what its fields state.
  fileprivate var hasFacts: Bool {
    if let indicator = details(IndicatorDetails.self) { return indicator.baseline != nil || !indicator.series.isEmpty }
    return part?.due?.span != nil || details(MilestoneDetails.self)?.completed != nil
  }

  fileprivate var unit: String? { details(IndicatorDetails.self)?.unit }

  /// The day on which its text was right, of texts that are of a day.
  fileprivate var day: CalendarDate? {
    kind.isPart || details(IndicatorDetails.self) != nil ? nil : details.day ?? fields.date ?? fields.published
  }
}

extension IndicatorDetails {
  /// Those of one sort, of the periods that a time means; of all without one.
  fileprivate func figures(
    _ figure: KeyPath<MeasuredPeriod, DecimalNumber?>, for time: DateSpan?
  ) -> [(number: Int, value: DecimalNumber)] {
    series.enumerated().compactMap { number, period in
      guard let value = period[keyPath: figure], let span = period.time,
        time.map({ $0.holds(span.end) || span.holds($0.end) }) ?? true
      else { return nil }
      return (number, value)
    }
  }
}

extension DateSpan {
  /// Whether the last of its days may be the last day that another means.
  fileprivate func agrees(with other: DateSpan) -> Bool { holds(other.end) || other.holds(end) }

  fileprivate func holds(_ date: CalendarDate) -> Bool { start.first <= date.last && date.last <= end.last }
}
