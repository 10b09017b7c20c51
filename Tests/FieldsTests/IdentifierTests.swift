// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Fields

@Suite struct IdentifierTests {
  @Test(arguments: [
    ("goal-1", "goal-1"), ("Goal 1", "Goal-1"), ("  a  b  ", "a-b"), ("1.1", "1.1"), (".hidden", "hidden"),
    ("--a--", "a"), ("Größe & Maß", "Größe-Maß"), ("", "item"), ("…", "item"), ("a_b", "a_b"), ("水利 计划", "水利-计划"),
    ("Ri\u{AD}vers\u{A0}one", "Rivers-one"), ("\u{FEFF}a\u{200B}b", "ab"),
  ])
  func isMostLikeTheText(text: String, expected: String) {
    #expect(makeIdentifier(from: text) == expected)
  }

  @Test func aTextThatIsKeptAsItIsWouldBeMadeSo() {
    let pieces = ["a", "B", "7", "-", "-", "_", ".", " ", "é", "e\u{301}", "/", "水", "\u{300}"]
    var kept = 0
    for text in randomTexts(of: pieces, most: 6, count: 20_000, seed: 11) {
      guard isMadeIdentifier(text) else { continue }
      kept += 1
      #expect(makeAnyIdentifier(from: text) == text)
    }
    #expect(kept > 1_000)
  }

  @Test func whatIsMadeIsAnIdentifierAndStays() {
    for text in randomTexts(of: ["a", "1", "-", "_", ".", " ", "é", "!", "水", "\n"], most: 8, count: 5_000, seed: 12) {
      let made = makeIdentifier(from: text)
      #expect(isIdentifier(made), "\(text.debugDescription)")
      #expect(makeIdentifier(from: made) == made)
    }
  }
}
