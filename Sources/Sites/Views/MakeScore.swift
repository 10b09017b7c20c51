// SPDX-License-Identifier: Apache-2.0

import Charts
import Fields
import HTML
import Markdown
import Plans
import Templates

/// The whole plan; nil where there is none with goals.
func makeScore(_ site: some HasViews) -> ScoreModel? {
  site.plan.root == nil ? nil : makeScore(of: site.plan.trunk, site)
}

/// A part of the trunk with the parts that it has; nil where those are not carried on in parts of the trunk.
func makeScore(within index: Int, _ site: some HasViews) -> ScoreModel? {
  let (plan, parts) = (site.plan, site.plan.listedParts(of: index))
  guard plan.items[index].kind.isTrunk, !parts.isEmpty, parts.allSatisfy({ plan.items[$0].kind.isPart }) else {
    return nil
  }
  return makeScore(of: [index], site)
}

private func makeScore(of goals: [Int], _ site: some HasViews) -> ScoreModel? {
  if goals.isEmpty { return nil }
  let plan = site.plan
  let tracks = site.views.tracksProgress
  let axis = tracks ? site.views.axis : nil
  let isMeasured = tracks && site.views.progress.assessments.values.contains { $0.latest != nil }
  // Where lines say little else, the summaries of the parts have room.
  let isTold = axis == nil && !isMeasured
  var years = HTMLWriter(reserving: 512)
  axis?.write(into: &years)
  let models = goals.map { goal in
    let item = plan.items[goal]
    let lines = plan.listedParts(of: goal).map { scoreLine($0, axis, isTold: isTold, site) }
    return ScoreGoalModel(
      number: item.fields.number ?? "", title: item.title, address: .site(site.addresses[goal]), id: item.id,
      tally: tracks ? goalTally(goal, site) : "", description: item.fields.description ?? "", lines: lines)
  }
  let longest = models.lazy.flatMap { [$0.number] + $0.lines.map(\.number) }.map(\.count).max() ?? 0
  return ScoreModel(axis: years.bytes, goals: models, asOf: dateModel(plan.asOf, site.words), isDeep: longest > 4)
}

/// The indicators within a goal, counted by judgement; else its parts by how far they are.
private func goalTally(_ goal: Int, _ site: some HasViews) -> String {
  let judged = tallySentence(site.views.progress.tally(of: goal), site.words)
  if !judged.isEmpty { return judged }
  let states = site.plan.branch(of: goal).dropFirst().compactMap { stateModel($0, site.plan, site.words)?.name }
  let parts = tallies(ofStates: states, site.words).map(\.status.label)
  return parts.dropFirst().reduce(parts.first ?? "") { site.words.sentence(.listMore, ["names": $0, "name": $1]) }
}

private func scoreLine(_ index: Int, _ axis: PlanAxis?, isTold: Bool, _ site: some HasViews) -> ScoreLineModel {
  let (plan, item) = (site.plan, site.plan.items[index])
  let milestones = axis == nil ? [] : plan.milestones(within: index)
  let sentence = axis == nil ? "" : timeSentence(index, milestones, site)
  return ScoreLineModel(
    number: item.fields.number ?? "", title: item.title, address: .site(site.addresses[index]),
    summary: isTold ? item.fields.description ?? openingSentences(plan.summary(of: index), upTo: 160) : "",
    line: sentence.isEmpty ? [] : drawLine(index, milestones, site), words: sentence,
    latest: site.views.tracksProgress ? latest(within: index, site) : nil, states: standing(of: index, site),
    hasMoved: milestones.contains(where: \.hasMoved))
}

/// A part of the plan along the plan's time; nothing where the plan has none.
func drawLine(_ index: Int, _ milestones: [MilestoneTime], _ site: some HasViews) -> [UInt8] {
  guard let axis = site.views.axis else { return [] }
  let item = site.plan.items[index]
  let isOver = [.done, .stopped].contains(item.progressState)
  var writer = HTMLWriter(reserving: 1_024)
  ScoreLine(
    axis, milestones.prefix(mostMilestones).map(\.mark),
    start: item.part?.time?.span?.start.firstDay.dayNumber, due: item.part?.deadline?.end.lastDay.dayNumber,
    end: isOver ? item.part?.progress?.date?.lastDay.dayNumber : nil
  ).write(into: &writer)
  return writer.bytes
}

/// A line has room for so many.
private let mostMilestones = 40

/// How a part stands: late, or done; else how its indicators are judged; else how far it is, or its parts are.
func standing(of index: Int, _ site: some HasViews) -> [StatusModel] {
  guard site.views.tracksProgress else { return [] }
  let (plan, words) = (site.plan, site.words)
  let state = stateModel(index, plan, words)
  if let state, ["overdue", "done", "stopped"].contains(state.name) { return [state] }
  let tally = site.views.progress.tally(of: index)
  if tally.count == 1, let (judgement, count) = tally.first, count == 1 { return [judgementModel(judgement, words)] }
  if !tally.isEmpty { return tallies(tally, words).map(\.status) }
  if let state { return [state] }
  return tallies(ofStates: plan.branch(of: index).dropFirst().compactMap { stateModel($0, plan, words)?.name }, words)
    .map(\.status)
}

/// The first indicator within a part that has a figure.
private func latest(within index: Int, _ site: some HasViews) -> LatestModel? {
  let progress = site.views.progress
  for other in site.plan.branch(of: index) {
    guard let assessment = progress.assessments[other], let latest = assessment.latest,
      let details = site.plan.items[other].details(IndicatorDetails.self)
    else { continue }
    let words = site.words
    let target = assessment.target ?? assessment.finalTarget
    // A share has its sign with it, other numbers have their unit after them.
    func number(_ number: DecimalNumber) -> String {
      details.isShare ? words.quantity(number, details) : words.number(number)
    }
    let value =
      assessment.isOfAll(details)
      ? words.sentence(
        .headlineOf,
        ["actual": words.number(latest.value), "final": words.number(assessment.finalTarget?.value ?? latest.value)])
      : number(latest.value)
    return LatestModel(
      value: value, unit: details.isShare ? "" : details.unit ?? "",
      target: target.map { words.sentence(.chartTarget, ["number": number($0.value)]) } ?? "",
      bar: progressBar(assessment, site))
  }
  return nil
}

/// What a line shows, in words: `3 of 5 milestones reached, 1 moved; due 31 December 2027`.
func timeSentence(_ index: Int, _ milestones: [MilestoneTime], _ site: some HasViews) -> String {
  let words = site.words
  let due = site.plan.items[index].part?.deadline.map {
    words.sentence(.scoreDue, ["date": words.span($0)])
  }
  let parts = [milestonesSentence(milestones, words), due].compactMap { $0 }.filter { !$0.isEmpty }
  return parts.dropFirst().reduce(parts.first ?? "") { words.sentence(.scoreParts, ["first": $0, "rest": $1]) }
}

/// Such as `3 of 5 reached, 1 moved`; empty where there are none.
func milestonesSentence(_ milestones: [MilestoneTime], _ words: Words) -> String {
  if milestones.isEmpty { return "" }
  let count = String(milestones.count)
  let reached = words.sentence(
    .scoreReached, [Wording.count: count, "reached": words.number(milestones.count(where: \.isReached))])
  let moved = milestones.count(where: \.hasMoved)
  if moved == 0 { return reached }
  return words.sentence(
    .listMore, ["names": reached, "name": words.sentence(.scoreMoved, [Wording.count: String(moved)])])
}

/// When a milestone was to be reached, is to be, or was.
struct MilestoneTime: Sendable {
  let day: Int
  let originalDay: Int?
  let isReached: Bool

  var hasMoved: Bool { originalDay.map { $0 != day } ?? false }

  fileprivate var mark: ScoreLine.Milestone {
    ScoreLine.Milestone(day: day, originalDay: originalDay, isReached: isReached)
  }
}

extension Plan {
  /// The milestones within a part that have a date, in the order of time.
  func milestones(within index: Int) -> [MilestoneTime] {
    branch(of: index).compactMap { milestoneTime($0) }.sorted { $0.day < $1.day }
  }

  fileprivate func milestoneTime(_ index: Int) -> MilestoneTime? {
    guard let details = items[index].details(MilestoneDetails.self),
      let day = (details.completed ?? items[index].part?.deadline?.end)?.lastDay.dayNumber
    else { return nil }
    return MilestoneTime(
      day: day, originalDay: details.history.first?.due?.span?.end.lastDay.dayNumber,
      isReached: details.completed != nil)
  }
}
