// SPDX-License-Identifier: Apache-2.0

import Fields
import Foundation
import TestSupport
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: ["2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01", "9999-12-31", "2024-10", "2024"])
  func readsADateThatExists(text: String) {
    #expect(CalendarDate(text)?.iso == text)
  }

  @Test(arguments: [
    "2023-02-29", "1900-02-29", "2024-13-45", "2024-00-10", "2024-04-31", "2024-01-00", "0000-01-01", "", "-",
    "24-01-01", "2024-1-1", "2024-01-01T00:00:00Z", "2024-01-01 ", " 2024-01-01", "2024-01-01-01", "2024/01/01",
    "١٢٣٤-01-01", "+024-01-01", "2024--1", "20240101", "tomorrow",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func takesAMonthAndAYearForAllTheirDays() throws {
    let month = try #require(CalendarDate("2024-02"))
    #expect((month.first, month.last) == (2024_02_01, 2024_02_29))
    let year = try #require(CalendarDate("2023"))
    #expect((year.first, year.last) == (2023_01_01, 2023_12_31))
    #expect(try #require(CalendarDate("2023-02")).last == 2023_02_28)
  }

  @Test func ordersByTheFirstAndThenTheLastDay() throws {
    let texts = ["2023-12-31", "2024-01-01", "2024-01", "2024", "2024-01-02", "2024-02"]
    let dates = try texts.map { try #require(CalendarDate($0)) }
    #expect(dates.reversed().sorted().map(\.iso) == texts)
  }

  @Test func countsWholeMonths() throws {
    func months(_ end: String, since start: String) throws -> Int {
      try #require(CalendarDate(end)).months(since: try #require(CalendarDate(start)))
    }
    #expect(try months("2026-01-31", since: "2026-01-31") == 0)
    #expect(try months("2026-02-28", since: "2026-01-31") == 0)
    #expect(try months("2026-03-01", since: "2026-01-31") == 1)
    #expect(try months("2027-01-31", since: "2026-01-31") == 12)
    #expect(try months("2025-12-31", since: "2026-01-31") == -1)
  }

  @Test func tellsTheDayInUTCAsFoundationDoes() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
    // From 1600 to 2399: Foundation's calendar is the Julian one before 1582.
    var generator = SeededRandom(seed: 20_261_123)
    let range = -11_676_096_000...13_569_465_599
    let days = stride(from: 0, to: 3 * 366 * 86_400, by: 86_400).flatMap { [$0, $0 - 1, 951_782_400 + $0] }
    for seconds in days + (0..<5_000).map({ _ in Int.random(in: range, using: &generator) }) {
      let expected = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: TimeInterval(seconds)))
      let date = CalendarDate(secondsSince1970: seconds)
      guard (date.year, date.month, date.day) != (expected.year ?? 0, expected.month, expected.day) else { continue }
      Issue.record("\(seconds): \(date.iso) instead of \(expected)")
      return
    }
  }

  @Test func readsBackWhatItWrites() {
    var generator = SeededRandom(seed: 7)
    for _ in 0..<5_000 {
      let date = CalendarDate(secondsSince1970: Int.random(in: 0...250_000_000_000, using: &generator))
      #expect(CalendarDate(date.iso) == date)
    }
  }
}
