// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans
import Publishing
import RulePages
import Sites
import TestSupport
import Testing

/// Terms and abbreviations, asked of all texts.
@Suite struct WordChecksTests {
  private func found(_ files: [String: String]) throws -> [String] {
    let site = try TemporaryFolder(["content/site.yml": "title: Plan\n"])
    for (path, text) in files { try site.write("content/\(path)", text) }
    return try build(site.path).report.diagnostics.filter { $0.rule.name.hasPrefix("un") }
      .map { "\($0.rule.name) \($0.place?.path ?? "")" }
  }

  private func text(_ title: String, _ fields: String = "", _ text: String = "") -> String {
    "---\ntitle: \(title)\n\(fields)\(fields.isEmpty ? "" : "\n")---\n\n\(text)\n"
  }

  @Test(arguments: [
    ("A page about weirs.", "", true), ("A weir.", "", false), ("A *weir*!", "", false),
    ("Weirs", "also: [weirs]", false),
    ("See [it](plan:weir).", "", false), ("A `weir` < b", "", false), ("WR is short", "abbreviation: WR", false),
  ]) func findsTermsThatNobodyUses(use: String, fields: String, isUnused: Bool) throws {
    let files = [
      "terms/weir.md": text("Weir", fields, "A wall of a weir."), "terms/sluice.md": text("Sluice", "", "A gate."),
      "about.md": text("About", "", "A sluice. " + use),
    ]
    #expect(try found(files) == (isUnused ? ["unused-term content/terms/weir.md"] : []))
  }

  @Test func findsNamesThatGoOnInTheNextLineInFieldsAndInTables() throws {
    let terms = [
      "terms/weir.md": text("Old weir"), "terms/sluice.md": text("Sluice & gate"), "terms/lock.md": text("Lock"),
      "terms/pump.md": text("Pump"),
    ]
    let uses = [
      "about.md": text("About", "description: It has a sluice & gate.", "- An old\n  weir."),
      "norms/norms.csv": "id,title,description\na,A,It has a lock\n",
    ]
    #expect(try found(terms.merging(uses) { $1 }) == ["unused-term content/terms/pump.md"])
  }

  @Test func looksOnlyIntoTextsThatHaveChanged() throws {
    let site = try TemporaryFolder([
      "content/site.yml": "title: Plan\n", "content/terms/weir.md": text("Weir"),
      "content/terms/sluice.md": text("Sluice"),
      "content/about.md": text("About", "", "A sluice."), "content/other.md": text("Other", "", "Water."),
    ])
    func look() throws -> (unused: [String], searched: Int?) {
      let built = try build(site.path, to: site.path + "/out") { $0.usesCache = true }
      let unused = { (result: BuildResult) in
        result.report.diagnostics.filter { $0.rule == .unusedTerm }.compactMap { $0.place?.path }
      }
      // What an earlier build found makes no difference.
      #expect(try unused(built) == unused(build(site.path)))
      return (unused(built), built.site?.findings.terms.searched.count)
    }
    var found = try look()
    #expect(found.unused == ["content/terms/weir.md"] && found.searched == 4)
    try site.write("content/other.md", text("Other", "", "Much water."))
    found = try look()
    #expect(found.unused == ["content/terms/weir.md"] && found.searched == 4)
    try site.write("content/other.md", text("Other", "", "Water over a weir."))
    found = try look()
    #expect(found.unused == [] && found.searched == 0)
    try site.write("content/about.md", text("About", "", "A lock."))
    found = try look()
    #expect(found.unused == ["content/terms/sluice.md"] && found.searched == 4)
    try site.write("content/norms/norms.csv", "id,title\na,A sluice of old\n")
    found = try look()
    #expect(found.unused == [])
    try site.write("content/norms/norms.csv", "id,title\na,A lock of old\n")
    found = try look()
    #expect(found.unused == ["content/terms/sluice.md"])
  }

  @Test func asksNothingOfAGlossaryOfWhichNothingIsUsed() throws {
    #expect(try found(["terms/weir.md": text("Weir"), "about.md": text("About")]) == [])
  }

  @Test(arguments: [
    ("The NWP asks.", true), ("The National Water Plan (NWP) asks.", false),
    ("NWP, the National Water Plan, asks.", false),
    ("NWP (National Water Plan) asks.", false), ("A PDF of phase III in ALL CAPITAL WORDS", false), ("TLP:RED", false),
    ("The `NWP` asks", false), ("The GWB asks.", false), ("The PO asks; POA too.", false),
    ("As the WEIR shows.", false),
  ]) func findsAbbreviationsThatNothingExplains(sentence: String, isFound: Bool) throws {
    let files = [
      "terms/board.md": text("Great Water Board", "abbreviation: GWB"), "partners/p.md": text("Port", "acronym: POA"),
      "about.md": text("About", "", "The Great Water Board.\n\n- Of it: \(sentence)"), "norms/weir.md": text("A norm"),
    ]
    #expect(try found(files) == (isFound ? ["undefined-abbreviation content/about.md"] : []))
  }

  @Test func saysWhereTheyAreFirstAndHowOftenInAll() throws {
    let site = try TemporaryFolder([
      "content/plan.md": text("Plan", "kind: plan", "Its aims."),
      "content/goals/a.md": text("A", "", "## Why\n\nSince the NWP asks, and the NWP is law."),
      "content/objectives/b.md": text("B", "part-of: a\ndescription: As the NWP and the GWB say.", "GWBs are old."),
      "content/milestones/m.csv": "id,title,of,due,note\nm1,One,a,2027,x\n",
      "content/measures/m.csv": "id,title,part-of,description\nm2,Of the PQR,a,\"It is the STU, the PQR\"\n",
    ])
    let problems = try build(site.path).report.diagnostics.filter { $0.rule.name == "undefined-abbreviation" }
    #expect(
      problems.map { "\($0.place?.path ?? ""):\($0.place?.line ?? 0) \($0.message)" } == [
        "content/goals/a.md:7 `NWP` is explained nowhere, and used 3 times in 2 texts",
        "content/objectives/b.md:4 `GWB` is explained nowhere, and used 2 times in this text",
        "content/measures/m.csv:2 `PQR` is explained nowhere, and used 2 times in this text",
        "content/measures/m.csv:2 `STU` is explained nowhere",
      ])
  }

  @Test func anyTextMayExplainThem() throws {
    let files = [
      "terms/board.md": text("Great Water Board", "abbreviation: GWB"), "a.md": text("The NWP and the GWB"),
      "b.md": text("B", "", "First.\n\nThe National Water Plan (NWP)."),
    ]
    #expect(try found(files) == [])
    #expect(
      try found(["a.md": text("The NWP")]) == [], "a site without a plan and a glossary of abbreviations is not asked")
    #expect(
      try found(["a.md": text("The NWP"), "plan.md": text("The plan", "kind: plan")]) == [
        "undefined-abbreviation content/a.md"
      ])
  }

  @Test func thePageOfTheRuleListsWhatEverybodyKnows() throws {
    let page = try #require(Rule.named("undefined-abbreviation")?.explanation)
    let listed = page.split(separator: "## Known without")[1].split(separator: "## ")[0]
    #expect(Set(listed.matches(of: /`([A-Z]+)`/).map { String($0.output.1) }) == wellKnownAbbreviations)
  }
}
