// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TestSupport
import Testing

@testable import Markdown

/// What looks like a mark and is none, wherever words may be.
@Suite struct MarkTests {
  /// Where a passage may stand: each with what is before it and behind it.
  enum Home: String, CaseIterable {
    case paragraph, middle, item, nestedItem, quotation, cell, heading, note

    func with(_ words: String) -> String {
      switch self {
      case .paragraph: "\(words)\n"
      case .middle: "Words before,\nand *then* \(words) and more.\n"
      case .item: "- One.\n- \(words)\n"
      case .nestedItem: "1. One.\n\n   - Two\n   - \(words)\n"
      case .quotation: "> Before.\n>\n> \(words)\n"
      case .cell: "| a | b |\n| --- | --- |\n| c | \(words.replacing("|", with: "\\|")) |\n"
      case .heading: "## \(words)\n"
      case .note: "Text.[^1]\n\n[^1]: \(words)\n"
      }
    }
  }

  /// Shapes of a passage, each with its rule and what to write in its place, if that is certain.
  static let passages: [(words: String, rule: String, right: String?)] = [
    ("[the law] (https://example.org/law)", "broken-link", "[the law](https://example.org/law)"),
    ("[the *new* law] (../law.md#a)", "broken-link", "[the *new* law](../law.md#a)"),
    ("[the law]\u{A0}(law.pdf)", "broken-link", "[the law](law.pdf)"),
    ("(the act)[https://example.org/act]", "broken-link", "[the act](https://example.org/act)"),
    ("(the act)[../acts/act.md]", "broken-link", "[the act](../acts/act.md)"),
    ("[the rule](rule one.md)", "broken-link", "[the rule](<rule one.md>)"),
    ("![A map of both](map of rivers.png)", "broken-link", "![A map of both](<map of rivers.png>)"),
    ("![A map](map of rivers.png \"Rivers\")", "broken-link", "![A map](<map of rivers.png> \"Rivers\")"),
    ("[the rule](https://example.org/a b)", "broken-link", nil),
    ("[the rule(https://example.org/rule)", "broken-link", "[the rule](https://example.org/rule)"),
    ("[[goals/rivers]]", "broken-link", nil),
    ("[[Clean rivers|our goal]]", "broken-link", nil),
    ("![[map.png]]", "broken-link", nil),
    ("{{ page.title }}", "foreign-mark", nil),
    ("{{< figure src=\"a.png\" >}}", "foreign-mark", nil),
    ("{{% notice warning %}}", "foreign-mark", nil),
    ("{% include contact.html %}", "foreign-mark", nil),
    ("[a goal]({{ site.baseurl }}/goals/)", "foreign-mark", nil),
    ("[the law](https://example.org/law){: target=\"_blank\" }", "foreign-mark", nil),
    ("![A map](map.png){width=50%}", "foreign-mark", nil),
    ("[small]{.smallcaps}", "foreign-mark", "small"),
    ("[]{#_Toc1 .anchor}", "foreign-mark", nil),
    ("{: .no_toc}", "foreign-mark", ""),
    ("{.lead}", "foreign-mark", ""),
    ("** Important **", "stray-mark", "**Important**"),
    ("__ Important __", "stray-mark", "__Important__"),
    ("**Note: **read", "stray-mark", "**Note:**"),
    ("the**(a)**", "stray-mark", nil),
    ("see [the plan][plam]", "undefined-reference", nil),
    ("%%not for readers%%", "foreign-mark", "<!-- not for readers -->"),
    ("{>>who says so?<<}", "foreign-mark", "<!-- who says so? -->"),
    ("{++new words++}", "foreign-mark", "<ins>new words</ins>"),
    ("{--old words--}", "foreign-mark", "<del>old words</del>"),
    ("==two words==", "foreign-mark", "**two words**"),
    ("{!part.md!}", "foreign-mark", nil),
    ("\\textbf{bold}", "foreign-mark", "**bold**"),
    ("\\ref{fig:a}", "foreign-mark", nil),
    ("[@smith2020, p. 3]", "foreign-mark", nil),
    ("see :warning: there", "stray-mark", nil),
    ("<o:p>and", "raw-html", ""),
    ("said.[^nobody]", "undefined-reference", nil),
  ]

  @Test(arguments: Home.allCases)
  func passagesAreReportedWhereverTheyAre(home: Home) {
    for (words, rule, right) in Self.passages {
      let markdown = home.with(words)
      let found = rendered(markdown, smart: true).report.diagnostics.filter { $0.rule.name == rule }
      #expect(found.count == 1, "\(home): \(words)")
      guard let diagnostic = found.first, let place = diagnostic.place else { continue }
      let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
      let line = lines[place.line - 1].utf8
      let at = line.dropFirst(place.column - 1)
      #expect(at.starts(with: (place.excerpt ?? "?").utf8), "\(home): \(words): \(place)")
      guard let right else { continue }
      #expect(diagnostic.edits.first?.replacement.trimmed == right, "\(home): \(words)")
    }
  }

  /// Lines with which other tools begin something, and lines that were to be items, rows or notes.
  @Test(arguments: [
    ("=== \"Tab one\"\n\n    Text.\n", "foreign-mark", 1), ("Text.\n\n--8<-- \"part.md\"\n", "foreign-mark", 3),
    ("== Aims ==\n\nText.\n", "foreign-mark", 1), (".. note::\n   Text\n", "foreign-mark", 1),
    ("$$\nx^2\n$$\n", "foreign-mark", 1), ("\\newpage\n", "foreign-mark", 1),
    ("\\begin{center}\nx\n\\end{center}\n", "foreign-mark", 1), ("%%\nnot for readers\n%%\n", "foreign-mark", 1),
    ("import Tabs from '@theme/Tabs';\n", "foreign-mark", 1), ("Text. ^block-1\n", "foreign-mark", 1),
    ("Text.\n\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> name\n", "foreign-mark", 3),
    ("| First line\n| Second line\n", "foreign-mark", 1), ("Aims:\n\n– clean\n– green\n", "stray-mark", 3),
    ("– clean\n\n– green\n", "stray-mark", 1), ("- clean\n– green\n– quiet\n", "stray-mark", 2),
    ("－ 清洁\n－ 树木\n", "stray-mark", 1), ("[ ] open\n[x] done\n", "stray-mark", 1),
    ("- [x]done\n", "stray-mark", 1), ("- [] open\n", "stray-mark", 1), ("☐ open\n", "stray-mark", 1),
    ("➢ clean\n", "stray-mark", 1), ("##\n\nText.\n", "stray-mark", 1),
    ("```mermaid\ngraph TD\n```\n", "stray-mark", 1),
    ("As it says.[1]\n\n[1] The act of 2019.\n", "stray-mark", 3),
    ("As it says.²\n\n² The act.\n", "stray-mark", 3), ("* A\n** B\n", "broken-list", 2),
    ("1. A\n1.1. B\n1.2. C\n2. D\n", "broken-list", 2), ("The board\na) meets\nb) decides\n", "broken-list", 2),
    ("（１）目标\n（２）措施\n", "short-lines", 1), ("一、总则\n二、目标\n", "short-lines", 1),
    ("(أ) بند\n(ب) بند\n", "short-lines", 1),
    ("Tel.: +49 30 123\nFax: +49 30 124\nMail: a@example.org\nhttps://example.org/long\n", "short-lines", 1),
    ("•\tclean\n•\tgreen\n", "stray-mark", 1), ("- clean\n– green\n— quiet\n", "stray-mark", 2),
    ("Year\tCosts\n2026\t1\n", "broken-table", 1), ("Between 2*3 and 4*5.\n", "accidental-mark", 1),
    ("Text.\n\n    The board meets on the first day of each month.\n", "accidental-mark", 3),
    ("Figure 1. Both rivers\n\n![Both rivers](map.png)\n", "stray-caption", 1),
    ("![Both rivers](map.png)\nFig. 2 – Both rivers\n", "stray-caption", 2),
    ("Tabelle 3: Kosten\n\n| a |\n| --- |\n| b |\n", "stray-caption", 1),
    ("> [!NOTE] A title\n> Text.\n", "unknown-alert", 1), ("> [!info]- A title\n> Text.\n", "unknown-alert", 1),
    ("> [!quote] A title\n> Text.\n", "unknown-alert", 1), ("> [!info]\n> Text.\n", "unknown-alert", 1),
  ])
  func linesAreReportedAtTheirPlace(markdown: String, rule: String, line: Int) {
    let found = rendered(markdown, smart: true).report.diagnostics.filter { $0.rule.name == rule }
    #expect(found.first?.place?.line == line, "\(markdown)")
  }

  @Test(arguments: Home.allCases)
  func passagesThatAreEscapedAreMeant(home: Home) {
    for (words, rule, _) in Self.passages {
      let escaped = words.map { "[]{}*_%=:<".contains($0) ? "\\\($0)" : "\($0)" }.joined()
      #expect(!rendered(home.with(escaped), smart: true).rules.contains(rule), "\(home): \(escaped)")
      let code = home.with("`` \(words) ``")
      #expect(!rendered(code).rules.contains(rule), "\(home): \(code)")
    }
  }

  @Test func aBlockOfCodeIsNeverTouched() {
    for (words, rule, _) in Self.passages {
      #expect(!rendered("Text.\n\n```\n\(words)\n```\n\n    \(words)\n").rules.contains(rule), "\(words)")
    }
  }

  /// Beginnings of lines, with what to write.
  static let lines: [(words: String, rule: String, right: String?)] = [
    ("##Aims", "stray-mark", "## Aims"), ("###2 Aims", "stray-mark", "### 2"), ("#Aims of all", "stray-mark", "# Aims"),
    ("-clean the rivers", "stray-mark", "- clean"), ("1.First the rivers", "stray-mark", "1. First"),
    ("2)Then the lakes", "stray-mark", "2) Then"), ("• rivers", "stray-mark", "- "),
    ("·\u{A0}rivers", "stray-mark", "- "),
    (":::warning", "foreign-mark", nil), ("::: note", "foreign-mark", nil),
    ("!!! note \"Mind this\"", "foreign-mark", nil), ("??? note", "foreign-mark", nil), ("$CTA", "foreign-mark", nil),
    ("*[CSO]: Combined sewer overflow", "foreign-mark", nil), ("[TOC]", "foreign-mark", nil),
    ("[[_TOC_]]", "foreign-mark", nil), ("{:toc}", "foreign-mark", nil),
    ("+-----+-----+\n| a   | b   |\n+=====+=====+\n| c   | d   |\n+-----+-----+", "broken-table", nil),
    ("| a | b |\n| c | d |", "broken-table", nil), ("| a | b |\n| --- |\n| c | d |", "broken-table", "| --- | --- |"),
    ("| a | b |\n|===|===|\n| c | d |", "broken-table", nil), ("a | b\nc | d", "broken-table", nil),
    ("| --- | --- |\n| c | d |", "broken-table", nil),
  ]

  @Test(arguments: [("", ""), ("> ", "> "), ("- ", "  "), ("1. ", "   "), ("> - ", ">   ")])
  func linesAreReportedInParagraphsItemsAndQuotations(first: String, next: String) {
    for (words, rule, right) in Self.lines {
      let markdown = first + words.replacing("\n", with: "\n\(next)") + "\n"
      let found = rendered(markdown, smart: true).report.diagnostics.filter { $0.rule.name == rule }
      #expect(found.count == 1, "\(markdown)")
      if let right { #expect(found.first?.edits.first?.replacement == right, "\(markdown)") }
    }
  }

  @Test func linesThatAreEscapedAreMeant() {
    for (words, rule, _) in Self.lines {
      let sign = words.firstIndex { ".)".contains($0) && words.first?.isNumber == true } ?? words.startIndex
      if !words[sign].isASCII { continue }
      let escaped = words.replacing("|", with: "\\|").replacing("+", with: "\\+")
      let once =
        escaped == words
        ? String(words[..<sign]) + "\\" + String(words[sign...]).replacing("[_", with: "\\[_") : escaped
      #expect(!rendered(once + "\n").rules.contains(rule), "\(once)")
    }
  }

  @Test func severalLinesOfAParagraphAreEachReported() {
    let report = rendered("We shall:\n-clean the rivers\n-plant trees\n\n1.First\n2.Second\n").report
    #expect(report.diagnostics.map { $0.place?.line } == [2, 3, 5, 6])
  }

  @Test(arguments: [
    "| a | b |\n\n| --- | --- |\n| c | d |\n", "| a | b |\n| --- | --- |\n| c | d |\n\n| e | f |\n| g | h |\n",
  ])
  func aBlankLineInsideATableIsReported(markdown: String) {
    #expect(rendered(markdown).rules == ["broken-table"])
  }

  @Test func anUnclosedAddressIsReportedAtItsBeginning() {
    let report = rendered("Read [the rule](https://example.org/rule and more.\n").report
    #expect(report.diagnostics.map(\.message) == ["the address of this link is not closed"])
    #expect(report.diagnostics.first?.place?.excerpt == "[the rule](https://example.org/rule")
    let last = rendered("Read [the rule](https://example.org/rule\n").report
    #expect(last.diagnostics.first?.edits.first?.replacement == "[the rule](https://example.org/rule)")
  }

  @Test func whatIsBetweenEntitiesEscapesAndCodeIsFoundAtItsPlace() {
    let text = "Ä &amp; \\* \"b\" `[x] (/y)` -- <a@b.org> [**c** &#42;](d.md \"e)\") ![f](g.png) [h] (i.md)\n"
    let diagnostic = rendered(text, smart: true).report.diagnostics.first { $0.rule.name == "broken-link" }
    #expect(diagnostic?.place?.excerpt == "[h] (i.md)")
    #expect(diagnostic?.place?.column == text.utf8.count - "[h] (i.md)\n".utf8.count + 1)
  }

  @Test func hostileTextsAreReadQuickly() {
    for unit in ["[", "](", "[a](", "**a ", "{: ", "{{", "a ** b ", "[[a", "(a)[", "![", "[^", "__", "|a", "*a_b**c"] {
      let text = String(repeating: unit, count: 20_000 / unit.utf8.count)
      let time = workTime { _ = rendered(text + "\n") }
      #expect(time < .seconds(5), "\(unit)")
    }
  }
}
