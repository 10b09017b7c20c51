// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct PrintTests {
  @Test func printsPlaceMessageRuleLineCaretAndHelp() {
    #expect(
      printed("title: A plan\n", column: 8, excerpt: "A plan", help: "write `title: Our plan`") == """
        a.md:1:8: error: something is wrong [sample-rule]
          1 | title: A plan
            |        ^^^^^^
          help: write `title: Our plan`

        """)
  }

  @Test func saysOnlyTheRuleAndMessageWhereThereIsNoPlace() {
    #expect(printed([Diagnostic(.mild, "the folder is empty")]) == "warning: the folder is empty [mild-rule]\n")
  }

  @Test func namesOnlyTheFileWhereTheWholeOfItIsMeant() {
    #expect(printed("text", line: 0, column: 0) == "a.md: error: something is wrong [sample-rule]\n")
  }

  @Test func namesLineAndColumnOfAFileThatCannotBeRead() {
    let place = Place("gone.md", line: 3, column: 5)
    #expect(printed([Diagnostic(.sample, "lost", at: place)]) == "gone.md:3:5: error: lost [sample-rule]\n")
  }

  @Test func widensTheGutterWithTheLineNumber() {
    #expect(
      printed(String(repeating: "\n", count: 99) + "here", line: 100) == """
        a.md:100:1: error: something is wrong [sample-rule]
          100 | here
              | ^

        """)
  }

  @Test func countsUmlautsAsOneColumn() {
    let text = "Grüße über Öl: x"
    #expect(
      printed(text, column: text.utf8.count, excerpt: "x") == """
        a.md:1:16: error: something is wrong [sample-rule]
          1 | Grüße über Öl: x
            |                ^

        """)
  }

  @Test func countsALetterWithItsAccentAsOneColumnHoweverItIsWritten() {
    #expect(printed("u\u{308}x", excerpt: "x").hasPrefix("a.md:1:2: "))
    #expect(printed("\u{FC}x", excerpt: "x").hasPrefix("a.md:1:2: "))
    #expect(printed("👩‍👩‍👧x", excerpt: "x").hasPrefix("a.md:1:2: "))
  }

  @Test func underlinesCharactersAndNotBytes() {
    #expect(
      printed("a: größer", excerpt: "größer") == """
        a.md:1:4: error: something is wrong [sample-rule]
          1 | a: größer
            |    ^^^^^^

        """)
  }

  @Test(arguments: [
    ("計画: x", 6), ("🏞️ x", 3), ("👩‍👩‍👧 x", 3), ("☀️ x", 3), ("☀ x", 2), ("한국: x", 6), ("ＡＢ x", 5), ("🇩🇪 x", 3),
    ("ｶﾅ x", 3), ("é: x", 3),
  ])
  func countsWideCharactersAsTwoColumns(text: String, indent: Int) {
    let lines = printed(text, excerpt: "x").split(separator: "\n").map(String.init)
    #expect(lines[2] == "    | " + String(repeating: " ", count: indent) + "^")
  }

  @Test func underlinesWideCharactersWhole() {
    let lines = printed("a: 計画 b", excerpt: "計画").split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("a.md:1:4: "))
    #expect(lines[2] == "    |    ^^^^")
  }

  @Test func printsNotesWithTheirPlaceAndLine() {
    let notes = [
      Note("it is given here first", at: Place("b.md", line: 2, column: 1, excerpt: "id: x")),
      Note("the whole file is meant", at: Place("c.md")),
    ]
    let diagnostic = Diagnostic(
      .sample, "`x` is given twice", at: Place("a.md", line: 1, column: 1, excerpt: "id"), help: "change one",
      notes: notes)
    #expect(
      printed([diagnostic], in: ["a.md": "id: x\n", "b.md": "\n id: x\n"]) == """
        a.md:1:1: error: `x` is given twice [sample-rule]
          1 | id: x
            | ^^
          note: b.md:2:2: it is given here first
          2 |  id: x
            |  ^^^^^
          note: c.md: the whole file is meant
          help: change one

        """)
  }

  @Test func callsANoteANote() {
    #expect(printed([Diagnostic(.remark, "the cache was ignored")]) == "note: the cache was ignored [remark-rule]\n")
  }

  @Test func keepsTabsSoThatTheCaretStandsBelow() {
    #expect(
      printed("\ta\tb: x", excerpt: "x") == """
        a.md:1:7: error: something is wrong [sample-rule]
          1 | \ta\tb: x
            | \t \t   ^

        """)
  }

  @Test func showsTheSurroundingsOfAFaultInALongLine() {
    let text = String(repeating: "a", count: 300) + "FAULT" + String(repeating: "b", count: 300)
    let lines = printed(text, excerpt: "FAULT").split(separator: "\n").map(String.init)
    #expect(lines[0] == "a.md:1:301: error: something is wrong [sample-rule]")
    #expect(
      lines[1]
        == "  1 | …" + String(repeating: "a", count: 33) + "FAULT" + String(repeating: "b", count: 62) + "…")
    #expect(lines[2] == "    |  " + String(repeating: " ", count: 33) + "^^^^^")
  }

  @Test func endsTheUnderliningWithTheLine() {
    let lines = printed("ab", column: 2, excerpt: nil).split(separator: "\n").map(String.init)
    #expect(lines[2] == "    |  ^")
    #expect(printed("ab", column: 9).split(separator: "\n").map(String.init)[2] == "    |   ^")
  }

  @Test(arguments: [
    ("\u{1B}[31mred", "\\u{1b}[31mred"), ("a\u{0}b", "a\\u{0}b"), ("\u{7F}", "\\u{7f}"), ("\u{85}", "\\u{85}"),
    ("\u{202E}evil", "\\u{202e}evil"), ("\u{2066}x\u{2069}", "\\u{2066}x\\u{2069}"), ("\u{200F}", "\\u{200f}"),
    ("\u{61C}", "\\u{61c}"), ("\u{2028}", "\\u{2028}"), ("a\rb", "a\\u{d}b"),
  ])
  func neutralisesWhatWouldSteerATerminal(mark: String, shown: String) {
    let place = Place("bad\(mark).md", line: 1, column: 1)
    let diagnostic = Diagnostic(.sample, "no `\(mark)`", at: place, help: "not `\(mark)`")
    #expect(
      printed([diagnostic]) == "bad\(shown).md:1:1: error: no `\(shown)` [sample-rule]\n  help: not `\(shown)`\n")
  }

  @Test func keepsTheCaretBelowTheFaultBehindANeutralisedMark() {
    #expect(
      printed("a\u{202E}b: x", excerpt: "x") == """
        a.md:1:6: error: something is wrong [sample-rule]
          1 | a\\u{202e}b: x
            |             ^

        """)
  }

  @Test func keepsTheMessageOnOneLine() {
    #expect(printed("x", message: "no `a\nb`").hasPrefix("a.md:1:1: error: no `a\\u{a}b` [sample-rule]\n"))
  }

  @Test func indentsAHelpOfSeveralLines() {
    #expect(printed("", line: 0, help: "one\ntwo").hasSuffix("  help: one\n        two\n"))
  }

  @Test func coloursForATerminalOnly() {
    #expect(!printed("x", help: "y").contains("\u{1B}"))
    #expect(
      printed("x", help: "y", ink: .colour) == """
        \u{1B}[1ma.md:1:1\u{1B}[0m: \u{1B}[1;31merror:\u{1B}[0m something is wrong [sample-rule]
          1 | x
            | \u{1B}[31m^\u{1B}[0m
        \u{1B}[1m  help:\u{1B}[0m y

        """)
  }
}
