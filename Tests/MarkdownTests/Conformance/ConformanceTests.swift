// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// cmark-gfm's own examples through our parser and renderer.
@Suite(.enabled(if: ConformanceData.has("markdown"), Comment(rawValue: ConformanceData.absence)))
struct ConformanceTests {
  struct Example: Decodable {
    let markdown: String
    let html: String
    let example: Int
    let section: String
    let extensions: [String]
  }

  @Test(arguments: ["gfm-spec", "gfm-extensions", "regression", "smart-punctuation"])
  func rendersLikeCMark(file: String) throws {
    let examples = try JSONDecoder().decode([Example].self, from: try ConformanceData.read("markdown/\(file).json"))
    #expect(examples.count > 10)
    var unseen = Set(differences.filter { $0.file == file }.flatMap(\.examples))
    for example in examples {
      let got = comparable(rendered(example.markdown, smart: file == "smart-punctuation").html)
      let wanted = comparable(example.html)
      if let difference = differences.first(where: { $0.file == file && $0.examples.contains(example.example) }) {
        unseen.remove(example.example)
        #expect(
          got != wanted, "\(file) \(example.example) is like cmark now; take it off the list of \(difference.reason)")
      } else {
        #expect(got == wanted, "\(file) \(example.example) (\(example.section)): \(example.markdown)")
      }
    }
    #expect(unseen.isEmpty, "listed as different, but not among the examples")
  }
}

/// The examples whose result differs on purpose.
private let differences: [(file: String, reason: String, examples: [Int])] = [
  (
    "gfm-spec", "raw HTML: it is escaped and reported, comments are dropped",
    Array(118...160) + [
      170, 288, 289, 317, 327, 354, 484, 485, 486, 500, 503, 532, 544, 632, 633, 634, 635, 636, 642, 644, 647, 648, 649,
      650, 651, 653, 663, 664,
    ]
  ),
  ("gfm-extensions", "raw HTML", [12, 22]),
  ("regression", "raw HTML", [3, 6, 9, 14, 17]),
  ("gfm-extensions", "one tilde on each side lowers a sign and strikes nothing out", [17, 18]),
  ("regression", "one tilde on each side lowers a sign and strikes nothing out", [10, 11]),
  ("regression", "the name of a note that nothing defines is a text like others", [24]),
  (
    "gfm-spec", "link rules: other schemes than http, https, mailto and tel are refused",
    [508, 604, 606, 607, 609, 628]
  ),
  ("gfm-extensions", "link rules: xmpp is refused", [19]),
  (
    "gfm-spec", "these examples expect bare addresses to stay text; autolinks are always on here",
    [610, 614, 616, 619, 620]
  ),
  ("gfm-extensions", "the example says `<IGNORE>`: any result that is not a crash", [20]),
]

/// Footnotes are numbered here and named there: puts the number for the name in cmark's ids.
private func numberingFootnotes(_ html: String) -> String {
  var result = html
  for match in html.matches(of: #/href="#fn-([^"]*)" id="[^"]*" data-footnote-ref>([0-9]+)</#) {
    let (name, number) = (match.output.1, match.output.2)
    for (before, after) in [("fn-", "\""), ("fnref-", "\""), ("fnref-", "-2\""), ("fnref-", "-3\"")] {
      result = result.replacing("\(before)\(name)\(after)", with: "\(before)#\(number)\(after)")
    }
  }
  return result.replacing("fn-#", with: "fn-").replacing("fnref-#", with: "fnref-")
}

/// Takes away what our markup adds to cmark's for the reader's sake, the same everywhere: heading ids, the frame that
/// makes a wide table or code block reachable by keyboard, scopes, ARIA roles instead of data attributes, classes instead
/// of the obsolete `align`, and void elements without a slash.
private func comparable(_ html: String) -> String {
  let replacements = [
    (" />", ">"), (" tabindex=\"0\"", ""),
    ("<div class=\"table\" role=\"group\" aria-label=\"table\"><table>", "<table>"),
    ("</table></div>", "</table>"), ("<th scope=\"col\"", "<th"),
    (" class=\"left\">", " align=\"left\">"), (" class=\"center\">", " align=\"center\">"),
    (" class=\"right\">", " align=\"right\">"),
    (" role=\"doc-noteref\"", " data-footnote-ref"),
    (" role=\"doc-endnotes\" aria-label=\"footnotes\"", " data-footnotes"),
    (
      " class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"back-to-text",
      " class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content"
    ),
    (
      "<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"done\">",
      "<li><input type=\"checkbox\" checked=\"\" disabled=\"\">"
    ),
    (
      "<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"open\">",
      "<li><input type=\"checkbox\" disabled=\"\">"
    ),
  ]
  var html = html
  for (ours, theirs) in replacements { html = html.replacing(ours, with: theirs) }
  html = html.replacing(#/<a class="heading-link"[^>]*>#</a></div>/#) { _ in "" }.replacing(
    "<div class=\"heading\">", with: "")
  html = html.replacing(#/aria-label="Back to content [0-9-]+"/#) { _ in "aria-label=\"Back to content\"" }
  return numberingFootnotes(html).replacing(#/<h([1-6]) id="[^"]*">/#) { "<h\($0.output.1)>" }
}
