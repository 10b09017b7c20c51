// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Markdown

/// What is done in a shorter way for most texts comes out as in the way for all.
@Suite struct FastPathTests {
  @Test func aSlugOfASCIIIsThatOfAnyText() {
    let pieces = ["a", "B", "Zz", "0", "-", "_", " ", "  ", "?", "&", ".", "'", "\t", "\u{7F}", "é"]
    var compared = 0
    for text in randomTexts(of: pieces, most: 8, count: 20_000, seed: 21) {
      guard let slug = asciiSlug(text) else {
        #expect(text.contains("é"))
        continue
      }
      compared += 1
      #expect(slug == anySlug(text), "\(text.debugDescription)")
    }
    #expect(compared > 5_000)
  }

  @Test func aPlainPathLeadsWhereAnyDestinationLeads() {
    let pieces = [
      "a", "B", "9", "-", "_", ".", "..", "/", "../", "#", "?", ":", "%20", "%", "é", " ", "\\", "plan:", "http:",
    ]
    var compared = 0
    for text in randomTexts(of: pieces, most: 6, count: 20_000, seed: 22) {
      guard LinkTarget.isPlainPath(text) else { continue }
      compared += 1
      #expect(LinkTarget(any: text) == .file(path: text, anchor: nil), "\(text.debugDescription)")
    }
    #expect(compared > 1_000)
  }
}
