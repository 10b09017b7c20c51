// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Plans

/// Each check with a plan that passes it; `Refused/carried-out` has one that fails each.
@Suite struct CarryingOutTests {
  private func rules(_ files: [String: String], asOf: String = "2026-06-01") throws -> [String] {
    let goal = ["goals/g.md": file("G", "number: \"1\"")]
    return try Planned(goal.merging(files) { $1 }, asOf: asOf).located.map { $0.diagnostic.rule.name }
      .filter { $0 != "goal-without-objective" }
  }

  private let indicator = [
    "of: g", "unit: shelters", "baseline: {value: 4, period: 2025}",
    "series: [{period: 2026-Q1, target: 6, actual: 5}, {period: 2026-Q2, target: 8}]", "verified-by: A",
    "data-source: B", "accuracy: C", "limitations: D", "mitigation: E",
  ]

  private func text(_ lines: [String]) -> String {
    (["---", "title: I"] + lines + ["---", ""]).joined(separator: "\n")
  }

  @Test func passesAnIndicatorThatSaysAll() throws {
    #expect(try rules(["indicators/i.md": text(indicator)]) == [])
  }

  @Test(arguments: [
    (1, "type: output", "incomplete-indicator"), (2, "method: Counted", "incomplete-indicator"),
    (3, "series: [{period: 2026-Q1, actual: 5}]", "incomplete-indicator"),
    (3, "series: [{period: 2026-Q1, actual: 5}, {period: 2026-Q2, target: 8}]", "actual-without-target"),
    (3, "series: [{period: 2028, target: 8}]", "no-interim-target"),
    (3, "series: [{period: 2026-Q1, target: 6}, {period: 2026-03/2026-06, target: 8}]", "overlapping-periods"),
    (3, "series: [{period: 2026-Q1, target: 6}, {period: 2026-01-01/2026-03-31, target: 8}]", "doubled-period"),
    (8, "method: Counted", "missing-quality"),
  ]) func asksIndicatorsForOneThing(line: Int, instead: String, rule: String) throws {
    var lines = indicator
    lines[line] = instead == "type: output" ? "stage: output" : instead
    let found = try rules(["indicators/i.md": text(lines)])
    #expect(found == [rule])
  }

  @Test func asksNothingOfWhatIsDescribed() throws {
    #expect(try rules(["indicators/i.md": text(["of: g", "type: qualitative"])]) == [])
  }

  @Test func asksForLeadsOnceThereAreSome() throws {
    #expect(try rules(["goals/h.md": file("H", "lead: Port")]) == ["part-without-lead"])
    #expect(try rules(["goals/h.md": file("H")]) == [])
    #expect(
      try rules(["goals/g.md": file("G", "lead: Port"), "measures/m.md": file("M", "part-of: g")]) == [],
      "the lead of the whole leads its parts")
  }

  @Test func asksWhatGoalsServeOnceSomeSayIt() throws {
    let norm = ["norms/n.md": file("N"), "goals/h.md": file("H", "aligns-to: [n]")]
    #expect(try rules(norm) == ["unaligned-goal"])
    #expect(try rules(["goals/h.md": file("H")]) == [])
    let part = ["objectives/o.md": file("O", "part-of: g\naligns-to: [n]")]
    #expect(try rules(norm.merging(part) { $1 }) == [], "a part says it for the whole")
  }

  @Test func asksForPartnersNobodyNamesOnceSomeAreNamed() throws {
    let partners = ["partners/a.md": file("A"), "partners/b.md": file("B")]
    #expect(try rules(partners) == [])
    let lead = ["goals/g.md": file("G", "lead: a")]
    #expect(try rules(partners.merging(lead) { $1 }) == ["unused-partner"])
    for use in ["funding: [{source: b}]", "partners: [b]", "progress: {state: ongoing, assessed-by: b}"] {
      #expect(try rules(partners.merging(["goals/g.md": file("G", "lead: a\n\(use)")]) { $1 }) == [], "\(use)")
    }
  }

  @Test func asksWhatShowsThatSomethingIsDone() throws {
    func found(_ fields: String, _ parts: [String: String] = [:]) throws -> [String] {
      try rules(["goals/g.md": file("G", fields)].merging(parts) { $1 }).filter { $0 == "done-without-evidence" }
    }
    func indicator(_ actual: String) -> [String: String] {
      ["indicators/i.md": file("I", "of: g\nseries: [{period: 2026-Q1, target: 6, actual: \(actual)}]")]
    }
    func part(_ fields: String, folder: String = "measures") -> [String: String] {
      ["\(folder)/m.md": file("M", "part-of: g\n\(fields)")]
    }
    let isMissing = ["done-without-evidence"]
    #expect(try found("progress: done") == isMissing)
    #expect(try found("progress: ongoing") == [])
    #expect(try found("progress: {state: done, note: The council took note of it}") == [])
    #expect(try found("progress: done", indicator("6")) == [])
    #expect(try found("progress: done", indicator("5")) == isMissing)
    #expect(try found("progress: done", part("progress: done\nevidence: https://example.org")) == [])
    #expect(try found("progress: done", part("progress: under-way\nevidence: A")) == isMissing)
    #expect(try found("progress: done", part("progress: done")) == isMissing + isMissing)
    #expect(try found("progress: done", part("completed: 2026-01-12", folder: "milestones")) == [])
    #expect(try found("", part("progress: done", folder: "milestones")) == isMissing)
    #expect(try found("", part("progress: done\ncompleted: 2026-01-12", folder: "milestones")) == [])
  }

  @Test func takesNamesForNames() throws {
    let partner = ["partners/port-office.md": file("Office of Port and Quays")]
    for (lead, isUnclear) in [
      ("port-offcie", true), ("Port offce", true), ("Port police", false), ("police", false), ("port-office", false),
      ("Office of port and quays", true), ("Office of Port and Quay", true), ("Office of Parks", false),
    ] {
      let found = try rules(partner.merging(["goals/g.md": file("G", "lead: \(lead)")]) { $1 })
      #expect(found == (isUnclear ? ["unclear-lead"] : []))
    }
  }

  @Test func wantsNumbersThatBeginAlike() throws {
    #expect(try rules(["measures/m.md": file("M", "part-of: g", "number: \"1.2\"")]) == [])
    #expect(try rules(["measures/m.md": file("M", "part-of: g", "number: \"2.1\"")]) == ["number-of-parent"])
    #expect(try rules(["measures/m.md": file("M", "part-of: g")]) == [])
  }

  @Test func wantsPartsToBeDoneBeforeTheWholeIs() throws {
    func found(_ due: String) throws -> [String] {
      try rules(["goals/g.md": file("G", "due: 2027-06"), "measures/m.md": file("M", "part-of: g", "due: \(due)")])
    }
    #expect(try found("2027-06") == [])
    #expect(try found("2027") == [], "some of the year is before it")
    #expect(try found("2027-07-01") == ["outside-period"])
    #expect(try found("ongoing") == [])
  }

  @Test func wantsEvidenceAndReasons() throws {
    #expect(try rules(["measures/m.md": file("M", "part-of: g", "progress: done")]) == ["done-without-evidence"])
    #expect(try rules(["measures/m.md": file("M", "part-of: g", "progress: done", "evidence: Seen")]) == [])
    #expect(
      try rules(["milestones/m.md": file("M", "of: g", "due: 2027", "history: [{due: 2026, reason: Late}]")]) == [])
    #expect(
      try rules(["milestones/m.md": file("M", "of: g", "due: 2027", "history: [2026]")]) == ["slip-without-reason"])
  }

  @Test func asksObjectivesWhatServesThemOnceAnythingDoes() throws {
    let objective = ["objectives/o.md": file("O", "goal: g")]
    #expect(try rules(objective) == [])
    #expect(
      try rules(objective.merging(["measures/m.md": file("M", "part-of: g")]) { $1 }) == ["objective-without-measure"])
    #expect(try rules(objective.merging(["measures/m.md": file("M", "part-of: o")]) { $1 }) == [])
  }

  @Test(arguments: [
    ("The date is TBD", true), ("To be determined", true), ("Lorem ipsum dolor", true), ("This is to be seen", false),
    ("TBDs and lorems", false), ("A store of lore", false),
  ]) func findsWordsThatHoldAPlace(description: String, isFound: Bool) throws {
    #expect(
      try rules(["goals/g.md": file("G", "description: \(description)")]) == (isFound ? ["placeholder"] : []))
  }

  @Test(arguments: [
    ("It is TBD.", 1), ("It is `TBD`.", 0), ("See https://example.org/TBD", 0), ("~~~\nTBD\n~~~\n\nTBA", 1),
    ("<!--TBD-->", 0), ("Costs are to be determined, and so is the place: to be determined", 2),
    ("The board says what is to be decided.", 0), ("TBDs", 0), ("Lorem ipsum dolor", 1),
  ]) func findsPlaceholdersInTexts(text: String, count: Int) throws {
    #expect(
      try rules(["goals/g.md": "---\ntitle: G\n---\n\n\(text)\n"])
        == [String](repeating: "placeholder", count: count))
  }

  @Test func passesOverCommentsOfFieldsAndWhatIsHeldBack() throws {
    #expect(try rules(["goals/h.md": file("H", "number: \"2\" # TBD")]) == [])
    #expect(try rules(["goals/h.md": file("TBD", "draft: true")]) == [])
    #expect(try rules(["goals/h.md": file("H", "cost: {note: to be announced}")]) == ["placeholder"])
  }

  @Test(arguments: [
    ("goals/h.md", "TLP:AMBER", true), ("goals/h.md", "This is TLP: RED", true), ("goals/h.md", "TLP:CLEAR", false),
    ("goals/h.md", "TLP:WHITE", false), ("goals/h.md", "`TLP:AMBER` is a label", false),
    ("goals/h.md", "TLP:AMBER is for some, TLP:RED for few", false), ("terms/t.md", "TLP:AMBER is a label", false),
    ("documents/d.md", "TLP:GREEN", true),
  ]) func refusesWhatIsMarkedForSome(path: String, text: String, isRefused: Bool) throws {
    let fields = path.hasPrefix("documents") ? "url: https://example.org/" : "weight: 1"
    #expect(
      try rules([path: "---\ntitle: H\n\(fields)\n---\n\n\(text)\n"]) == (isRefused ? ["restricted-marking"] : []))
  }

  @Test func findsFactsThatDoNotAgree() throws {
    func two(_ folder: String, _ fields: String, _ others: String) throws -> [String] {
      try rules(["\(folder)/a.md": file("Same", fields), "\(folder)/b.md": file("Same", others)])
    }
    #expect(try two("milestones", "of: g\ndue: 2027", "of: g\ndue: 2028") == ["contradiction"])
    #expect(try two("milestones", "of: g\ndue: 2027", "of: g\ndue: 2027") == [])
    #expect(try two("milestones", "of: g\ndue: 2027", "due: 2028") == [], "they belong to different parts")
    #expect(try two("milestones", "of: g\ndue: 2027", "of: g") == [])
    let url = "url: https://example.org/"
    #expect(try two("documents", "\(url)a\ndate: 2024", "\(url)a\ndate: 2025") == ["contradiction"])
    #expect(try two("documents", "\(url)a\ndate: 2024", "\(url)b\ndate: 2024") == [])
    #expect(try two("measures", "part-of: g\ncost: {amount: 1}", "part-of: g\ncost: {amount: 2}") == ["contradiction"])
    func figures(_ actual: String, _ unit: String = "shelters") -> String {
      indicator.dropFirst(3).joined(separator: "\n")
        .replacing("actual: 5", with: "actual: \(actual)") + "\nof: g\nunit: \(unit)\nbaseline: 4"
    }
    #expect(try two("indicators", figures("5"), figures("6")) == ["contradiction"])
    #expect(try two("indicators", figures("5"), figures("5")) == [])
    #expect(try two("indicators", figures("5"), figures("6", "maps")) == [], "they are measured in different units")
  }

  @Test(arguments: [
    ("under-way", true), ("done", false), ("{state: under-way, date: 2026-03-31}", true),
    ("{state: under-way, date: 2026-05-01}", false), ("not-started", true),
  ]) func holdsProgressAgainstTheLastReport(progress: String, isWrong: Bool) throws {
    let reports = [
      "updates/q1.md": file("Q1", "period: 2026-Q1\nitems: [{ref: m, progress: done}]"),
      "updates/q4.md": file("Q4", "period: 2025-Q4\nitems: [{ref: m, progress: not-started}]"),
      "measures/m.md": file("M", "part-of: g\nevidence: Seen\nprogress: \(progress)"),
    ]
    #expect(try rules(reports) == (isWrong ? ["contradiction"] : []))
  }

  @Test func aReportThatLagsBehindIsOnlyOld() throws {
    let reports = [
      "updates/q1.md": file("Q1", "period: 2026-Q1\nitems: [{ref: m, progress: under-way}]"),
      "measures/m.md": file("M", "part-of: g\nevidence: Seen\nprogress: done"),
    ]
    #expect(try rules(reports) == [])
  }

  @Test func wantsMilestonesReachedInThePastAndDone() throws {
    func found(_ fields: String) throws -> [String] { try rules(["milestones/m.md": file("M", "of: g\n\(fields)")]) }
    #expect(try found("completed: 2026-05-31") == [])
    #expect(try found("completed: 2026-06-02") == ["contradiction"])
    #expect(try found("completed: 2026-05-31\nprogress: done") == [])
    #expect(try found("completed: 2026-05-31\nprogress: stopped") == ["contradiction"])
  }

  @Test func wantsPartsToBeAsLongAsTheWholeIs() throws {
    func found(_ lines: String) throws -> [String] {
      try rules(["goals/g.md": file("G", "time: 2027/2028"), "measures/m.md": file("M", "part-of: g", lines)])
    }
    #expect(try found("time: 2026") == ["outside-period"])
    #expect(try found("time: 2026/2027") == ["outside-period"])
    #expect(try found("time: 2027/2028-06") == [])
    #expect(try found("time: 2028/2029") == ["outside-period"])
    #expect(try found("time: 2028/2029\nprogress: ongoing") == [])
    #expect(try found("time: 2029\nprogress: ongoing") == ["outside-period"])
  }

  @Test func wantsWhatIsDoneToHaveNoOpenParts() throws {
    func found(_ lines: String) throws -> [String] {
      try rules([
        "goals/g.md": file("G", "progress: { state: done, note: The board has seen it. }"),
        "milestones/m.md": file("M", "of: g", lines),
      ])
    }
    #expect(try found("due: 2027") == ["contradiction"])
    #expect(try found("progress: not-started") == ["contradiction"])
    #expect(try found("due: 2027\nobligation: encouraged") == [])
    #expect(try found("due: 2027\nprogress: stopped") == [])
    #expect(try found("due: 2027\ncompleted: 2026-02-01") == [])
  }

  @Test func saysWhatIsOverdue() throws {
    let milestone = ["milestones/m.md": file("M", "of: g", "due: 2026-Q1")]
    #expect(try rules(milestone, asOf: "2026-03-31") == [])
    #expect(try rules(milestone, asOf: "2026-04-01") == ["overdue"])
  }
}
