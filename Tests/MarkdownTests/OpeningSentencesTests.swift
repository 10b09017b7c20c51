// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Markdown

/// A summary is made of whole sentences.
@Suite struct OpeningSentencesTests {
  @Test(arguments: [
    ("Short.", 40, "Short."),
    ("Clean rivers. Every river is clean by 2030. All of them.", 45, "Clean rivers. Every river is clean by 2030."),
    ("Clean rivers. Every river is clean by 2030. All of them.", 20, "Clean rivers."),
    ("Every river of the city is clean by 2030. All of them.", 20, "Every river of the city is clean by 2030."),
    (
      "The U.S. Coast Guard, e.g. Dr. No, helps at sea. It is asked.", 20,
      "The U.S. Coast Guard, e.g. Dr. No, helps at sea."
    ),
    ("Version 2.0 of the framework counts. The first does not.", 20, "Version 2.0 of the framework counts."),
    ("They said “we come.” They came, all of them, at once.", 20, "They said “we come.”"),
    ("Wir messen z.B. Pegel und Regen im Hafen. Jeden Tag.", 20, "Wir messen z.B. Pegel und Regen im Hafen."),
    ("河川をきれいにする。二〇三〇年までに。", 12, "河川をきれいにする。"),
    ("One sentence without an end that goes on", 10, "One sentence without an end that goes on"),
    ("", 10, ""),
  ])
  func endsWithASentence(text: String, limit: Int, expected: String) {
    #expect(openingSentences(text, upTo: limit) == expected)
  }

  @Test func aSentenceWithoutEndIsCut() {
    let text = String(repeating: "rivers and ", count: 60)
    #expect(openingSentences(text, upTo: 20) == "rivers and rivers…")
  }
}
