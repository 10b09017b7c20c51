// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct PeriodSentenceTests {
  @Test(arguments: [
    ("2024", "2026", "2026-11-23", "34 of 36 months have passed."),
    ("2026", "2028", "2025-12-31", "The period of 36 months has not begun yet."),
  ])
  func saysHowManyMonthsAreOver(start: String, end: String, day: String, sentence: String) throws {
    let fields = "kind: plan\nstart: \(start)\nend: \(end)"
    let page = try Published(["plan.md": file("Plan", fields)], asOf: day).text("index.html")
    #expect(page.contains("<dd class=\"quiet\">\(sentence)</dd>"))
  }

  @Test(arguments: ["start: 2024", "end: 2026", ""])
  func saysNothingWithoutBothEnds(fields: String) throws {
    let page = try Published(["plan.md": file("Plan", "kind: plan\n\(fields)")]).text("index.html")
    #expect(!page.contains("months"))
  }

  @Test(arguments: [("", true), ("\nstatus: superseded", false), ("\nstatus: draft", false)])
  func aPlanThatHasEndedIsNotInForce(status: String, isEnded: Bool) throws {
    let fields = "kind: plan\nstart: 2024-10-01\nend: 2026-09-30" + status
    let ended = "data-status=\"ended\">Period ended 30\u{A0}September 2026, not replaced</span>"
    let page = try Published(["plan.md": file("Plan", fields)], asOf: "2026-10-01").text("index.html")
    #expect(page.contains(ended) == isEnded)
    #expect(!page.contains("months"))
    let before = try Published(["plan.md": file("Plan", fields)], asOf: "2026-09-30").text("index.html")
    #expect(!before.contains(ended))
  }

  @Test(arguments: [
    ("2026-01-01/2026-06-30", "2026-07-01/2027-03-31", "1\u{A0}January 2026\u{A0}– 31\u{A0}March 2027"),
    ("2026-Q1", "2026-Q2", "Q1\u{A0}2026\u{A0}– Q2\u{A0}2026"), ("2026/2027", "2028", "2026\u{A0}– 2028"),
  ])
  func aSeriesGoesFromItsFirstDayToItsLast(first: String, second: String, time: String) throws {
    let fields =
      "of: o\nunit: rooms\nbaseline: 0\nseries: [{period: \(first), target: 1}, {period: \(second), target: 2}]"
    let files = [
      "goals/g.md": file("G"), "objectives/o.md": file("O", "goal: g"), "indicators/i.md": file("I", fields),
    ]
    #expect(try Published(files).text("indicators/i/index.html").contains("<p class=\"quiet\">rooms, \(time)</p>"))
  }
}
