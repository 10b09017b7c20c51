// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Markdown

/// Small texts that cost cmark-gfm seconds, minutes or all memory: each is either refused or done quickly.
@Suite(.serialized) struct BoundsTests {
  private static let hostile: [(String, String)] = [
    ("a table of n columns and n rows", table(1_600)),
    ("quotation marks", String(repeating: "\"", count: 25_000)),
    ("quotation marks on lines of their own", String(repeating: "\"\n", count: 25_000)),
    ("paragraphs of quotation marks", String(repeating: String(repeating: "\"", count: 12_000) + "\n\n", count: 150)),
    ("apostrophes and quotation marks", String(repeating: "\"'", count: 25_000)),
    ("nested lists and blank lines", String(repeating: "- ", count: 12_500) + String(repeating: "\n", count: 12_500)),
    (
      "nested lists just in bounds and blank lines",
      String(repeating: "- ", count: 39) + "a" + String(repeating: "\n", count: 900_000)
    ),
    ("lists that nest line by line", (0..<1_400).map { String(repeating: " ", count: $0) + "- a\n" }.joined()),
    ("quotations", String(repeating: ">", count: 50_000) + "a"),
    ("a quotation and half emphasis", ">" + String(repeating: "a*", count: 50_000)),
    ("emphasis that never ends", String(repeating: "*a _b ", count: 50_000)),
    ("strong emphasis that never ends", String(repeating: "**x [a (", count: 50_000)),
    ("processing instructions", "a " + String(repeating: "<?", count: 50_000)),
    ("CDATA sections", "a " + String(repeating: "<![CDATA[", count: 50_000)),
    ("declarations", "a " + String(repeating: "<!A ", count: 50_000)),
    ("comments", "a " + String(repeating: "<!-- ", count: 50_000)),
    ("images in images", String(repeating: "![[]()", count: 50_000)),
    ("brackets", String(repeating: "[", count: 100_000)),
    ("links in links", String(repeating: "[a](", count: 50_000)),
    ("brackets after an address", "http://a.b/" + String(repeating: ")", count: 100_000)),
    ("mail addresses", String(repeating: "a@", count: 50_000)),
    ("tildes", String(repeating: "~a ", count: 50_000)),
    ("code marks of all lengths", (1...600).map { String(repeating: "`", count: $0) + "a" }.joined()),
    (
      "one long definition, used often",
      "[a]: /" + String(repeating: "u", count: 12_000) + "\n\n" + String(repeating: "[a] ", count: 6_000)
    ),
    (
      "one long title, used often",
      "[a]: /u \"" + String(repeating: "title\n", count: 20_000) + "\"\n\n" + String(repeating: "[a] ", count: 100_000)
    ),
    (
      "definitions in a quotation",
      "> [a]: /" + String(repeating: "u", count: 12_000) + "\n\n" + String(repeating: "[a] ", count: 6_000)
    ),
    ("entities", String(repeating: "&a", count: 100_000)),
    ("escapes", String(repeating: "\\", count: 200_000)),
    ("footnotes", String(repeating: "[^1]", count: 20_000) + "\n\n[^1]: a"),
    ("many footnotes", (0..<5_000).map { "[^\($0)]\n\n[^\($0)]: a\n\n" }.joined()),
    ("pipes", String(repeating: "|", count: 200_000)),
    ("a table in a list", (0..<200).map { "- a | b\n  --|--\n  \($0)\n" }.joined()),
    ("a table without outer pipes", table(300).replacing("\n|", with: "\n")),
    ("many small tables", String(repeating: "|a|b|\n|-|-|\n|c|d|\n\n", count: 20_000)),
    ("many headings of one name", String(repeating: "## a\n\n", count: 20_000)),
    ("raised signs", String(repeating: "a^b~c", count: 50_000)),
    ("raised signs that never end", String(repeating: "*a*^b ~~c ", count: 40_000)),
    ("clauses", (0..<20_000).map { "1.\($0) a\n\n(a) b\n\n" }.joined()),
    ("clauses in lists", String(repeating: "1. a\n\n   (a) b\n   (b) c\n", count: 20_000)),
    ("clauses on lines of a paragraph", String(repeating: "(a) a\n(b) b\n", count: 40_000)),
    ("clauses that go deeper", (0..<200).map { String(repeating: " ", count: 2 * $0 % 400) + "(a) a\n" }.joined()),
    ("definitions", String(repeating: "a\n: b\n", count: 50_000)),
    ("marks of other tools", String(repeating: "{!%%a =={++ :b ^c \\d{ ", count: 40_000)),
    ("marks of other tools that end far away", String(repeating: "{!a ", count: 100_000) + "!}"),
    ("dashes", String(repeating: "– a\n", count: 80_000)), ("boxes", String(repeating: "[x] a\n", count: 50_000)),
    ("numbered lines", String(repeating: "a\n1.1 a\n1.2 b\n", count: 40_000)),
    ("cells between tabs", String(repeating: "a\tb\n", count: 80_000)),
    ("typed notes", String(repeating: "abc.[1]\n\n[1] b\n\n", count: 20_000)),
    ("captions", String(repeating: "Figure: a\n\n![b](c.png)\n\n", count: 20_000)),
    ("ids", (0..<20_000).map { "a {#a\($0)}\n\n" }.joined() + (0..<20_000).map { "a {#a\($0)}\n\n" }.joined()),
    ("short lines", String(repeating: "Aa\nBb\nCc\n\n", count: 40_000)),
    ("texts that unfold", String(repeating: "> [!DETAILS] a\n> b\n\n", count: 20_000)),
    ("cells that belong together", "|a|b|\n|-|-|\n" + String(repeating: "|c|<<|\n|^^|<<|\n", count: 1_200)),
    ("marks of HTML", String(repeating: "<sup><sub><br>", count: 20_000)),
    ("letters from right to left", String(repeating: "- א\n", count: 40_000)),
    ("a setext heading of many lines", String(repeating: "a\n", count: 100_000) + "---"),
  ]

  private static func table(_ side: Int) -> String {
    String(repeating: "|a", count: side) + "|\n" + String(repeating: "|-", count: side) + "|\n"
      + String(repeating: "|b|\n", count: side)
  }

  @Test(arguments: hostile)
  func hostileTextsAreRefusedOrDoneQuickly(name: String, text: String) {
    let time = workTime { _ = rendered(text, smart: true) }
    #expect(time < .seconds(4), "\(name) takes \(time)")
  }

  /// The bound on one table says nothing about eight hundred: they took 1 GB.
  @Test func tablesAreCountedTogether() {
    let table = String(repeating: "|a", count: 70) + "|\n" + String(repeating: "|-", count: 70) + "|\n"
    let hostile = String(repeating: table + String(repeating: "|b|\n", count: 69) + "\n", count: 800)
    #expect(
      rendered(hostile).report.diagnostics.filter { $0.rule == .textTooIntricate }.map(\.message)
        == ["the tables of this file have over 50000 cells together"])
    let written = String(repeating: "| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n\n", count: 1_600)
    #expect(!rendered(written).rules.contains("text-too-intricate"))
  }

  @Test func aLongReportIsWellWithinTheBounds() {
    let paragraph = String(
      repeating: "We \"share\" what we [know](https://example.org/a) *soon*, and it's `fast`. ", count: 60)
    let list = (1...1_500).map { "- item \($0) with a [link](b.md) and **weight**\n" }.joined()
    let numbered = (1...1_500).map { "\($0). item with a [link](b.md) and **weight**\n" }.joined()
    let table =
      "| a | b | c | d |\n|---|---|---|---|\n" + String(repeating: "| *a* | b | [c](c.md) | \"d\" |\n", count: 1_000)
    let text = (1...100).map { _ in paragraph + "\n\n" }.joined() + list + "\n" + numbered + "\n" + table
    let result = rendered(text, smart: true)
    #expect(result.report.diagnostics.filter { $0.rule.name.hasPrefix("text-too") }.map(\.message) == [])
    #expect(result.document.links.count == 4_000)
  }

  @Test func aRefusalNamesTheLimitAndTheLine() {
    let result = rendered("Fine.\n\n" + Self.table(101), firstLine: 5)
    #expect(result.report.diagnostics.first?.message == "this table has over 100 columns")
    #expect(result.report.diagnostics.first?.place?.line == 8)
  }
}
