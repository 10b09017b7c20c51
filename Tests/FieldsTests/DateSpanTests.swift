// SPDX-License-Identifier: Apache-2.0

import Fields
import Testing

@Suite struct DateSpanTests {
  @Test(arguments: [
    ("2025-03-01/2026-02", "2025-03-01/2026-02"), ("2025/2027", "2025/2027"), ("2025", "2025"), ("2025-04", "2025-04"),
    ("2025-04-30", "2025-04-30"), ("2025-Q1", "2025-01/2025-03"), ("2025-Q4", "2025-10/2025-12"),
    ("2025-06/2025", "2025-06/2025"),
    ("2025-Q1/2025-Q3", "2025-01/2025-09"), ("2025-Q4/2026-02", "2025-10/2026-02"),
    ("2025-Q2/2025-Q2", "2025-04/2025-06"),
    ("2025-01-01/2025-01-01", "2025-01-01"),
  ])
  func isReadAsItStands(text: String, iso: String) {
    #expect(DateSpan(text)?.text == text)
    #expect(DateSpan(text)?.iso == iso)
  }

  @Test(arguments: [
    "", "/", "2025/", "/2025", "2025-Q0", "2025-Q5", "2025-q1", "Q1", "2025-Q2/2025-Q1", "2025-01-Q1", "2025-Q1/",
    "2025-13", "2025/2024",
    "2025-05-02/2025-05-01", "2025/2026/2027", "soon", "2025-Q٣", "20250-Q1",
  ])
  func isASpanOfTime(text: String) {
    #expect(DateSpan(text) == nil)
  }

  @Test func isSaidInOneBreathWhereItsPartsAreTheSame() {
    #expect(DateSpan("2025-Q2/2025-Q2")?.parts == [.quarter(2, year: 2025)])
    #expect(DateSpan("2025-Q2/2025-Q3")?.parts == [.quarter(2, year: 2025), .quarter(3, year: 2025)])
    #expect(DateSpan("2025-04/2025-06")?.parts.count == 2)
  }

  @Test func knowsItsFirstAndLastDay() {
    let quarter = DateSpan("2024-Q1")
    #expect([quarter?.start.first, quarter?.end.last] == [20_240_101, 20_240_331])
  }
}
