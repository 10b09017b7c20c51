// SPDX-License-Identifier: Apache-2.0

import Fields
import Testing

@Suite struct PeriodTests {
  /// Start, end, the day, and what is said: how many months of how many are over.
  @Test(arguments: [
    // Years and months count from their first to their last day.
    ("2024", "2026", "2026-11-23", "during 34 of 36"),
    ("2024", "2026", "2023-12-31", "before 0 of 36"),
    ("2024", "2026", "2024-01-01", "during 0 of 36"),
    ("2024", "2026", "2026-01-31", "during 24 of 36"),
    ("2024", "2026", "2026-12-31", "during 35 of 36"),
    ("2024", "2026", "2027-01-01", "after 36 of 36"),
    ("2024", "2024", "2024-07-01", "during 6 of 12"),
    ("2024-10", "2026-09", "2026-09-30", "during 23 of 24"),
    ("2024-02", "2024-02", "2024-02-29", "during 0 of 1"),
    ("2025-01-01", "2025-06", "2025-03-15", "during 2 of 6"),
    // Days.
    ("2024-10-01", "2026-09-30", "2026-09-30", "during 23 of 24"),
    ("2024-10-01", "2026-09-30", "2026-10-01", "after 24 of 24"),
    ("2024-01-15", "2024-03-14", "2024-02-15", "during 1 of 2"),
    ("2024-01-15", "2024-03-15", "2024-03-15", "during 2 of 3"),
    ("2024-01-31", "2024-02-29", "2024-02-29", "during 0 of 1"),
    // A day that is not known counts as the last that it can be, as where items are held back.
    ("2024", "2026", "2026", "during 35 of 36"),
    ("2024-07", "2026", "2024", "during 5 of 30"),
    ("2024", "2026-06", "2026", "after 30 of 30"),
  ])
  func countsMonths(start: String, end: String, day: String, expected: String) throws {
    let (start, end) = (try #require(CalendarDate(start)), try #require(CalendarDate(end)))
    let period = try #require(Period(from: start, to: end))
    let day = try #require(CalendarDate(day))
    #expect("\(period.phase(on: day)) \(period.months(elapsedOn: day)) of \(period.months)" == expected)
  }

  @Test(arguments: [("2026", "2024"), ("2024-01-01", "2024-01-01"), ("2024-02-01", "2024-01")])
  func endsAfterItStarts(start: String, end: String) throws {
    #expect(Period(from: try #require(CalendarDate(start)), to: try #require(CalendarDate(end))) == nil)
  }
}
