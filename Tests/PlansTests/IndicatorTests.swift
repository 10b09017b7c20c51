// SPDX-License-Identifier: Apache-2.0

import Fields
import Testing

@testable import Plans

@Suite struct IndicatorTests {
  private static let plan = [
    "goals/g.md": file("G"), "objectives/o.md": file("O", "goal: g"), "norms/n.md": file("N"),
  ]

  @Test func haveASeries() throws {
    let text = file(
      "Shelters", "of: o", "unit: shelters", "baseline: {value: 12, period: 2025}", "series:", "  - period: 2026-Q1",
      "    target: 20", "    actual: 17.50", "  - {start: 2026-04-01, end: 2026-06-30, target: 25}",
      "  - {end: 2026-09, note: Not counted}")
    let planned = try Planned(Self.plan.merging(["indicators/i.md": text]) { $1 })
    #expect(planned.errors == [])
    let index = try planned.index("i")
    let details = try #require(planned.plan.items[index].details(IndicatorDetails.self))
    #expect(details.series.map { $0.time?.iso } == ["2026-01/2026-03", "2026-04-01/2026-06-30", "2026-09"])
    #expect(details.series.map { $0.actual?.text } == ["17.50", nil, nil], "as typed")
    #expect(details.baseline?.value?.text == "12")
    #expect(planned.plan.parent[index] == (try planned.index("o")))
  }

  @Test func needTimesInTheirSeries() throws {
    try expectProblem(
      in: Self.plan.merging([
        "indicators/i.md": file("I", "of: o", "unit: m", "baseline: 1", "series:", "  - ▸target: 20")
      ]) { $1 },
      "this period of the series does not say when it is, so that nothing is judged by it", .undatedFigure,
      help: "say it in `period`, such as `2026-Q1`")
    try expectProblem(
      in: Self.plan.merging([
        "indicators/i.md": file("I", "of: o", "series:", "  - ▸start: 2026-05", "    end: 2026-04")
      ]) { $1 }, amongErrors: true,
      "the period ends in 2026-04, before it starts in 2026-05", .datesBackwards,
      help: "exchange `start` and `end`, or correct the year")
  }

  @Test(arguments: ["of", "part-of"]) func belongToWhatThePlanWantsToReach(field: String) throws {
    try expectProblem(
      in: Self.plan.merging(["indicators/i.md": file("I", "\(field): ▸n")]) { $1 }, amongErrors: true,
      "`\(field)` names \(field == "of" ? "a plan or " : "")a goal or an objective or a measure, and `n` is a norm",
      .wrongKind,
      help: "write the identifier of \(field == "of" ? "a plan or " : "")a goal or an objective or a measure")
  }

  @Test func areDueInBandsThatTheSiteNames() throws {
    let years = try #require(DateSpan("2026/2028"))
    let band = try #require(TimeBand("short", years))
    let objective = file("O", "goal: g", "due: short")
    let planned = try Planned(
      ["goals/g.md": file("G"), "objectives/o.md": objective], kinds: Kinds([], bands: [band]))
    #expect(planned.errors == [])
    let details = planned.plan.items[try planned.index("o")].details(ObjectiveDetails.self)
    #expect(details?.part.due == .band(band))
    #expect(
      try Planned(["goals/g.md": file("G"), "objectives/o.md": objective]).messages == [
        "`due` has to be a time, not `short`"
      ])
  }
}
