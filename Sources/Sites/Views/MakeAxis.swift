// SPDX-License-Identifier: Apache-2.0

import Charts
import Fields
import Markdown
import Plans
import Templates

/// The time along which the parts of a plan are drawn; nil where none of them has a date.
func makeAxis(_ layout: SiteLayout) -> PlanAxis? { LineTimes(layout.plan)?.axis(layout) }

/// All days that lines of the plan show.
private struct LineTimes {
  let days: ClosedRange<Int>
  let years: ClosedRange<Int>

  /// Nil where no part has a time.
  init?(_ plan: Plan) {
    var dates: [CalendarDate] = []
    for item in plan.items where item.kind.isPart {
      if let details = item.details(MilestoneDetails.self), let day = details.completed { dates.append(day) }
      if let span = item.part?.deadline { dates.append(span.end.lastDay) }
    }
    if dates.isEmpty { return nil }
    let details = plan.root.flatMap { plan.items[$0].details(PlanDetails.self) }
    if let start = details?.start { dates.append(start.firstDay) }
    if let end = details?.end { dates.append(end.lastDay) }
    guard let first = dates.min(), let last = dates.max() else { return nil }
    days = first.firstDay.dayNumber...max(first.firstDay.dayNumber, last.lastDay.dayNumber)
    years = first.year...max(first.year, last.year)
  }

  func axis(_ layout: SiteLayout) -> PlanAxis {
    // Of many years, some are named: those that divide the time into parts a reader can count.
    let step = [1, 2, 5, 10, 25, 50, 100].first { years.count / $0 <= Self.mostYears } ?? 1_000
    let named = years.lazy.filter { $0 % step == 0 || step == 1 }.prefix(Self.mostYears * 2)
    let marks = named.compactMap { year in
      CalendarDate(String(year)).map {
        (day: max($0.firstDay.dayNumber, days.lowerBound), label: layout.words.date($0))
      }
    }
    return PlanAxis(
      days, years: Array(marks), today: layout.plan.asOf.lastDay.dayNumber,
      isRightToLeft: readsRightToLeft(layout.configuration.language))
  }

  private static let mostYears = 5
}
