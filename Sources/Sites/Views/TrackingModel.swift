// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates

/// How an item is carried out, as its page shows it beside what it is.
struct TrackingModel: Sendable {
  var tally = ""
  var indicator: IndicatorModel?
  var figures: [IndicatorModel] = []
  var indicators: [StepModel] = []
  var milestones: [StepModel] = []
  /// An SVG.
  var strip: [UInt8] = []
  var history: [EarlierDateModel] = []
  var reported: [ReportModel] = []
  var changesSince = ""
  var changes: [ReportModel] = []
  var reports: [ReportModel] = []

  static let view = View<TrackingModel>(
    "tracking",
    [
      .init("tally", .text, "How many of the indicators below it are on track, behind and so on; often empty.") {
        .text($0.tally)
      },
      .init("indicator", .record(IndicatorModel.view.shape), "Of an indicator: what its figures say.") {
        IndicatorModel.view.value($0.indicator)
      },
      .init("figures", .list(IndicatorModel.view.shape), "What the figures of its first indicators say.") {
        IndicatorModel.view.list($0.figures)
      },
      .init("indicators", .list(StepModel.view.shape), "Its other indicators.") { StepModel.view.list($0.indicators) },
      .init("milestones", .list(StepModel.view.shape), "Its milestones, by their dates.") {
        StepModel.view.list($0.milestones)
      },
      .init("strip", .html, "Its milestones along the plan's time, as a drawing (SVG) beside the words.") {
        $0.strip.isEmpty ? .none : .html($0.strip)
      },
      .init("history", .list(EarlierDateModel.view.shape), "Of a milestone: its earlier dates, then today's.") {
        EarlierDateModel.view.list($0.history)
      },
      .init("reported", .list(ReportModel.view.shape), "Of a progress report: what it says of each part.") {
        ReportModel.view.list($0.reported)
      },
      .init("changes-since", .text, "Of a progress report: the one before it.") { .text($0.changesSince) },
      .init("changes", .list(ReportModel.view.shape), "Of a progress report: what has changed since the one before.") {
        ReportModel.view.list($0.changes)
      },
      .init("reports", .list(ReportModel.view.shape), "What progress reports say of it, the newest first.") {
        ReportModel.view.list($0.reports)
      },
    ])
}

/// Nil for items that are not carried out, which are most of many sites.
func makeTracking(_ index: Int, _ site: some HasViews) -> TrackingModel? {
  let (plan, item) = (site.plan, site.plan.items[index])
  let isReported = item.kind.isPart || item.kind.like == IndicatorDetails.name
  guard isReported || item.kind.like == UpdateDetails.name || item.kind.placement == .home else { return nil }
  guard site.views.tracksProgress else { return nil }
  var model = TrackingModel()
  let progress = site.views.progress
  let tally = item.kind.placement == .home ? progress.tally : progress.tally(of: index)
  model.tally = tallySentence(tally, site.words)
  if let assessment = progress.assessments[index] { model.indicator = indicatorModel(index, assessment, site) }
  let parts = plan.children[index]
  let indicators = parts.filter { progress.assessments[$0] != nil }
  if item.kind.placement == .page {
    model.figures = indicators.prefix(mostFigures).compactMap { index in
      progress.assessments[index].flatMap { indicatorModel(index, $0, site) }
    }
  }
  model.indicators = indicators.dropFirst(model.figures.count).map { stepModel($0, site) }
  let milestones = plan.byDeadline(parts.filter { plan.items[$0].kind.like == MilestoneDetails.name })
  model.milestones = milestones.map { stepModel($0, site) }
  if !milestones.isEmpty { model.strip = milestoneStrip(index, site) }
  if let milestone = item.details(MilestoneDetails.self), !milestone.history.isEmpty {
    model.history = earlierDates(milestone, site)
  }
  if let update = item.details(UpdateDetails.self) {
    let before = plan.update(before: index)
    model.reported = update.items.compactMap { reportModel($0, before: before, site) }
    if let before {
      model.changesSince = plan.items[before].title
      model.changes = changes(from: before, to: index, site)
    }
  }
  if isReported { model.reports = reports(on: index, site) }
  return model
}

/// A page draws so many indicators of its item; of more, it says in a table what their figures say.
private let mostFigures = 3

/// A date that a milestone had, and why it was given up.
struct EarlierDateModel: Sendable {
  let due: FactValueModel
  let changed: DateModel?
  let reason: String
  let decision: FactValueModel?

  static let view = View<EarlierDateModel>(
    "earlier-date",
    [
      .init("due", .record(FactValueModel.view.shape), "The date that it had.") { FactValueModel.view.value($0.due) },
      .init("changed", .record(DateModel.view.shape), "When another was set.") { DateModel.view.value($0.changed) },
      .init("reason", .text, "Why.") { .text($0.reason) },
      .init("decision", .record(FactValueModel.view.shape), "What decided so.") {
        FactValueModel.view.value($0.decision)
      },
    ])
}

private func earlierDates(_ milestone: MilestoneDetails, _ site: some HasViews) -> [EarlierDateModel] {
  milestone.history.compactMap { date in
    guard let due = date.due, let text = factValues(.time(due), .time, site).first else { return nil }
    return EarlierDateModel(
      due: text, changed: date.changed.map { dateModel($0, site.words) }, reason: date.reason ?? "",
      decision: date.decision.flatMap { factValues(.text($0), .nameOrText(of: []), site).first })
  }
}
