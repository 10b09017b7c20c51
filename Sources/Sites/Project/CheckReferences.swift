// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Markdown

/// Reports references such as `&#1;` in a template of the site's own to characters that no page may contain. Browsers read
/// them without the `;` as well (HTML, section 13.2.5.75).
func checkReferences(_ bytes: [UInt8], path: String, _ report: inout Report) {
  var (line, lineStart, next) = (1, 0, 0)
  while let start = bytes[next...].firstIndex(of: UInt8(ascii: "&")) {
    for index in next..<start where bytes[index] == 0x0A { (line, lineStart) = (line + 1, index + 1) }
    next = start + 1
    guard let reference = Reference(bytes[start...]) else { continue }
    next = start + reference.text.utf8.count
    if let character = reference.character, !isForbidden(character) { continue }
    report.add(
      .forbiddenCharacter,
      "`\(reference.text)` stands for \(reference.character.map { describe(forbidden: $0) + ", which no page may contain" } ?? "no character")",
      at: Place(path, line: line, column: start - lineStart + 1, excerpt: reference.text),
      help: "leave it out, or write the character that is meant")
  }
}

/// A reference to a character by its number.
private struct Reference {
  /// As it is written.
  let text: String
  /// Nil where there is no such character.
  let character: Unicode.Scalar?

  /// Nil where `bytes`, which begin with `&`, are none.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes.dropFirst()
    guard rest.popFirst() == UInt8(ascii: "#") else { return nil }
    var radix: UInt32 = 10
    if let first = rest.first, first | 0x20 == UInt8(ascii: "x") {
      radix = 16
      rest.removeFirst()
    }
    var (number, count) = (UInt32(0), 0)
    while let digit = rest.first.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }), digit < Int(radix) {
      // One that is too large already stays so.
      number = min(number, 0x11_0000) * radix + UInt32(digit)
      count += 1
      rest.removeFirst()
    }
    guard count > 0 else { return nil }
    if rest.first == UInt8(ascii: ";") { rest.removeFirst() }
    text = String(decoding: bytes[..<rest.startIndex], as: UTF8.self)
    character = number == 0 ? nil : Unicode.Scalar(number)
  }
}
