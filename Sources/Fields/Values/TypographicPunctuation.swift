// SPDX-License-Identifier: Apache-2.0

/// A text with the punctuation that printers set, as cmark-gfm makes it of texts in Markdown: curly quotation marks and
/// apostrophes, dashes for `--` and `---`, an ellipsis for `...`. A field has no code, so that hyphens before a word, as in
/// `--draft`, stay what they are.
package func typographic(_ text: String) -> String {
  if !mayChange(text) { return text }
  let bytes = Array(text.utf8)
  var out: [UInt8] = []
  out.reserveCapacity(bytes.count + 16)
  // Where a single mark that may open a quotation stands in `out`: an apostrophe, unless another one closes it.
  var opening: Int?
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    let run = runLength(of: byte, in: bytes, at: index)
    let before = index == 0 ? blank : bytes[index - 1]
    let after = index + run < bytes.count ? bytes[index + run] : blank
    switch byte {
    case doubleMark: out += opens(before, after) ? leftDouble : rightDouble
    case singleMark:
      if opens(before, after) {
        opening = out.count
        out += rightSingle
      } else {
        if let start = opening, !isWord(after) {
          out.replaceSubrange(start..<start + rightSingle.count, with: leftSingle)
          opening = nil
        }
        out += rightSingle
      }
    case UInt8(ascii: ".") where run == 3: out += ellipsis
    case UInt8(ascii: "-") where (run == 2 || run == 3) && !(isOpen(before) && isWord(after)):
      out += run == 2 ? shortDash : longDash
    default: out += bytes[index..<index + run]
    }
    index += run
  }
  return String(decoding: out, as: UTF8.self)
}

private let (singleMark, doubleMark, blank) = (UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: " "))
private let (leftSingle, rightSingle) = (Array("‘".utf8), Array("’".utf8))
private let (leftDouble, rightDouble) = (Array("“".utf8), Array("”".utf8))
private let (ellipsis, shortDash, longDash) = (Array("…".utf8), Array("–".utf8), Array("—".utf8))

/// How many hyphens or full stops stand together; 1 for any other byte.
private func runLength(of byte: UInt8, in bytes: [UInt8], at index: Int) -> Int {
  guard byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") else { return 1 }
  return bytes[index...].prefix { $0 == byte }.count
}

/// Whether there is a mark, or a hyphen or full stop after another, which most texts have not. Looks at every byte without
/// stopping, which lets the compiler take sixteen at a time.
private func mayChange(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var found: UInt8 = 0
    for byte in bytes { found |= byte == singleMark || byte == doubleMark ? 1 : 0 }
    for (byte, next) in zip(bytes, bytes.dropFirst()) {
      let isRun: UInt8 = byte == next ? 1 : 0
      found |= isRun & (byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") ? 1 : 0)
    }
    return found != 0
  }
}

/// A mark opens what follows it where a blank, a bracket or another mark goes before, and no blank follows.
private func opens(_ before: UInt8, _ after: UInt8) -> Bool { isOpen(before) && !isBlank(after) }

private func isOpen(_ byte: UInt8) -> Bool {
  isBlank(byte) || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
    || byte == singleMark || byte == doubleMark
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }

/// Letters and digits; every byte beyond ASCII counts, since most of these are in letters.
private func isWord(_ byte: UInt8) -> Bool {
  (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
}
