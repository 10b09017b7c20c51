// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TestSupport
import Testing

@testable import Fields

/// What the reader of plain fields makes of a text is what the YAML library makes of it.
@Suite struct PlainFieldsTests {
  private func plain(_ text: String) -> YAMLNode? {
    Array(text.utf8).withUnsafeBufferPointer { readPlainFields($0, firstLine: 2) }
  }

  private func library(_ text: String) -> YAMLNode? {
    var report = Report()
    return parseAnyYAML(Array(text.utf8)[...], path: "a.md", firstLine: 2, report: &report)
  }

  @Test(arguments: [
    "title: One two\n", "title: \"One: two\"\ntags: [a, 'b c', \"d\"]\n", "a: 1:10\nb: no # not\n", "a: it's\n",
    "a:\n- x\n- y z\nb: c", "a:\n  - x\n  - 'y'\n\nb: c\n", "# said\na: b  \n\n# and\nc: d\n", "a: []\nb: [x,]\n",
    "a:\n  b: c\n", "a:\n  - b: c\n    d: e\n  - f\n", "a:\n- b:\n  - c\n  - d\n  e: f\ng: h\n",
    "a:\n  b:\n    c: [d]\n  e: f\n\n# said\ng: h", "a:\n  -   b: c\n      d: e\n", "a:\n  - http://b\n",
    "title: Übersicht – été\n", "a: http://example.org/#x\n", "a: [été, ü ]\n",
  ])
  func readsPlainForms(text: String) {
    #expect(plain(text) != nil || text.contains(" #"))
    if let node = plain(text) { #expect(node == library(text)) }
  }

  @Test(arguments: [
    "", "a:\n", "a: &b c\n", "a: *b\n", "a: !x y\n", "a: b: c\n", "a: |\n  b\n", "a: b\n  c\n", "a: b\na: c\n",
    "a: 'it''s'\n",
    "a: \"\\n\"\n", "a: b # c\n", "a: [b: c]\n", "a: [[b]]\n", "- a\n", "a: b\tc\n", "a:\n  b: c\n    d\n",
    "a:\n    b: c\n  d: e\n", "a:\n  - b: c\n     d: e\n", "a:\n  - b\n  c: d\n", "a:\n  b: c\n  b: d\n", "a:\n  -\n",
    "a:\nb: c\n", "a:\n  # b\n  c: d\n", " a: b\n",
    "a: \u{2028}\n",
    "a: x\u{85}y\n", "a: {b: c}\n", "--- \na: b\n", "a: b\r\n", "a: [b\n", "a: \u{FEFF}b\n", "? a\n", "a : b\n",
    "a:b\n",
  ])
  func leavesTheRestToTheLibrary(text: String) {
    #expect(plain(text) == nil)
  }

  @Test func givesTheNodesOfTheLibraryForAnyText() {
    let pieces = [
      "a", "title", ": ", ":", "\n", "\n", "- ", "  ", " ", "[", "]", ", ", ",", "\"", "'", "#", " # ", "é", "–",
      "1.10", "b c", "x-y",
      "\n- ", "\nb: ", "\nc: ", "\nd:\n  - ", "\n  e: ", "\nf:\n  g: h", "\n  - ", "\n    i: ", "\n  - j: ", "\n    k:",
      "\n    - ",
      "|", "?", "~", "\\", "...", "---", "\u{A0}",
    ]
    var random = SeededRandom(seed: 7)
    var compared = 0
    for _ in 0..<120_000 {
      var text = "k: "
      for _ in 0..<Int.random(in: 1...9, using: &random) { text += pieces.randomElement(using: &random) ?? "" }
      guard let node = plain(text) else { continue }
      compared += 1
      let expected = library(text)
      #expect(node == expected, "\(text.debugDescription)")
      if node != expected { break }
    }
    #expect(compared > 8_000)
  }
}
