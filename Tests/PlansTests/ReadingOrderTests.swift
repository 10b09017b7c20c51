// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Testing

@Suite struct ReadingOrderTests {
  @Test(arguments: [
    ["1.2", "1.10"], ["1.9", "1.10", "2", "10"], ["Goal 2", "goal 10"], ["a", "B", "c"], ["Ärger", "Azur"],
    ["Etat", "État b", "Eté"], ["", "a"], ["1", "1a", "1b"], ["1.02", "1.3"], ["Straße", "Strasse 2"],
    ["Ri\u{AD}vera", "Rivers"], ["Lake\u{A0}1", "Lake 2", "Lake\u{A0}10"], ["\u{200B}Azur", "Berg"],
    ["99999999999999999999998", "99999999999999999999999", "100000000000000000000000"],
  ])
  func ordersAsPeopleRead(texts: [String]) {
    for (a, b) in zip(texts, texts.dropFirst()) {
      #expect(ReadingKey(a) < ReadingKey(b), "\(a) before \(b)")
      #expect(!(ReadingKey(b) < ReadingKey(a)), "\(b) after \(a)")
    }
  }

  @Test(arguments: ["1.10", "É", "ﬁ", ""]) func doesNotPrecedeItself(text: String) {
    #expect(!(ReadingKey(text) < ReadingKey(text)))
  }

  @Test func decidesBetweenSpellingsOfTheSame() {
    for (a, b) in [("a", "A"), ("1.2", "1.02"), ("é", "e")] {
      #expect((ReadingKey(a) < ReadingKey(b)) != (ReadingKey(b) < ReadingKey(a)), "\(a) and \(b)")
    }
  }

  @Test func isTransitiveOverNumbersAndSpellings() {
    let texts = ["1", "01", "001", "1a", "01a", "2", "10", "a1", "A01", "a", "É", "e", "E", "é", "z9", "z10", "", "."]
    for a in texts {
      for b in texts where ReadingKey(a) < ReadingKey(b) {
        for c in texts where ReadingKey(b) < ReadingKey(c) {
          #expect(ReadingKey(a) < ReadingKey(c), "\(a) before \(b) before \(c)")
        }
      }
    }
  }
}

@Suite struct IdentifierTests {
  @Test(arguments: [
    ("Goal 1", "Goal-1"), ("a/b c", "a-b-c"), ("..hidden", "hidden"), ("--x--", "x"), ("Öffentlich", "Öffentlich"),
    ("!?", "item"), ("", "item"), ("a  b", "a-b"), ("<script>", "script"), ("Ψηφίο", "Ψηφίο"),
  ])
  func makesAnIdentifierOfAName(name: String, id: String) {
    #expect(makeIdentifier(from: name) == id)
  }
}
