// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Plans

/// What sentences state of parts of the plan that they link to.
@Suite struct StatementTests {
  /// Of a milestone due on 2027-03-31, which was to be reached by June 2026 first, and of an indicator.
  private func problems(_ text: String, folder: String = "guidance", _ fields: String = "") throws -> [String] {
    let milestone = """
      of: g
      due: 2027-03-31
      history: [{due: 2026-06-30, changed: 2026-05-02, reason: The bid failed}]
      """
    let indicator = """
      of: g
      unit: cool rooms
      baseline: {value: 4, period: 2025}
      series: [{period: 2026-Q1, target: 6, actual: 5}, {period: 2026-Q2, target: 8.5}, {period: 2027, target: 1200}]
      """
    let reached = "of: g\ndue: 2026-03\ncompleted: 2026-03-12"
    let files = [
      "goals/g.md": file("G"), "milestones/gate.md": file("Gate", milestone),
      "milestones/wall.md": file("Wall", reached),
      "indicators/rooms.md": file("Rooms", indicator), "\(folder)/t.md": file("T", fields, text: text),
    ]
    return try Planned(files, asOf: "2026-06-01").located.filter { $0.diagnostic.rule.name == "contradiction" }
      .map { $0.diagnostic.message }
  }

  @Test(arguments: [
    "The [gate](plan:gate) is due by April 2027.", "[](plan:gate) is now due on 30 March 2027.",
    "It depends on the [gate](plan:gate) (due 2028).",
    "Then comes the **[gate](../milestones/gate.md)**, due in 2026-Q2.",
    "- [gate](plan:gate): due June 2026", "The due date of the [gate](plan:gate) is June 30, 2026.",
    "The milestone [gate](plan:gate) has to be reached by the end of 2026, and costs more.",
    "[The gate](plan:gate)’s deadline is still the second quarter of 2027.",
    "| Milestone | Lead | Due |\n|---|---|---|\n| [Gate](plan:gate) | Port | 2027-04 |",
    "[Wall](plan:wall) was completed in April 2026.", "[Rooms](plan:rooms) has a target of 7 cool rooms.",
    "The target for [rooms](plan:rooms) is 1,300.", "[Rooms](plan:rooms) has a target of 6 rooms by 2027.",
    "The baseline of [rooms](plan:rooms) is 5.", "[Rooms](plan:rooms) stood at 6 in the first quarter of 2026.",
    "We open [rooms](plan:rooms), which has a target of 7 cool rooms.",
    "| Indicator | Target |\n|---|---:|\n| [Rooms](plan:rooms) | 9 |",
  ]) func disagree(text: String) throws {
    #expect(try problems(text).count == 1, "\(text)")
  }

  @Test(arguments: [
    // They say the same, more or less exactly.
    "The [gate](plan:gate) is due by March 2027.", "[Gate](plan:gate) (due 2027) is next.",
    "The [gate](plan:gate) is due by the end of the first quarter of 2027.",
    "[Gate](plan:gate) is due on 31 March, 2027.",
    "| Milestone | Due |\n|---|---|\n| [Gate](plan:gate) | 2027-Q1 |",
    "[Wall](plan:wall) was reached on 12 March 2026.",
    "[Rooms](plan:rooms) has a target of 8.50 cool rooms.", "The target for [rooms](plan:rooms) is 1,200 by 2027.",
    "[Rooms](plan:rooms) stood at 5 in 2026-Q1.", "The baseline of [rooms](plan:rooms) is 4.0.",
    // They say something else.
    "The report on the [gate](plan:gate) is due by May 2027.", "If the [gate](plan:gate) is due by 2028, we wait.",
    "The [gate](plan:gate) was due by June 2026.", "The [gate](plan:gate) is not due by 2026.",
    "The [gate](plan:gate) is due by 2028 or 2029.", "The [gate](plan:gate) is due in 2028–2029.",
    "The [gate](plan:gate) is due in fiscal year 2028.", "The [gate](plan:gate) is due in the 2028 budget.",
    "The [gate](plan:gate) will be built by 2028 firms.", "The [gate](plan:gate) is due by the start of 2028.",
    "The [gate](plan:gate) is due by April and May 2028.", "Work on the [gate](plan:gate), due by May 2028, goes on.",
    "The [gate](plan:gate) is `due` by 2028.", "The [gate](plan:gate) ~~is due by 2028~~.", "[Gate](plan:gate) 2028.",
    "[Rooms](plan:rooms) has a target of 7 people.", "[Rooms](plan:rooms) has a target of 9 to 12 cool rooms.",
    "[Rooms](plan:rooms) has a target of 9 cool rooms more.", "There is no target for [rooms](plan:rooms): 7 are open.",
    "[Rooms](plan:rooms) stood at 6 in 2019.", "We opened 7 cool rooms of [rooms](plan:rooms) in 2026-Q1.",
    "Work on the [gate](plan:gate), which is due by May 2028, goes on.",
    "See [the gate](plan:gate). The market is due by 2028.",
  ]) func doNotDisagree(text: String) throws {
    #expect(try problems(text) == [], "\(text)")
  }

  @Test(arguments: [
    ("The flood gate is due by April 2027.", 1), ("Flood Gate is due by March 2027.", 0),
    ("The flood gates are due by April 2027.", 0), ("The second flood gate is due by April 2027.", 0),
    ("It has a target. Work on the flood gate, due by May 2028, goes on.", 0),
  ]) func aSummaryMayNamePartsByTheirTitles(summary: String, count: Int) throws {
    let gate = ["milestones/gate.md": file("Flood gate", "of: g\ndue: 2027-03-31")]
    for goal in [file("G", "description: \(summary)"), file("G", text: summary)] {
      let found = try Planned(gate.merging(["goals/g.md": goal]) { $1 }, asOf: "2026-06-01").located
      #expect(found.count { $0.diagnostic.rule.name == "contradiction" } == count)
    }
  }

  @Test func whatADatedTextSaysWasSoOnItsDay() throws {
    let text = "The [gate](plan:gate) is due by June 2026. [Rooms](plan:rooms) has a target of 7 cool rooms."
    #expect(try problems(text).count == 2)
    #expect(
      try problems(text, folder: "news", "date: 2026-02-01") == [
        "the target of `rooms` is 7 here, and 1200 in `content/indicators/rooms.md`"
      ])
    #expect(try problems("The [gate](plan:gate) is due by July 2026.", folder: "news", "date: 2026-02-01").count == 1)
  }

  @Test(arguments: [
    ("This milestone is due by May 2027.", 1), ("The milestone has to be reached by May 2027.", 1),
    ("This milestone is due by March 2027.", 0), ("The bid is due by May 2027.", 0), ("Is due by May 2027.", 0),
  ]) func summariesAreAboutTheirItem(text: String, count: Int) throws {
    let milestone = "of: g\ndue: 2027-03-31"
    for fields in ["\(milestone)\ndescription: \(text)", milestone] {
      let files = ["goals/g.md": file("G"), "milestones/m.md": file("M", fields, text: text)]
      #expect(try Planned(files).messages.filter { $0.hasPrefix("the due date") }.count == count)
    }
  }

  @Test func notesOfReportsAreAboutWhatTheyReportOn() throws {
    func note(_ words: String) throws -> [String] {
      try problems("", folder: "updates", "period: 2026-Q1\nitems: [{ref: gate, note: '\(words)'}]")
    }
    #expect(
      try note("Now due by May 2027.") == [
        "the due date of `gate` is May 2027 here, and 2027-03-31 in `content/milestones/gate.md`"
      ])
    #expect(try note("This milestone is due by March 2027.") == [])
    #expect(try note("The tender is due by May 2027.") == [])
  }
}
