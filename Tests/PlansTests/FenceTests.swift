// SPDX-License-Identifier: Apache-2.0

import Markdown
import Testing

@testable import Plans

@Suite struct FenceTests {
  private static let help =
    "begin the file with its title, such as `# Page`, or with fields: a line `---`, a line `title: Page` "
    + "and another line `---`"

  @Test func asksForFieldsAtTheTop() {
    expectProblem(
      "▸Just text.\n", "this file has neither fields nor a title at its top", .missingFrontMatter,
      help: Self.help)
    expectProblem(
      "▸", "this file is empty", .missingFrontMatter,
      help: Self.help)
    expectProblem(
      "▸\n---\ntitle: A\n---\n",
      "the line above the fields is the first line of a file, and there is a blank one before it", .nearMissFence,
      help: "remove the blank lines at the top")
  }

  @Test func readsFieldsThatNothingDividesFromTheText() {
    expectProblem(
      "▸title: A\nstatus: active\n\nText.\n", "the fields at the top of this file have no line `---` above them",
      .missingFrontMatter, help: "write a line `---` above the first field, and another one below the last")
    expectProblem(
      "▸title: A\ntags:\n- a\n- b\n---\n\nText.\n", "the fields at the top of this file have no line `---` above them",
      .missingFrontMatter, help: "write a line `---` above the first field")
    // A sentence is no field.
    expectProblem(
      "▸Note: the title comes later.\n", "this file has neither fields nor a title at its top", .missingFrontMatter,
      help: Self.help)
  }

  @Test func pointsToTheLastFieldWhereTheClosingLineIsMissing() {
    expectProblem(
      "---\ntitle: A\n▸status: active\n\nText.\n", "the fields that begin on line 1 have no closing line `---`",
      .unclosedFrontMatter, help: "add a line `---` below the last field, which seems to be this one")
    expectProblem(
      "▸---\n", "the fields that begin on line 1 have no closing line `---`",
      .unclosedFrontMatter, help: "add a line `---` below the last field, which seems to be this one")
  }

  @Test(arguments: ["--", "----", "-----", "–––", "———", "—", " ---", "+++", "...", "===", "***", "- - -"])
  func namesAFenceThatIsNearlyRightBelowTheFields(fence: String) {
    expectProblem(
      "---\ntitle: A\n▸\(fence)\n\nText.\n", "the line below the fields is `\(fence)` and has to be `---`",
      .nearMissFence, help: "write three hyphens and nothing else: `---`")
  }

  @Test(arguments: ["--", "----", "———", " ---", "+++"])
  func namesAFenceThatIsNearlyRightAboveTheFields(fence: String) {
    expectProblem(
      "▸\(fence)\ntitle: A\n---\n\nText.\n", "the line above the fields is `\(fence)` and has to be `---`",
      .nearMissFence, help: "write three hyphens and nothing else: `---`")
  }

  @Test(arguments: ["---\ntitle: A\n---", "---  \ntitle: A\n---\t\n", "---\r\ntitle: A\r\n---\r\nText.\r\n"])
  func takesBlanksAndAnyLineEndBehindTheHyphens(text: String) {
    expectNoProblem(text)
  }

  @Test func takesAByteOrderMarkForNothing() {
    expectNoProblem("\u{FEFF}---\ntitle: A\n---\n")
    let (item, problems) = read("\u{FEFF}---\ntitle: A\ncolour: b\n---\n")
    #expect(item?.title == "A")
    #expect(problems.map { [$0.line, $0.column] } == [[3, 1]])
  }

  @Test func leavesLinesOfHyphensInTheTextAlone() throws {
    let reading = interpreted(Array("---\ntitle: A\n---\n\nOne\n\n----\n\n---\n\nTwo\n".utf8))
    let prose = try #require(try reading.prose?.read())
    #expect(String(decoding: prose.html, as: UTF8.self) == "<p>One</p>\n<hr>\n<hr>\n<p>Two</p>\n")
  }

  @Test func countsLinesOfTheTextFromTheTopOfTheFile() {
    expectProblem(
      "---\ntitle: A\nstatus: active\n---\n\n▸#### Deep\n",
      "a heading of level 4 follows one of level 1", .skippedHeading, help: "write `##` in front of it")
  }
}
