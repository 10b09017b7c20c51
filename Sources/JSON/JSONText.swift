// SPDX-License-Identifier: Apache-2.0

import Bytes

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
    if forScript {
      append(
        text,
        finding: { bytes in
          bytes.below(0x20) | bytes.equal(UInt8(ascii: "\"")) | bytes.equal(UInt8(ascii: "\\"))
            | bytes.equal(UInt8(ascii: "<")) | bytes.equal(UInt8(ascii: ">")) | bytes.equal(UInt8(ascii: "&"))
            | bytes.equal(0xE2)
        },
        replacing: { text[$0] == 0xE2 ? escapedLineSeparator(text, $0) : escaped(text[$0]) })
    } else {
      append(
        text,
        finding: { bytes in
          bytes.below(0x20) | bytes.equal(UInt8(ascii: "\"")) | bytes.equal(UInt8(ascii: "\\"))
        },
        replacing: { escaped(text[$0]) })
    }
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

/// What stands for a control, a quotation mark, a backslash, or a sign that means something in a script.
private func escaped(_ byte: UInt8) -> Replacement {
  switch byte {
  case UInt8(ascii: "\""): return Replacement("\\\"")
  case UInt8(ascii: "\\"): return Replacement("\\\\")
  case 0x0A: return Replacement("\\n")
  default:
    func digit(_ value: UInt8) -> UInt64 {
      UInt64(value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value)
    }
    return Replacement(Replacement("\\u00").word | digit(byte >> 4) << 32 | digit(byte & 15) << 40, length: 6)
  }
}

/// U+2028 and U+2029, which end a line of a script; nil for all else that begins with the same byte.
private func escapedLineSeparator(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Replacement? {
  guard place + 2 < text.count, text[place + 1] == 0x80 else { return nil }
  switch text[place + 2] {
  case 0xA8: return Replacement("\\u2028", for: 3)
  case 0xA9: return Replacement("\\u2029", for: 3)
  default: return nil
  }
}
