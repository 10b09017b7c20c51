// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TestSupport
import Testing

@testable import Plans

/// A file whose fields are wrong is read on, so that its writer sees all that is wrong at once, and nothing that follows
/// from it.
@Suite struct ReadOnTests {
  private func problems(_ files: [String: String]) throws -> [String] {
    try Planned(files).diagnostics.map { "\($0.place?.path ?? ""):\($0.place?.line ?? 0) \($0.rule.name)" }.sorted()
  }

  @Test func afterAnyNumberOfFaults() throws {
    let faults = (1...60).map { "f\($0): 'a' b" }
    let text = (["---", "title: A", "id: x"] + faults + ["weight: 3", "---", "", "## Why", "", "[b](plan:nobody)"])
      .joined(separator: "\n")
    let (item, _) = read(text)
    #expect(item?.title == "A")
    #expect(item?.fields.weight == 3)
    let planned = try Planned(["a.md": text, "b.md": file("B", text: "[](plan:x) [y](a.md#why)")])
    #expect(planned.diagnostics.count { $0.rule.name == "yaml-syntax" } == 60)
    #expect(Set(planned.diagnostics.map(\.rule.name)) == ["unknown-id", "unknown-key", "yaml-syntax"])
  }

  @Test func whereTheFieldsAreAList() throws {
    let files = ["a.md": "---\n- title: A\n---\n\n## Why\n", "b.md": file("B", text: "[y](a.md#why)")]
    #expect(try problems(files) == ["content/a.md:2 yaml-syntax"])
  }

  @Test func whereNobodyKnowsTheKind() throws {
    let files = [
      "a.md": "---\ntitle: A\nkind: ordinance\ngoal: g\nnonsense: 1\n---\n\n#### Why\n",
      "b.md": file("B", text: "[y](a.md#why) [](plan:a)"),
    ]
    #expect(
      try problems(files) == [
        "content/a.md:3 unknown-kind", "content/a.md:5 unknown-key", "content/a.md:8 skipped-heading",
      ])
  }

  @Test func whereTheKindIsNearlyRight() throws {
    let files = ["goals/g.md": file("G"), "o.md": file("O", "kind: objectiv", "goal: g", "deu: 2026")]
    #expect(try problems(files) == ["content/o.md:3 unknown-kind", "content/o.md:5 unknown-key"])
  }

  @Test(arguments: ["objective", "Objectives", "en/objectives", "docs/objective"])
  func whereTheFolderHasAnotherName(folder: String) throws {
    let text = file("O", "goal: g", "due: 2026", "nonsense: 1")
    let reading = interpreted(Array(text.utf8), path: "content/\(folder)/o.md")
    #expect(reading.report.diagnostics.map(\.message) == ["a page has no field `nonsense`"])
  }

  @Test(arguments: [
    ("extra:\n  Colour: #0b6a4f", "`Colour: \"#0b6a4f\"`"), ("tags:\n  - #rivers", "`- \"#rivers\"`"),
    ("tags: [#rivers, lakes]", "`tags: [\"#rivers\", lakes]`"),
    ("extra:\n  House: see number #3 of ten", "`House: \"see number #3 of ten\"`"),
    ("partners:\n  - ref: #a", "`ref: \"#a\"`"),
  ])
  func ofAValueThatIsTakenForARemark(fields: String, line: String) throws {
    let (_, problems) = read("---\ntitle: A\n\(fields)\n---\n")
    let found = problems.filter { ["cut-value", "yaml-syntax"].contains($0.diagnostic.rule.name) }
    #expect(found.count == 1)
    #expect(found.first?.diagnostic.help?.contains(line) == true, "\(found.first?.diagnostic.help ?? "")")
    #expect(found.first?.edits.count == 1)
  }

  @Test(arguments: [
    "extra:\n  House: 3 # the old one", "tags: [a, b] # all", "tags:\n  # those of the town\n  - rivers",
    "tags:\n  - rivers # the main one", "extra:\n  # none\n  House: 3", "weight: # none",
  ])
  func butARemarkIsOne(fields: String) {
    expectNoProblem("---\ntitle: A\n\(fields)\n---\n")
  }
}
