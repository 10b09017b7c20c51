// SPDX-License-Identifier: Apache-2.0

/// A name in a template. It is taken apart once, when the template is read, and looked up wherever the template is included. A
/// class, since nodes are copied at every level of a template that goes deep.
final class Name: Sendable, CustomStringConvertible {
  let text: String
  /// What its dots divide.
  let parts: [NamePart]
  /// The text of the interface that is meant; nil for a field.
  let word: String?

  init(_ text: String) {
    self.text = text
    word = text.hasPrefix(wordPrefix) ? String(text.dropFirst(wordPrefix.count)) : nil
    parts = text == "." ? [NamePart(text)] : text.split(separator: ".").map { NamePart(String($0)) }
  }

  /// `{{.}}`, what the section is over.
  var isCurrent: Bool { text == "." }

  var description: String { text }
}

/// The name of a field, and a number to find it by: names that differ seldom have the same one.
struct NamePart: Sendable {
  let text: String
  let key: UInt64

  init(_ text: String) {
    self.text = text
    // FNV-1a.
    key = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
