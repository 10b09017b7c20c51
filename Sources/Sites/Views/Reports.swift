// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Templates

/// What a progress report says of one part of the plan, or what has changed in one.
struct ReportModel: Sendable {
  let title: String
  let address: Address
  var date: DateModel?
  var state: StatusModel?
  /// How far it was in the report before.
  var before = ""
  var text = ""
  var decision: FactValueModel?

  static let view = View<ReportModel>(
    "report",
    [
      .init("title", .text, "The part that is meant; on its own page, the report.") { .text($0.title) },
      .init("address", .address, "Its page.") { .address($0.address) },
      .init("date", .record(DateModel.view.shape), "The end of the period reported on.") {
        DateModel.view.value($0.date)
      },
      .init("state", .record(StatusModel.view.shape), "How far it was.") { StatusModel.view.value($0.state) },
      .init("before", .text, "How far it was in the report before, where that was another state.") {
        .text($0.before)
      },
      .init("text", .text, "What happened, or what has changed.") { .text($0.text) },
      .init("decision", .record(FactValueModel.view.shape), "What was decided about it.") {
        FactValueModel.view.value($0.decision)
      },
    ])
}

extension Plan {
  /// The report before this one, by the ends of their periods.
  func update(before index: Int) -> Int? {
    guard let day = items[index].reportDay else { return nil }
    return items.indices.filter { other in
      items[other].kind.like == UpdateDetails.name && (items[other].reportDay.map { $0 < day } ?? false)
    }.max { (items[$0].reportDay ?? 0, $0) < (items[$1].reportDay ?? 0, $1) }
  }
}

extension Item {
  /// The last day that a report is about, as a number that grows with time.
  fileprivate var reportDay: Int? { (details.day ?? fields.date ?? fields.published)?.last }
}

/// Nil where what it names is not there, which has been reported.
func reportModel(_ report: ReportedItem, before: Int?, _ site: some HasViews) -> ReportModel? {
  guard let id = report.ref?.id, let index = site.plan.indexOfID[id] else { return nil }
  var model = ReportModel(title: site.plan.items[index].title, address: .site(site.addresses[index]))
  model.state = report.progress.map { progressModel($0, site.words) }
  model.text = report.note ?? ""
  model.decision = decision(report.decision, site)
  if let state = report.progress, let old = before.flatMap({ site.plan.state(of: id, inReport: $0) }), old != state {
    model.before = progressModel(old, site.words).label
  }
  return model
}

extension Plan {
  fileprivate func state(of id: String, inReport index: Int) -> ProgressState? {
    items[index].details(UpdateDetails.self)?.items.first { $0.ref?.id == id }?.progress
  }
}

private func decision(_ text: String?, _ site: some HasViews) -> FactValueModel? {
  text.flatMap { factValues(.text($0), .nameOrText(of: []), site).first }
}

/// What the reports say of an item, the newest first.
func reports(on index: Int, _ site: some HasViews) -> [ReportModel] {
  let plan = site.plan
  let updates = plan.incoming[index].filter { $0.name == "items" }.map(\.from)
  return updates.sorted { (plan.items[$0].reportDay ?? 0) > (plan.items[$1].reportDay ?? 0) }.compactMap { update in
    guard
      let report = plan.items[update].details(UpdateDetails.self)?.items.first(where: {
        $0.ref.flatMap { plan.indexOfID[$0.id] } == index
      })
    else { return nil }
    var model = ReportModel(title: plan.items[update].title, address: .site(site.addresses[update]))
    model.date = plan.items[update].details.day.map { dateModel($0, site.words) }
    model.state = report.progress.map { progressModel($0, site.words) }
    model.text = report.note ?? ""
    model.decision = decision(report.decision, site)
    return model
  }
}

/// What the plan itself says has changed between two reports: dates that were put off, milestones that were reached, and new
/// measurements.
func changes(from before: Int, to update: Int, _ site: some HasViews) -> [ReportModel] {
  let plan = site.plan
  guard let first = plan.items[before].reportDay, let last = plan.items[update].reportDay else { return [] }
  func isBetween(_ date: CalendarDate?) -> Bool { date.map { $0.last > first && $0.last <= last } ?? false }
  var found: [ReportModel] = []
  for (index, item) in plan.items.enumerated() {
    func add(_ text: String, decidedBy decided: String? = nil) {
      var model = ReportModel(title: item.title, address: .site(site.addresses[index]))
      (model.text, model.decision) = (text, decision(decided, site))
      found.append(model)
    }
    if let milestone = item.details(MilestoneDetails.self) {
      for (number, date) in milestone.history.enumerated() where isBetween(date.changed) {
        let next = milestone.history.dropFirst(number + 1).first?.due ?? milestone.part.due
        guard let old = date.due else { continue }
        let text = site.words.sentence(
          .changeDate, ["before": site.words.time(old), "after": next.map(site.words.time) ?? ""])
        let reason = date.reason.map { site.words.sentence(.changeReason, ["change": text, "reason": $0]) }
        add(reason ?? text, decidedBy: date.decision)
      }
      if isBetween(milestone.completed), let day = milestone.completed {
        add(site.words.sentence(.changeReached, ["date": site.words.date(day)]))
      }
    } else if let indicator = item.details(IndicatorDetails.self) {
      // Of several, the last; the page of the indicator has all of them.
      let last = indicator.series.sortedByTime.last {
        isBetween($0.time?.end) && ($0.actual != nil || $0.result != nil)
      }
      if let last, let time = last.time {
        guard let actual = last.actual else {
          add(site.words.sentence(.headlineDescribed, ["time": site.words.span(time), "result": last.result ?? ""]))
          continue
        }
        add(
          site.words.sentence(
            .changeMeasured,
            ["actual": site.words.quantity(actual, indicator), "time": site.words.span(time)]))
      }
    }
  }
  return found
}
