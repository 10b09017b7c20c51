// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
  /// Adds a text as a string of JSON (RFC 8259, section 7). `forScript` makes it safe inside a script element and as
  /// JavaScript: `<`, `>`, `&` and the line separators are escaped too.
  package mutating func appendJSON(_ text: String, forScript: Bool = true) {
    var text = text
    text.withUTF8 { appendJSON($0, forScript: forScript) }
  }

  /// The same of a text in UTF-8, for a file of its own.
  package mutating func appendJSON(utf8 text: [UInt8]) {
    text.withUnsafeBufferPointer { appendJSON($0, forScript: false) }
  }

  private mutating func appendJSON(_ text: UnsafeBufferPointer<UInt8>, forScript: Bool) {
    append(UInt8(ascii: "\""))
    var start = 0
    var index = 0
    while index < text.count {
      if !forScript, index + 8 <= text.count, standForThemselves(UnsafeRawBufferPointer(text), at: index) {
        index += 8
        continue
      }
      defer { index += 1 }
      if standsForItself(text[index]) { continue }
      guard let escape = escape(of: text, at: index, forScript: forScript) else { continue }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      append(contentsOf: escape.text.utf8)
      start = index + escape.length
    }
    if start < text.count { append(contentsOf: UnsafeBufferPointer(rebasing: text[start...])) }
    append(UInt8(ascii: "\""))
  }

  /// Adds an array of strings.
  package mutating func appendJSON(_ texts: [String]) {
    append(UInt8(ascii: "["))
    for (index, text) in texts.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      appendJSON(text)
    }
    append(UInt8(ascii: "]"))
  }
}

/// Whether none of eight bytes is escaped outside of scripts: neither a control, nor a quotation mark, nor a backslash.
private func standForThemselves(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
  let slashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
  // A byte below a limit borrows from its highest bit; one of 0x80 and more has it already.
  let found =
    (word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
  return found & (ones &* 0x80) == 0
}

/// Whether a byte never begins anything that is escaped. A function, since a table would be counted as used with each byte.
private func standsForItself(_ byte: UInt8) -> Bool {
  switch byte {
  case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0xE2:
    false
  default: true
  }
}

/// What stands for the character that begins at `index`, and how many bytes it has; nil for what stands for itself.
private func escape(
  of text: UnsafeBufferPointer<UInt8>, at index: Int, forScript: Bool
) -> (text: String, length: Int)? {
  switch text[index] {
  case UInt8(ascii: "\""): return ("\\\"", 1)
  case UInt8(ascii: "\\"): return ("\\\\", 1)
  case 0x0A: return ("\\n", 1)
  case UInt8(ascii: "<") where forScript, UInt8(ascii: ">") where forScript, UInt8(ascii: "&") where forScript,
    0..<0x20:
    let hex = String(text[index], radix: 16)
    return ("\\u" + String(repeating: "0", count: 4 - hex.utf8.count) + hex, 1)
  case 0xE2
  where forScript && index + 2 < text.count && text[index + 1] == 0x80
    && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9):
    return (text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029", 3)
  default: return nil
  }
}
