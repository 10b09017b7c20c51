// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Markdown

/// A text is shortened to a number of characters, whatever they are made of.
@Suite struct ShortenedTests {
  @Test(arguments: [
    ("one two three", 13, "one two three"),
    ("one two three", 12, "one two…"),
    ("one two, three", 9, "one two…"),
    ("a incomprehensible", 9, "a incompr…"),
    ("", 5, ""),
    // 21 letters of two bytes each.
    ("Καλημέρα σε όλους εδώ", 21, "Καλημέρα σε όλους εδώ"),
    ("Καλημέρα σε όλους εδώ", 20, "Καλημέρα σε όλους…"),
    // Complete, though its bytes are many more.
    ("水利计划覆盖全市", 8, "水利计划覆盖全市"),
    ("水利计划覆盖全市", 6, "水利计划覆盖…"),
    ("水利计划，覆盖全市", 5, "水利计划…"),
    // A blank near the beginning is not a reason to lose nearly all.
    ("A 水利计划覆盖全市", 9, "A 水利计划覆盖全…"),
    // An accent and a family stay whole.
    ("cafe\u{301}s", 4, "cafe\u{301}…"),
    ("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧👨‍👩‍👧…"),
    ("one\r\ntwo", 4, "one…"),
  ])
  func endsAfterAWordWhereItCan(text: String, limit: Int, expected: String) {
    #expect(shortened(text, to: limit) == expected)
  }
}
