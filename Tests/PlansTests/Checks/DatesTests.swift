// SPDX-License-Identifier: Apache-2.0

import Plans
import Testing

@Suite struct DatesTests {
  @Test func wantsUpdatesAfterPublication() throws {
    try expectProblem(
      in: ["a.md": file("A", "published: 2024-05-01", "▸updated: 2024-04-30")],
      "updated on 2024-04-30, before it was published on 2024-05-01", .datesBackwards,
      help: "correct one of the two dates"
    )
    #expect(try Planned(["a.md": file("A", "published: 2024-05-15", "updated: 2024-05")]).problems == [])
    #expect(try Planned(["a.md": file("A", "published: 2024-05-15", "updated: 2024-05-15")]).problems == [])
  }

  @Test func wantsTheEndOfAPlanAfterItsStart() throws {
    try expectProblem(
      in: ["plan.md": file("P", "kind: plan", "start: 2025-01-01", "▸end: 2024-12-31")],
      "the plan ends on 2024-12-31, before it starts on 2025-01-01", .datesBackwards,
      help: "exchange `start` and `end`, or correct the year")
    #expect(try Planned(["plan.md": file("P", "kind: plan", "start: 2025-01", "end: 2025")]).problems == [])
  }

  @Test(arguments: ["2023-12-31", "2027-01-01", "2027", "2023-12"]) func wantsWhatIsDueWithinThePeriod(due: String)
    throws
  {
    try expectProblem(
      in: [
        "plan.md": file("P", "kind: plan", "start: 2024-01-01", "end: 2026-12-31"), "goals/g.md": file("G"),
        "objectives/o.md": file("O", "goal: g", "▸due: \(due)", "progress: stopped"),
      ], "`due` is \(due), outside the plan's period of 2024-01-01 to 2026-12-31", .outsidePeriod,
      help: "correct `due`, or `start` and `end` in `content/plan.md`")
  }

  @Test func measuresNothingByAPeriodThatRunsBackwards() throws {
    let planned = try Planned([
      "plan.md": file("P", "kind: plan", "start: 2025", "end: 2024"), "goals/g.md": file("G"),
      "objectives/o.md": file("O", "goal: g", "due: 2030"),
    ])
    #expect(planned.problems == ["content/plan.md:5:1 dates-backwards"])
  }

  @Test func knowsPeriodsThatAreOpen() throws {
    func problems(_ period: String, due: String) throws -> [String] {
      try Planned([
        "plan.md": file("P", "kind: plan", period), "goals/g.md": file("G"),
        "objectives/o.md": file("O", "goal: g", "due: \(due)", "progress: stopped"),
      ]).messages
    }
    #expect(try problems("start: 2024-01-01", due: "2030") == [])
    #expect(try problems("end: 2026-12-31", due: "2001") == [])
    #expect(try problems("start: 2024", due: "2023") == ["`due` is 2023, outside the plan's period of 2024 to …"])
    #expect(try problems("end: 2024", due: "2025") == ["`due` is 2025, outside the plan's period of … to 2024"])
  }
}
