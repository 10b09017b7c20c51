// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct PeriodSentenceTests {
  @Test(arguments: [
    ("2024", "2026", "2026-11-23", "<progress value=\"34\" max=\"36\"", "34 of 36 months have passed."),
    ("2026", "2028", "2025-12-31", "<progress value=\"0\" max=\"36\"", "The period of 36 months has not begun."),
    (
      "2024-10-01", "2026-09-30", "2026-10-01", "<progress value=\"24\" max=\"24\"",
      "The period of 24 months has ended."
    ),
  ])
  func saysHowManyMonthsAreOver(start: String, end: String, day: String, progress: String, sentence: String) throws {
    let fields = "kind: plan\nstart: \(start)\nend: \(end)"
    let page = try Published(["plan.md": file("Plan", fields)], asOf: day).text("index.html")
    #expect(page.contains("\(progress) aria-labelledby=\"page-period\">\(sentence)</progress>"))
  }

  @Test(arguments: ["start: 2024", "end: 2026", ""])
  func saysNothingWithoutBothEnds(fields: String) throws {
    let page = try Published(["plan.md": file("Plan", "kind: plan\n\(fields)")]).text("index.html")
    #expect(!page.contains("<progress"))
  }

  @Test(arguments: [("", true), ("\nstatus: superseded", false), ("\nstatus: draft", false)])
  func aPlanThatHasEndedIsNotInForce(status: String, isEnded: Bool) throws {
    let fields = "kind: plan\nstart: 2024-10-01\nend: 2026-09-30" + status
    let ended = "data-status=\"ended\">Period ended 30 September 2026, not replaced</span>"
    let page = try Published(["plan.md": file("Plan", fields)], asOf: "2026-10-01").text("index.html")
    #expect(page.contains(ended) == isEnded)
    let before = try Published(["plan.md": file("Plan", fields)], asOf: "2026-09-30").text("index.html")
    #expect(!before.contains(ended))
  }
}
