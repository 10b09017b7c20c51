// SPDX-License-Identifier: Apache-2.0

import Fields
import Testing

@Suite struct LikelyDatesTests {
  @Test(arguments: [
    "02.11.2025", "2.11.2025", "2. 11. 2025", "2025/11/02", "2025.11.2", "2025-11-2", "20251102", "2 November 2025",
    "November 2, 2025", "Nov 2, 2025", "2nd of November 2025", "2-Nov-2025",
  ]) func knowsADayInAnotherForm(text: String) {
    #expect(likelyDates(for: text).map(\.iso) == ["2025-11-02"])
  }

  @Test func takesBothWhereDayAndMonthCouldBeExchanged() {
    #expect(likelyDates(for: "02/11/2025").map(\.iso) == ["2025-11-02", "2025-02-11"])
    #expect(likelyDates(for: "02-11-2025").map(\.iso) == ["2025-11-02", "2025-02-11"])
    #expect(likelyDates(for: "31/03/2026").map(\.iso) == ["2026-03-31"])
    #expect(likelyDates(for: "03/31/2026").map(\.iso) == ["2026-03-31"])
    #expect(likelyDates(for: "05/05/2026").map(\.iso) == ["2026-05-05"])
  }

  @Test func knowsMonths() {
    #expect(likelyDates(for: "11/2025").map(\.iso) == ["2025-11"])
    #expect(likelyDates(for: "November 2025").map(\.iso) == ["2025-11"])
  }

  @Test(arguments: [
    "soon", "2025-13-45", "31.02.2026", "32.1.2026", "1.1.26", "", "Q3 2025", "spring 2026", "1 2 3 4",
    "March – May 2026",
  ])
  func guessesNothingElse(text: String) { #expect(likelyDates(for: text) == []) }

  @Test(arguments: [
    "2026-03-31T10:00:00+02:00", "2026-03-31 10:00:00 +0200", "2026-03-31T10:00Z", "2026-03-31 9:05",
    "2026-03-31t10:00:00.5z",
  ]) func leavesOutAClock(text: String) { #expect(CalendarDate(withClock: text)?.iso == "2026-03-31") }

  @Test(arguments: [
    "2026-03-31", "2026-03-31T", "2026-03-31 soon", "2026-02-30T10:00", "2026T10:00", "2026-03-31T10:99",
  ])
  func isNoClock(text: String) { #expect(CalendarDate(withClock: text) == nil) }

  @Test(arguments: [
    ("Q2 2027", "2027-Q2"), ("Q2/2027", "2027-Q2"), ("2026-H1", "2026-Q1/2026-Q2"), ("H2 2026", "2026-Q3/2026-Q4"),
    ("2S2026", "2026-Q3/2026-Q4"), ("2025–2028", "2025/2028"), ("2025-2028", "2025/2028"), ("2025 – 2028", "2025/2028"),
    ("31.03.2026", "2026-03-31"), ("January 2026", "2026-01"), ("Jan 2026 to Mar 2026", "2026-01/2026-03"),
    ("2026-01-01 - 2026-03-31", "2026-01-01/2026-03-31"), ("Q1 2026 – Q3 2026", "2026-Q1/2026-Q3"),
  ])
  func knowsASpanInAnotherForm(text: String, span: String) { #expect(likelySpan(for: text)?.text == span) }

  @Test(arguments: ["2025/26", "2028–2025", "01/02/2026", "soon", "2026-H3", "Q5 2026", "", "2025–2026–2027", "–", "/"])
  func guessesNoOtherSpan(text: String) { #expect(likelySpan(for: text) == nil) }
}
