// SPDX-License-Identifier: Apache-2.0

import Markdown
import TestSupport
import Testing

@testable import Plans

/// Texts as other tools and word processors leave them.
@Suite struct MovedInTests {
  private func html(_ text: String) throws -> String {
    let prose = try #require(try interpreted(Array(text.utf8)).prose?.read())
    return String(decoding: prose.html, as: UTF8.self)
  }

  @Test(arguments: [
    "# Clean *rivers*\n\nText.\n", "\n\n# Clean *rivers* #\n\nText.\n", "Clean *rivers*\n===\n\nText.\n",
    "## Clean *rivers* {#top}\n\nText.\n", "\u{FEFF}# Clean *rivers*\r\n\r\nText.\r\n",
  ]) func takeTheirFirstHeadingAsTitle(text: String) throws {
    let (item, problems) = read(text)
    #expect(problems.isEmpty)
    #expect(item?.title == "Clean rivers")
    #expect(try html(text) == "<p>Text.</p>\n")
  }

  @Test func countTheirLinesFromTheTopOfTheFile() {
    expectProblem(
      "\n# A\n\nText.\n\n▸#### Deep\n", "a heading of level 4 follows one of level 1", .skippedHeading,
      help: "write `##` in front of it")
  }

  @Test(arguments: ["## One\n\n## Two\n", "Text.\n\n# One\n", "#One\n", "    # One\n", "#\n\nText.\n"])
  func takeNoOtherHeading(text: String) {
    #expect(read(text).problems.first?.diagnostic.rule.name == "missing-front-matter")
  }

  @Test func areReadOnAfterWhatIsWrong() {
    let (item, problems) = read(
      "---\ntitle: A: b\nstatus: actve\ntags: [x\nnonsense: 1\n---\n\n[x](<javascript:1>)\n", path: "content/goals/a.md"
    )
    #expect(
      problems.map { "\($0.line) \($0.diagnostic.rule.name)" } == [
        "2 yaml-syntax", "3 wrong-type", "4 yaml-syntax", "5 unknown-key", "8 unsafe-link",
      ])
    #expect(item?.title == "A: b")
    #expect(item?.unreadable == ["tags"])
  }

  @Test func doNotMissAFieldThatCouldNotBeRead() {
    let (item, problems) = read("---\ntitle: [a, \"b\" c]\nstatus: active\n---\n")
    #expect(problems.map(\.diagnostic.rule.name) == ["yaml-syntax"])
    #expect(item?.fields.status?.rawValue == "active")
  }

  @Test func nameTagsByCommas() {
    let (item, problems) = read("---\ntitle: A\ntags: rivers,  lakes ,\nformer-ids: a, b\n---\n")
    #expect(problems.isEmpty)
    #expect(item?.fields.tags == ["rivers", "lakes"])
    #expect(item?.fields.formerIDs == ["a", "b"])
    #expect(read("---\ntitle: A\ntags: \"rivers, lakes\"\n---\n").item?.fields.tags == ["rivers, lakes"])
    #expect(read("---\ntitle: A\ntags: [\"a, b\", c]\n---\n").item?.fields.tags == ["a, b", "c"])
  }

  @Test func takeADateWithAClockForItsDay() {
    let (item, problems) = read("---\ntitle: A\nupdated: 2026-03-31T23:30:00-05:00\n---\n")
    #expect(problems.isEmpty)
    #expect(item?.fields.updated?.iso == "2026-03-31")
  }

  @Test(arguments: ["“A”", "‘A’", "„A“", "«A»", "»A«", "‚A‘", "”A”"]) func haveNoCurlyMarksAroundValues(value: String) {
    let (item, problems) = read("---\ntitle: \(value)\n---\n")
    #expect(problems.map(\.diagnostic.rule.name) == ["curly-quotes"])
    #expect(problems.first?.edits.map(\.replacement) == ["\"A\""])
    #expect(item?.title == "A")
  }

  @Test(arguments: ["“A” and “B”", "The “A”", "“A” b", "\"“A”\"", "'“A”'", "A", "‘Twas", "“", "’90s"])
  func mayHaveThemInside(value: String) {
    expectNoProblem("---\ntitle: \(value)\n---\n")
  }

  @Test(arguments: [
    ("a.md", true), ("a.MD", true), ("a.Markdown", true), ("a.md.txt", false), ("amd", false), (".md", true),
    ("a.mdx", false),
  ]) func areKnownByTheirEnding(name: String, isOne: Bool) {
    #expect(isText(name) == isOne)
    if isOne { #expect(SourceFile(contentPath: "content/goals/\(name)").section == "goals") }
  }
}
