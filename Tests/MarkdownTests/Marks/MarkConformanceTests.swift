// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// cmark-gfm's own examples: what is reported of them beside what they break on purpose.
@Suite(.enabled(if: ConformanceData.has("markdown"), Comment(rawValue: ConformanceData.absence)))
struct MarkConformanceTests {
  private struct Example: Decodable {
    let markdown: String
    let example: Int
  }

  @Test(arguments: ["gfm-spec", "gfm-extensions", "regression", "smart-punctuation"])
  func onlyListedExamplesAreReported(file: String) throws {
    let examples = try JSONDecoder().decode([Example].self, from: try ConformanceData.read("markdown/\(file).json"))
    for rule in markRules {
      let wanted = Set(reported.filter { $0.file == file && $0.rule == rule }.flatMap(\.examples))
      let got = Set(examples.filter { rendered($0.markdown).rules.contains(rule) }.map(\.example))
      for example in got.symmetricDifference(wanted).sorted() {
        let markdown = examples.first { $0.example == example }?.markdown ?? ""
        Issue.record(
          "\(file) \(example): \(rule) is \(got.contains(example) ? "reported and not listed" : "listed and not reported"): \(markdown.debugDescription)"
        )
      }
    }
  }
}

private let markRules = [
  "broken-link", "broken-table", "foreign-mark", "stray-mark", "uneven-row", "unused-note", "broken-list",
  "accidental-mark", "bold-heading", "unclosed-code",
]

/// The examples in which something is reported, since they show what a writer does not mean.
private let reported: [(file: String, rule: String, reason: String, examples: [Int])] = [
  ("gfm-extensions", "broken-table", "what is not enough for a table", [3]),
  ("gfm-extensions", "broken-table", "fewer columns in the second line than in the first", [7]),
  ("gfm-spec", "broken-table", "fewer columns in the second line than in the first", [203]),
  ("gfm-spec", "broken-link", "blanks in an address or before it, signs in a title", [497, 516, 519]),
  ("gfm-spec", "broken-link", "a link in the text of a link", [526, 527]),
  ("gfm-spec", "broken-link", "`[[` around a name, as in a wiki", [556, 598]),
  ("gfm-spec", "uneven-row", "a line right below a table, and more cells than columns", [202, 204]),
  ("gfm-extensions", "uneven-row", "more cells than columns", [8]),
  ("gfm-extensions", "unused-note", "a note that no text marks", [23]),
  ("regression", "unused-note", "a note that no text marks", [25]),
  ("gfm-spec", "broken-list", "items that are indented, and too little to be nested", [273, 275, 290, 291, 292, 293]),
  ("gfm-spec", "broken-list", "the mark of an item that is indented so far that it is none", [216]),
  ("gfm-spec", "accidental-mark", "a line of a sentence that begins with `1.`", [285]),
  ("gfm-spec", "accidental-mark", "a product", [365]),
  ("gfm-spec", "unclosed-code", "a block of code without its last line", [96, 97, 98, 109, 215]),
  ("gfm-spec", "accidental-mark", "a line of hyphens below a paragraph of two lines", [65]),
  ("gfm-spec", "stray-mark", "headings without words", [49]),
  ("gfm-spec", "stray-mark", "no blank behind the mark of an item", [239]),
  ("gfm-spec", "stray-mark", "marks of strong words beside a blank", [388, 392, 400, 401, 406, 407, 480]),
  ("gfm-spec", "stray-mark", "marks of strong words between a sign and a letter", [389, 394]),
  ("gfm-spec", "stray-mark", "marks of strong words whose other is in an address", [489, 490]),
]
