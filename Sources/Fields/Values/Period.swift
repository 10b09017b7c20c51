// SPDX-License-Identifier: Apache-2.0

/// A span of time, from the first day that its start can mean to the last day that its end can mean.
package struct Period: Sendable {
  package enum Phase: String, Sendable { case before, during, after }

  private let first: CalendarDate
  private let last: CalendarDate

  /// Nil where the end is not after the start.
  package init?(from start: CalendarDate, to end: CalendarDate) {
    guard end.last > start.first else { return nil }
    first = start.firstDay
    last = end.lastDay
  }

  /// A month or a year counts as its last day, as where later items are held back.
  package func phase(on date: CalendarDate) -> Phase {
    date.last < first.first ? .before : date.last > last.last ? .after : .during
  }

  /// How many months the period has; one that is begun counts.
  package var months: Int { last.months(since: first) + 1 }

  /// How many months of the period are over.
  package func months(elapsedOn date: CalendarDate) -> Int {
    switch phase(on: date) {
    case .before: 0
    case .during: min(months, date.lastDay.months(since: first))
    case .after: months
    }
  }
}
