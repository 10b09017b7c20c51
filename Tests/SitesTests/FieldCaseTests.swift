// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Foundation
import TestSupport
import Testing

private let folder = ConformanceData.besides("field")
private let hasFieldCases = FileManager.default.fileExists(atPath: folder + "/expected.tsv")

/// What writers bring along: small sources after complaints of people who publish plans. They are looked for in
/// `../shared/field`, beside the checkout; `expected.tsv` there says what is right for each. That every case has been
/// looked at is tested, too. MarkTests has the same shapes at other places, as cases of our own.
@Suite(.enabled(if: hasFieldCases, "the cases of the field are not beside this checkout, in ../shared/field"))
struct FieldCaseTests {

  /// What is right for a case: the rules of what is said, and what a page contains or does not.
  struct Expected: Sendable {
    var rules: [String: Int] = [:]
    /// Words of the report.
    var says: [String] = []
    /// By the page's path.
    var shows: [String: [String]] = [:]
    var hides: [String] = []
  }

  static let expected: [String: Expected] = [
    "01-br-in-table-cell": Expected(shows: ["index.html": ["<td>Mill Lane 3<br>Oakford<br>Phone 12 34</td>"]]),
    "03-numbered-clauses": Expected(
      shows: [
        "index.html": ["1.1", "1.2", "1.2.a", "1.2.b", "1.2.b.i", "1.2.b.ii"].map { "<li id=\"\($0)\"><a" } + [
          ">(ii)</a>", ">a)</a>", ">i.</a>",
        ]
      ]),
    "05-dates-and-dots-in-names": Expected(
      shows: [
        "reports/2026-03-31-first.report/index.html": [], "reports/v1.2/index.html": [], "reports/3/index.html": [],
        "reports/Minutes-of-May-final/index.html": [],
        "index.html": [
          "href=\"reports/2026-03-31-first.report/index.html\"", "href=\"reports/v1.2/index.html\"",
          "href=\"reports/3/index.html\"",
          "href=\"reports/Minutes-of-May-final/index.html\"",
        ],
      ]),
    "07-lowered-with-tilde": Expected(
      shows: ["index.html": ["CO<sub>2</sub> by 40", "CO<sub>2</sub>e", "m<sup>3</sup>", "1<sup>st</sup>"]],
      hides: ["<del>"]),
    "09-merged-cells": Expected(rules: ["raw-html": 1], says: ["a cell of `<<` belongs to the one on its left"]),
    "11-figure-with-caption": Expected(
      shows: [
        "index.html": [
          "<figcaption>", "Phosphate in the two rivers</figcaption>", "Trees along the river</figcaption>",
        ]
      ],
      hides: ["<p>Figure:", "<em>Figure"]),
    "13-capital-ending": Expected(rules: ["link-to-held-back": 1]),
    "15-curly-quotes-in-fields": Expected(
      rules: ["curly-quotes": 4], says: ["write `\"Clean rivers\"`", "write `\"lakes\"`"]),
    "17-definition-list": Expected(
      shows: ["index.html": ["<dt>Catchment</dt>", "<dt>Combined sewer</dt>", "A sewer that carries rain"]],
      hides: [": The land", ":   A sewer"]),
    "19-space-inside-link": Expected(
      rules: ["broken-link": 3],
      says: [
        "write `[the law](https://example.org/law)`", "write `[the act](https://example.org/act)`", "is not closed",
      ]),
    "21-emphasis-beside-marks": Expected(
      rules: ["stray-mark": 4], shows: ["index.html": ["<strong>重点。</strong>", "<strong>「大切なこと」</strong>"]]),
    "23-note-that-nobody-marks": Expected(rules: ["unused-note": 1], says: ["no text marks the footnote `2`"]),
    "25-film-as-picture": Expected(
      rules: ["missing-captions": 1], shows: ["index.html": ["<video controls"]], hides: ["<img"]),
    "27-cells-cut-off": Expected(rules: ["uneven-row": 3], says: ["counted by the angling club", "put a blank line"]),
    "29-links-of-other-tools": Expected(
      rules: ["dead-link": 5, "unsafe-link": 1, "broken-link": 2],
      says: ["write `goals/rivers.md`", "write `[Rivers](goals/rivers.md)`", "leads nowhere", "write `goals/`"]),
    "31-bold-for-headings": Expected(
      rules: ["bold-heading": 1], says: ["3 paragraphs of this text", "write `## 1. Introduction`"]),
    "33-line-end-of-word": Expected(shows: ["index.html": ["First line<br>second line."]]),
    "35-marks-of-other-tools": Expected(
      rules: ["foreign-mark": 10],
      says: [
        "`{:toc}`", "write `{#aims}`", "> [!NOTE]", "`$CTA`", "`{% include contact.html %}`",
        "![what it shows](picture.png)", "`{{ page.title }}`", "`{: width=\"300\" }`",
      ]),
    "37-two-directions": Expected(shows: ["index.html": ["<p dir=\"rtl\">", "<span lang=\"ar\" dir=\"rtl\">"]]),
    "39-id-of-a-paragraph": Expected(
      shows: ["index.html": ["<p id=\"c7\">The board meets each month.</p>", "id=\"t1\""]], hides: ["{#"]),
    "41-titles-that-begin-with-a-sign": Expected(
      says: [
        "`title: '\"Clean\" rivers'`", "`title: \"[Draft] Water plan\"`", "`title: \"It's time\"`",
        "`title: \"| Water\"`", "`title: \"> 50 % clean\"`", "`title: \"- Water\"`", "`title: \"{Water}\"`",
      ]),
    "43-names-that-differ-in-case": Expected(
      rules: ["address-case": 1], says: ["content/rivers.md:1:1", "content/Rivers.md"]),
    "45-hard-titles": Expected(),
    "47-fields-of-other-tools": Expected(
      rules: ["unknown-key": 7, "wrong-type": 1],
      says: [
        "`language: en`", "`description: What we do for lakes`", "`updated: 2026-03-31`", "`weight: 3`",
        "`tags: [lakes]`", "`former-ids: [old-lakes]`", "remove it: everything is published unless it is a draft",
      ]),
  ]

  @Test func everyCaseIsLookedAt() throws {
    let list = String(decoding: try #require(contents(of: folder + "/expected.tsv")), as: UTF8.self)
    let names = list.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "\t" }) }
    #expect(names.sorted() == Self.expected.keys.sorted())
  }

  @Test(arguments: expected.keys.sorted()) func comesOutAsExpected(name: String) throws {
    let expected = try #require(Self.expected[name])
    let output = try TemporaryFolder()
    let source = "\(folder)/\(name)"
    let result = try build(source, to: output.path + "/site") { $0.usesCache = false }
    let report = printed(result, source)
    if !expected.rules.isEmpty || expected.says.isEmpty {
      let counts = Dictionary(grouping: result.report.diagnostics, by: \.rule.name).mapValues(\.count)
      #expect(counts == expected.rules, "\(report)")
    }
    for words in expected.says { #expect(report.contains(words), "\(words) in:\n\(report)") }
    for (page, shown) in expected.shows {
      let html = String(decoding: try #require(output.bytes("site/" + page), "\(page)\n\(report)"), as: UTF8.self)
      for words in shown { #expect(html.contains(words), "\(words) in \(page)") }
      for words in expected.hides { #expect(!html.contains(words), "\(words) in \(page)") }
    }
  }

  /// The titles are those that were typed.
  @Test func hardTitlesStayAsTheyAre() throws {
    let source = folder + "/45-hard-titles"
    let result = try build(source) { $0.usesCache = false }
    #expect(result.report.diagnostics.map(\.message) == [])
    let typed = filesBelow(source + "/content").compactMap { path -> String? in
      let text = String(decoding: contents(of: "\(source)/content/\(path)") ?? [], as: UTF8.self)
      return text.firstMatch(of: /\ntitle: (.*)\n/).map { String($0.output.1) }
    }
    #expect(typed.count > 5)
  }
}
