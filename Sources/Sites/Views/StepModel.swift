// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates

/// A part of the plan as tables of progress show it: a row with who, by when and how far.
struct StepModel: Sendable {
  let number: String
  let title: String
  let address: Address
  let kind: String
  var obligation = ""
  var headline = ""
  /// An SVG.
  var bar: [UInt8] = []
  var lead: FactValueModel?
  var due: FactValueModel?
  var original: FactValueModel?
  var slip = ""
  var reasons: [String] = []
  var state: StatusModel?
  /// Of an indicator, why it is judged so; empty elsewhere.
  var rule = ""
  var numbers = ""
  /// What lists of progress can be narrowed by; empty elsewhere.
  var keys: [ProgressLists.Facet: String] = [:]

  static let view = View<StepModel>(
    "step",
    [
      .init("number", .text, "The number as printed; often empty.") { .text($0.number) },
      .init("title", .text, "The title.") { .text($0.title) },
      .init("address", .address, "Its page.") { .address($0.address) },
      .init("kind", .text, "The kind in words.") { .text($0.kind) },
      .init("obligation", .text, "Of a milestone, whether it has to be reached, in words; often empty.") {
        .text($0.obligation)
      },
      .init("headline", .text, "Of an indicator, what its figures say.") { .text($0.headline) },
      .init("bar", .html, "Of an indicator, how far its figures have come, as a small drawing (SVG) beside the words.")
      {
        $0.bar.isEmpty ? .none : .html($0.bar)
      },
      .init("lead", .record(FactValueModel.view.shape), "Who answers for it.") { FactValueModel.view.value($0.lead) },
      .init("due", .record(FactValueModel.view.shape), "By when it should be reached.") {
        FactValueModel.view.value($0.due)
      },
      .init("original", .record(FactValueModel.view.shape), "Of a milestone that was put off: its first date.") {
        FactValueModel.view.value($0.original)
      },
      .init("slip", .text, "By how much the date has changed, in words.") { .text($0.slip) },
      .init("reasons", .list(reasonView.shape), "Why its dates were given up, one after the other.") {
        reasonView.list($0.reasons)
      },
      .init("state", .record(StatusModel.view.shape), "How far it is, or how it is judged.") {
        StatusModel.view.value($0.state)
      },
      .init("rule", .text, "Of an indicator, the rule by which it is judged.") { .text($0.rule) },
      .init("numbers", .text, "The numbers that the rule was used on.") { .text($0.numbers) },
      .init("in-goal", .text, "In lists that are narrowed: its goal, as the filter has it.") {
        .text($0.keys[.goal] ?? "")
      },
      .init("in-lead", .text, "The same of who answers for it.") { .text($0.keys[.lead] ?? "") },
      .init("in-due", .text, "The same of the year by which it should be reached.") { .text($0.keys[.due] ?? "") },
      .init("in-state", .text, "The same of how far it is.") { .text($0.keys[.state] ?? "") },
    ])

  private static let reasonView = View<String>("reason", [.init("text", .text, "The reason.") { .text($0) }])
}

func stepModel(_ index: Int, _ site: some HasViews) -> StepModel {
  let item = site.plan.items[index]
  var model = StepModel(
    number: item.fields.number ?? "", title: item.title, address: .site(site.addresses[index]),
    kind: site.words.kind(of: item))
  if let assessment = site.views.progress.assessments[index] {
    if let details = item.details(IndicatorDetails.self) {
      model.headline = headline(assessment, details, site.words)
      model.rule = ruleSentence(assessment, site.configuration.pace ?? PaceThresholds(), site.words)
      model.numbers = numbersSentence(assessment, details, site.words)
    }
    model.bar = progressBar(assessment, site)
    model.state = judgementModel(assessment.judgement, site.words)
    model.due = assessment.finalTarget?.time.flatMap { factValues(.time(.span($0)), .time, site).first }
    return model
  }
  guard let part = item.part else { return model }
  model.lead = part.lead.flatMap { factValues(.text($0), .nameOrText(of: [PartnerDetails.name]), site).first }
  model.due = (part.due ?? part.time).flatMap { factValues(.time($0), .time, site).first }
  model.state = stateModel(index, site.plan, site.words)
  if let obligation = item.details(MilestoneDetails.self)?.obligation {
    model.obligation = site.words["\(MilestoneDetails.Obligation.wordsPrefix)-\(obligation.rawValue)"]
  }
  if let milestone = item.details(MilestoneDetails.self), let first = milestone.history.first?.due {
    model.original = factValues(.time(first), .time, site).first
    if let before = first.span, let now = milestone.completed?.lastDay ?? part.deadline?.end.lastDay {
      model.slip = slip(from: before.end.lastDay, to: now, site.words)
    }
    model.reasons = milestone.history.compactMap(\.reason)
  }
  return model
}

/// How far a part is: in the words of its file, or overdue.
func stateModel(_ index: Int, _ plan: Plan, _ words: Words) -> StatusModel? {
  if plan.isOverdue(index) { return StatusModel(name: "overdue", label: words[.overdue]) }
  return plan.items[index].progressState.map { progressModel($0, words) }
}

func progressModel(_ state: ProgressState, _ words: Words) -> StatusModel {
  StatusModel(name: state.rawValue, label: words["\(ProgressState.wordsPrefix)-\(state.rawValue)"])
}

/// In whole months, or in days where there is not one.
private func slip(from first: CalendarDate, to now: CalendarDate, _ words: Words) -> String {
  let (earlier, later) = first < now ? (first, now) : (now, first)
  let months = later.wholeMonths(since: earlier)
  let count = months > 0 ? months : later.dayNumber - earlier.dayNumber
  if count == 0 { return "" }
  let word: ProgramWord =
    switch (first < now, months > 0) {
    case (true, true): .slipMonthsLater
    case (true, false): .slipDaysLater
    case (false, true): .slipMonthsEarlier
    case (false, false): .slipDaysEarlier
    }
  return words.sentence(word, [Wording.count: String(count)])
}

extension Plan {
  /// Items by their deadlines, those without one last.
  func byDeadline(_ items: [Int]) -> [Int] {
    let keys = items.map { self.items[$0].part?.deadline?.end.last ?? .max }
    return items.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { items[$0] }
  }
}
