// SPDX-License-Identifier: Apache-2.0

/// What fills a place of a sentence, kept from turning what is around it: between U+2068 and U+2069 it is read in the
/// direction of its first letter, and counts as one sign for the sentence (Unicode, UAX 9, 2.4 and 6.2). They are signs and not
/// tags since a sentence is also printed where no tag may be, such as in an attribute, a drawing or a feed.
///
/// A number needs none, and in a language from left to right only letters of the other direction do. A value that has some is a
/// sentence itself, with its places filled already.
func isolated(_ value: String, in isRightToLeft: Bool) -> String {
  let mayTurn =
    isRightToLeft
    ? value.utf8.contains { !isOfNumbers($0) } : value.utf8.contains { isOfLettersFromRightToLeft($0) }
  return mayTurn && !value.unicodeScalars.contains("\u{2068}") ? "\u{2068}\(value)\u{2069}" : value
}

/// A digit, or what parts the groups of digits.
private func isOfNumbers(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || byte == 0x2C || byte == 0x2E
}

/// The first byte of a letter of Hebrew, Arabic, Syriac, Thaana or N’Ko.
private func isOfLettersFromRightToLeft(_ byte: UInt8) -> Bool { (0xD6...0xDF).contains(byte) }

extension String {
  /// The same for a file of data: programs take it apart, and nobody reads it from one side to the other.
  var withoutIsolates: String {
    guard utf8.contains(0xE2) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "\u{2068}" && $0 != "\u{2069}" }))
  }
}
