// SPDX-License-Identifier: Apache-2.0

/// How much a word says about a page, in sixteen steps. What each is worth is known by the script of the search page.
enum Level {
  static let summary: UInt8 = 6
  static let clause: UInt8 = 7
  static let heading: UInt8 = 8
  /// The number or an identifier as a whole.
  static let identifier: UInt8 = 15

  /// In a title of so many words: the fewer, the more is said by one.
  static func title(words: Int) -> UInt8 { words <= 1 ? 13 : words <= 2 ? 12 : words <= 4 ? 11 : words <= 7 ? 10 : 9 }

  /// In a text of so many words, found so many times: BM25 without what depends on other pages, with k₁ = 1.2, b = 0.75 and
  /// a usual length of 400 words. Lengths are rounded to powers of two, so that few edits change them.
  static func text(count: Int, words: Int) -> UInt8 {
    var length = 50
    while length * 3 / 2 < words, length < 1 << 20 { length *= 2 }
    let weight = Double(count) / (Double(count) + 1.2 * (0.25 + 0.75 * Double(length) / 400))
    return UInt8(max(0, min(5, Int(weight * 6))))
  }
}
