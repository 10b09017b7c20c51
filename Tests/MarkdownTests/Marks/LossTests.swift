// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@testable import Markdown

/// Nothing that was written is lost or turned round without a word.
@Suite struct LossTests {
  private func found(_ markdown: String, _ rule: String) -> [Diagnostic] {
    rendered(markdown, smart: true).report.diagnostics.filter { $0.rule.name == rule }
  }

  // MARK: Tables

  @Test(arguments: ["", "> ", "- ", "   "])
  func aRowWithMoreCellsThanItsHeadIsReported(prefix: String) {
    let next = prefix == "- " ? "  " : prefix
    let markdown = prefix + "| Year | Fish |\n\(next)| --- | --- |\n\(next)| 2020 | 12 | counted by a club |\n"
    let diagnostics = found(markdown, "uneven-row")
    #expect(diagnostics.map { $0.place?.excerpt } == ["counted by a club"], "\(markdown)")
    #expect(diagnostics.first?.place?.line == 3)
  }

  @Test(arguments: [
    "Year | Fish\n--- | ---\n2020 | 12 | more\n", "| Year | Fish |\n|---|---|\n| 2020 | 14 or `a|b` |\n",
    "| Year |\n|---|\n| 2020 | more |\n",
  ])
  func whateverTheFrame(markdown: String) {
    #expect(found(markdown, "uneven-row").count == 1)
  }

  @Test(arguments: [
    "| a | b |\n|---|---|\n| c |\n", "| a | b |\n|---|---|\n| c | d | |\n", "| a | b |\n|---|---|\n| c | d \\| e |\n",
    "| a | b |\n|---|---|\n| `c\\|d` | e\n", "a | b\n-|-\nc | d\n", "| a | b |\n|---|---|\n| | |\n\nText.\n",
    "| a | b |\n|---|---|\n| c | d |  \n> Text.\n",
  ])
  func aRowThatIsShorterOrHasSignsIsFine(markdown: String) {
    #expect(rendered(markdown).rules == [])
  }

  @Test func aLineRightBelowATableIsReported() {
    let diagnostics = found("| a | b |\n| --- | --- |\n| c | d |\nThis text stands below.\n", "uneven-row")
    #expect(diagnostics.map { $0.place?.excerpt } == ["This text stands below."])
  }

  // MARK: Notes

  @Test(arguments: ["[^2]: Lost.\n", "> [^2]: Lost.\n", "- [^2]: Lost.\n", "[^1]: Used.\n[^2]: Lost.\n"])
  func aNoteThatNobodyMarksIsReported(note: String) {
    let markdown = "Wells.[^1]\n\n\(note.contains("[^1]") ? "" : "[^1]: Used.\n\n")\(note)"
    #expect(found(markdown, "unused-note").map { $0.place?.excerpt } == ["[^2]:"], "\(markdown)")
  }

  @Test func anotherNoteOfTheSameNameIsReported() {
    #expect(found("Wells.[^1]\n\n[^1]: One.\n\n[^1]: Two.\n", "unused-note").map { $0.place?.line } == [5])
  }

  @Test(arguments: [
    "```\n[^1]: code\n```\n", "    [^1]: code\n", "A `[^1]: x`.\n",
    "Wells.[^a-b]\n\n[^a-b]: Used, with a second part.\n\n    More.\n",
    "In [^0-9]: a set of signs\n", "\\[^1]: words\n", "One[^a] two[^B].\n\n[^b]: B.\n[^A]: A.\n",
  ])
  func otherNotesAreFine(markdown: String) {
    #expect(found(markdown, "unused-note") == [])
  }

  // MARK: Lists

  @Test(arguments: [
    ("1. First\n  - sub\n2. Second\n", 2, "     - sub"), ("1. First\n- sub\n2. Second\n", 2, "   - sub"),
    ("1. First\n\n  - sub\n\n2. Second\n", 3, "     - sub"), ("- First\n 1. sub\n- Second\n", 2, "   1. sub"),
    ("10. First\n   - sub\n11. Second\n", 2, "       - sub"),
  ])
  func aListThatBreaksIsReported(markdown: String, line: Int, right: String) {
    let diagnostics = found(markdown, "broken-list")
    #expect(diagnostics.map { $0.place?.line } == [line], "\(markdown)")
    let edit = diagnostics.first?.edits.first
    let words = markdown.split(separator: "\n", omittingEmptySubsequences: false)[line - 1]
    #expect(edit?.place.excerpt.map { $0 == words } == true)
    let mended = markdown.replacing(String(words), with: edit?.replacement ?? "?")
    #expect(rendered(mended).rules == [], "\(mended)")
  }

  @Test(arguments: [
    ("- First\n - sub\n- Second\n", [2]), ("1. First\n  1. sub\n2. Second\n", [2]),
    ("-   First\n  - sub\n-   Second\n", [2]),
    ("* First\n * sub\n * sub\n* Second\n * sub\n", [2, 5]), ("> - First\n>  - sub\n", [2]),
    ("-\tFirst\n  -\tsub\n", [2]),
  ])
  func aNestedListThatIsFlatIsReported(markdown: String, lines: [Int]) {
    #expect(found(markdown, "broken-list").map { $0.place?.line } == lines, "\(markdown)")
  }

  @Test func itemsThatAreMovedAreNested() {
    let report = found("- First\n - sub\n   more\n - sub\n- Second\n", "broken-list")
    #expect(report.first?.edits.map(\.replacement) == ["  - sub", "    more", "  - sub"])
  }

  @Test func anItemThatIsTooFarRightIsReported() {
    #expect(found("- First\n        - sub\n", "broken-list").map { $0.place?.line } == [2])
    #expect(found("1. First\n         1. sub\n", "broken-list").map { $0.place?.line } == [2])
    #expect(found("- First\n        \\- sub\n", "broken-list") == [])
  }

  @Test(arguments: [
    "- a\n  - b\n    - c\n- d\n", "1. a\n   - b\n2. c\n", "-\ta\n\t- b\n", "1. a\n2. b\n\n- c\n- d\n", " 9. a\n10. b\n",
    "- a\n\n* b\n",
    "1. a\n\nText.\n\n2. b\n", "- a\n1. b\n", "> - a\n>   - b\n", "- a\n\n  1. b\n  2. c\n", "* a\n    * b\n",
    "- [ ] a\n  - [ ] b\n",
    "1. a\n    - b\n        - c\n", "- a\n+ b\n",
  ])
  func otherListsAreFine(markdown: String) {
    #expect(rendered(markdown).rules == [], "\(markdown)")
  }

  // MARK: Words that became marks

  @Test(arguments: MarkTests.Home.allCases)
  func aProductIsReported(home: MarkTests.Home) {
    for (words, excerpts) in [
      ("2*3*4", ["*3*"]), ("a*b*c", ["*b*"]), ("1.5*10*x", ["*10*"]), ("2*3*4*5*6", ["*3*", "*5*"]),
      ("12*x*3 m", ["*x*"]),
    ] {
      let diagnostics = found(home.with(words), "accidental-mark")
      #expect(diagnostics.map { $0.place?.excerpt } == excerpts, "\(home): \(words)")
      #expect(diagnostics.first?.edits.first?.replacement == "\\*" + excerpts[0].dropFirst().dropLast() + "\\*")
    }
    for words in [
      "2\\*3\\*4", "un*believ*able", "`2*3*4`", "(*a*)", "2 *and* 3", "für*eins*zwei", "2 * 3 * 4", "*2*", "1*st*",
    ] {
      #expect(found(home.with(words), "accidental-mark") == [], "\(home): \(words)")
    }
  }

  @Test(arguments: [
    ("The law takes effect on\n1. May 2026 in all states.\n", "1."), ("> It is in force since\n> 1. May 2026.\n", "1."),
    ("- as of\n  1. May\n", "1."), ("The result is 5\n- 3, which is 2.\n", "-"), ("of both,\n1) the first\n", "1)"),
    ("the share is\n> 50 % of all\n", ">"),
  ])
  func aLineOfASentenceThatBeginsLikeAnItemIsReported(markdown: String, mark: String) {
    let diagnostics = found(markdown, "accidental-mark")
    #expect(diagnostics.map { $0.place?.excerpt } == [mark], "\(markdown)")
    #expect(diagnostics.first?.edits.first?.replacement == mark.dropLast() + "\\" + mark.suffix(1))
  }

  @Test(arguments: [
    "We shall:\n1. clean\n", "Steps\n1. Clean\n", "We shall do two things\n1. clean\n2. plant\n",
    "It is done.\n1. May\n",
    "We need\n- water\n", "1. May 2026 is the day.\n", "He said\n> Come.\n", "As of\n\n1. May 2026\n",
  ])
  func otherListsInAParagraphAreMeant(markdown: String) {
    #expect(found(markdown, "accidental-mark") == [], "\(markdown)")
  }

  // MARK: Headings

  @Test func headingsOfAPageThatBeginTooDeepAreOneProblem() {
    let report = rendered("### A\n\n### B\n\n#### C\n\n### D\n").report
    #expect(report.diagnostics.map(\.message) == ["a heading of level 3 follows one of level 1"])
    #expect(
      report.diagnostics.first?.help
        == "write `##` in front of it, and one `#` less in front of each of the 3 headings below it, so that they keep their order"
    )
    #expect(report.diagnostics.first?.edits.map(\.replacement) == ["##", "##", "###", "##"])
  }

  @Test(arguments: [
    ("## A\n\n#### B\n\n#### C\n\n## D\n", "## A\n\n### B\n\n### C\n\n## D\n"),
    ("#### A\n\n##### B\n\n#### C\n", "## A\n\n### B\n\n## C\n"),
    ("### A\n\n## B\n\n### C\n", "## A\n\n## B\n\n### C\n"),
    ("# A\n\n## B\n\n# C\n", "## A\n\n### B\n\n## C\n"), ("> ### A\n\n### B\n", "> ## A\n\n## B\n"),
  ])
  func whatIsBesideEachOtherStaysSo(markdown: String, mended: String) {
    let report = rendered(markdown).report
    #expect(report.diagnostics.count == 1)
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for edit in report.diagnostics[0].edits {
      let line = edit.place.line - 1
      let range = lines[line].firstRange(of: edit.place.excerpt ?? "?")
      if let range { lines[line].replaceSubrange(range, with: edit.replacement) }
    }
    #expect(lines.joined(separator: "\n") == mended)
    #expect(rendered(mended).rules == [])
  }

  @Test func underlinedHeadingsAreWrittenWithSigns() {
    let report = rendered("A\n=\n\nB\n-\n\nC\n=\n").report
    #expect(report.diagnostics.map(\.message) == ["2 headings here are of level 1, which the page's title is already"])
    #expect(report.diagnostics.first?.edits.map(\.replacement) == ["## A\n", "### B\n", "## C\n"])
  }

  @Test(arguments: [
    "One line\nand another\n---\n", "We do this:\n---\n", "> One line\n> and another\n> ---\n", "One,\n-\n",
    "- One\n  two\n  ---\n",
  ])
  func aLineOfHyphensMakesAHeadingByAccident(markdown: String) {
    #expect(rendered(markdown + "\nText.\n").rules.contains("accidental-mark"), "\(markdown)")
  }

  @Test(arguments: [
    "Aims\n----\n", "Aims\n---\n\nText.\n", "One line\nand another\n\n---\n", "## Aims\n---\n",
    "Aims and\nmeans\n===\n",
  ])
  func aHeadingIsOne(markdown: String) {
    #expect(!rendered(markdown).rules.contains("accidental-mark"), "\(markdown)")
  }

  @Test(arguments: ["```\na\n", "~~~~\na\n~~~\n", "- ```\n  a\n\nText.\n", "> ```\n> a\n\nText.\n", "```\n"])
  func codeThatIsNeverClosedIsReported(markdown: String) {
    #expect(rendered(markdown).rules == ["unclosed-code"], "\(markdown)")
  }

  @Test(arguments: [
    "```\na\n```\n", "```\n```\n", "~~~ x\na\n~~~~~  \n", "- ```\n  a\n  ```\n", "> ```\n> a\n> ```\n", "    a\n",
    "> - ```\n>   a\n>   ```", "```\r\na\r\n```\r\n",
  ])
  func codeThatIsClosedIsNot(markdown: String) {
    #expect(rendered(markdown).rules == [], "\(markdown)")
  }

  @Test(arguments: [
    "Wells.<sup>2</sup>\n\n<sup>2</sup> In May.\n", "> wells<sup>2</sup> and\n\n<sup>2</sup> In May.\n",
    "| a | b |\n|---|---|\n| wells<sup>2</sup> | c |\n\n<sup>2</sup> In May.\n",
  ])
  func aNoteThatIsOnlyRaisedIsReported(markdown: String) {
    let found = rendered(markdown).report.diagnostics
    #expect(found.map(\.rule.name) == ["stray-mark"])
    #expect(found.first?.help?.contains("`[^2]`") == true)
  }

  @Test(arguments: [
    "12 m<sup>2</sup>\n\n<sup>2</sup> In May.\n", "Wells.<sup>2</sup>\n", "the 1<sup>st</sup>\n\n<sup>st</sup> x\n",
    "Wells.<sup>2</sup>\n\n<sup>3</sup> In May.\n",
  ])
  func whatIsOnlyRaisedIsNot(markdown: String) {
    #expect(rendered(markdown).rules == [])
  }
}
