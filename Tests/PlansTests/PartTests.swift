// SPDX-License-Identifier: Apache-2.0

import Fields
import Testing

@testable import Plans

/// What parts of a plan say of how they are carried out.
@Suite struct PartTests {
  private static let plan = [
    "goals/g.md": file("G"), "objectives/o.md": file("O", "goal: g"), "partners/port.md": file("Port office"),
    "norms/n.md": file("N"),
  ]

  private func planned(_ files: [String: String]) throws -> Planned {
    try Planned(Self.plan.merging(files) { $1 })
  }

  @Test func sayWhoWhenAndHowFar() throws {
    let plan = try planned([
      "measures/m.md": file(
        "M", "part-of: o", "lead: port", "time: 2026-Q2/2027", "cost: 1250000.50",
        "funding: [{source: port, amount: 20, currency: EUR}, The bank]",
        "progress: {state: under-way, assessed-by: port, date: 2026-01-01}", "evidence: [https://example.org/m, n]")
    ])
    #expect(plan.problems == [])
    let measure = try plan.index("m")
    let part = try #require(plan.plan.items[measure].details(MeasureDetails.self)).part
    #expect(part.progress?.state == .underWay)
    #expect(part.deadline?.end.iso == "2027")
    #expect(part.cost?.amount?.text == "1250000.50")
    #expect(part.funding.map(\.source) == ["port", "The bank"])
    #expect(
      plan.plan.incoming[try plan.index("port")].map(\.name) == ["progress", "lead", "funding"],
      "each field is listed on the partner's page")
    #expect(plan.plan.incoming[try plan.index("n")].map(\.name) == ["evidence"])
  }

  @Test func areLedByWhoIsNamedOrBySomebodyElse() throws {
    for lead in ["Harbour office", "n", "Port", "nobody"] {
      let plan = try planned(["measures/m.md": file("M", "part-of: o", "lead: \(lead)")])
      #expect(plan.problems == [], "a text that names no partner")
      #expect(plan.plan.outgoing[try plan.index("m")].map(\.name) == ["part-of"])
    }
  }

  @Test func areNotLedByWhoIsHeldBack() throws {
    let plan = try planned([
      "measures/m.md": file("M", "part-of: o", "lead: later"), "partners/later.md": file("Later", "draft: true"),
    ])
    #expect(plan.problems == ["content/measures/m.md:4:7 link-to-held-back"])
  }

  @Test(arguments: ["measures", "milestones", "indicators"]) func arePartsOfWhatIsCarriedOut(folder: String) throws {
    let kind = String(folder.dropLast())
    try expectProblem(
      in: Self.plan.merging(["\(folder)/m.md": file("M", "part-of: ▸n")]) { $1 },
      "`part-of` names a goal or an objective or a measure, and `n` is a norm", .wrongKind,
      help: "write the identifier of a goal or an objective or a measure")
    #expect(try planned(["\(folder)/m.md": file("M", "part-of: o", "kind: \(kind)")]).problems == [])
  }

  @Test func mayHaveFieldsOfThePlanInsteadOfThoseThatNothingReckonsWith() throws {
    let kinds = try declared(
      "kinds: { measure: { fields: { cost: { type: choice, choices: [low, high] }, time: { type: text } } } }")
    let plan = try Planned(
      Self.plan.merging(["measures/m.md": file("M", "part-of: o", "cost: high", "time: soon", "lead: port")]) { $1 },
      kinds: kinds)
    #expect(plan.problems == [])
    #expect(
      plan.plan.items[try plan.index("m")].values.suffix(3) == [
        FieldEntry("lead", .text("port")), FieldEntry("cost", .choice("high")), FieldEntry("time", .text("soon")),
      ])
  }

  @Test func keepTheHistoryOfTheirDates() throws {
    let plan = try planned([
      "milestones/m.md": file(
        "M", "of: o", "due: 2027-Q2", "obligation: required", "history:", "  - due: 2026-12-31",
        "    changed: 2026-11-02", "    reason: The tender failed")
    ])
    #expect(plan.problems == [])
    let details = try #require(plan.plan.items[try plan.index("m")].details(MilestoneDetails.self))
    #expect(details.history.map { $0.due?.text } == ["2026-12-31"])
    #expect(details.day?.iso == "2027-06")
  }

  @Test func areReportedOnInUpdates() throws {
    let plan = try planned([
      "updates/u.md": file(
        "U", "period: 2026-Q1", "items:", "  - {ref: o, progress: under-way, note: It began}", "  - g")
    ])
    #expect(plan.problems == [])
    #expect(plan.plan.incoming[try plan.index("o")].map(\.name) == ["items"])
    #expect(plan.plan.items[try plan.index("u")].details.day?.iso == "2026-03")
  }
}
