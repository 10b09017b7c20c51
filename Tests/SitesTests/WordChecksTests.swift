// SPDX-License-Identifier: Apache-2.0

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

  @Test func asksNothingOfAGlossaryOfWhichNothingIsUsed() throws {
    #expect(try found(["terms/weir.md": text("Weir"), "about.md": text("About")]) == [])
  }

  @Test(arguments: [
    ("The NWP asks.", true), ("The National Water Plan (NWP) asks.", false),
    ("NWP, the National Water Plan, asks.", false),
    ("NWP (National Water Plan) asks.", false), ("A PDF of phase III in ALL CAPITAL WORDS", false), ("TLP:RED", false),
    ("`NWP`", true), ("The GWB asks.", false), ("The PO asks; POA too.", false),
  ]) func findsAbbreviationsThatNothingExplains(description: String, isFound: Bool) throws {
    let files = [
      "terms/board.md": text("Great Water Board", "abbreviation: GWB"), "partners/p.md": text("Port", "acronym: POA"),
      "about.md": text("About", "description: \"\(description)\"", "The Great Water Board."),
    ]
    #expect(try found(files) == (isFound ? ["undefined-abbreviation content/about.md"] : []))
  }

  @Test func anyTextMayExplainThem() throws {
    let files = [
      "terms/board.md": text("Great Water Board", "abbreviation: GWB"), "a.md": text("The NWP and the GWB"),
      "b.md": text("B", "", "First.\n\nThe National Water Plan (NWP)."),
    ]
    #expect(try found(files) == [])
    #expect(try found(["a.md": text("The NWP")]) == [], "a plan without a glossary of abbreviations is not asked")
  }
}
