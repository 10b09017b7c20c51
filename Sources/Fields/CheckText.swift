// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Text is UTF-8 without control characters, and without what neither HTML nor XML may contain. Those that turn the direction
/// of writing are a warning.
///
/// `allowsLineTabs`: vertical tabs are how Word ends lines; whoever allows them makes line ends of them.
package func checkText(_ bytes: [UInt8], path: String, allowsLineTabs: Bool = false, _ report: inout Report) -> Bool {
  func place(_ offset: Int) -> Place {
    let before = bytes[..<offset]
    let line = before.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return Place(path, line: line, column: offset - start + 1)
  }
  if let format = FileFormat(of: bytes) {
    report.add(.notText, "this file is \(format.name)", at: Place(path), help: format.help(ending: ending(of: path)))
    return false
  }
  if holdsControl(bytes), let offset = bytes.firstIndex(where: { isControl($0) && !(allowsLineTabs && $0 == 0x0B) }) {
    let hex = String(bytes[offset], radix: 16, uppercase: true)
    report.add(
      .notText,
      "this file contains the control character U+00\(hex.count == 1 ? "0" : "")\(hex), so it is not a text file",
      at: place(offset),
      help: "save it as plain text in UTF-8; other files need another ending than `\(ending(of: path))`")
    return false
  }
  if let offset = firstInvalidUTF8(bytes) {
    report.add(
      .notText, "this file is not in UTF-8", at: place(offset),
      help: "save it in the encoding UTF-8; this is the first character that is not UTF-8")
    return false
  }
  if mayHoldForbidden(bytes), let offset = bytes.withUnsafeBufferPointer(firstForbidden),
    let character = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first
  {
    report.add(
      .notText, "this text contains \(describe(forbidden: character)), which no page or feed may contain",
      at: place(offset), help: "remove it; such characters come along with text that is copied from a PDF")
    return false
  }
  reportHiddenDirections(bytes, path: path, &report)
  return true
}

/// A text that is not in UTF-8, with what is none read as Windows-1252, the encoding that most such texts have, so that what else is
/// wrong with it can be said at once. Nil for what is in UTF-8, and for what is not a text in any encoding.
package func readInOtherEncoding(_ bytes: [UInt8]) -> [UInt8]? {
  guard FileFormat(of: bytes) == nil, !bytes.contains(where: { isControl($0) && $0 != 0x0B }),
    firstInvalidUTF8(bytes) != nil
  else { return nil }
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count * 2)
  var parser = Unicode.UTF8.ForwardParser()
  var rest = bytes.makeIterator()
  var offset = 0
  while true {
    switch parser.parseScalar(from: &rest) {
    case .valid(let scalar):
      text += bytes[offset..<offset + scalar.count]
      offset += scalar.count
    case .error(let length):
      for byte in bytes[offset..<offset + length] {
        let scalar = (0x80..<0xA0).contains(byte) ? windowsSigns[Int(byte) - 0x80] : Unicode.Scalar(byte)
        text += Array(String(Character(scalar)).utf8)
      }
      offset += length
    case .emptyInput: return text
    }
  }
}

/// Those of the bytes from 0x80 to 0x9F; five have none.
private let windowsSigns = Array("€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ".unicodeScalars)

/// In lower case, with its dot.
private func ending(of path: String) -> String {
  let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? path.utf8[...]
  return name.lastIndex(of: UInt8(ascii: ".")).map { String(Substring(name[$0...])).lowercased() } ?? ""
}

/// Looks at every byte without stopping: whether it may begin what is forbidden beyond the control characters of ASCII.
private func mayHoldForbidden(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    var found: UInt8 = 0
    for byte in bytes { found |= (byte == 0x0C ? 1 : 0) | (byte == 0xC2 ? 1 : 0) | (byte >= 0xEF ? 1 : 0) }
    return found != 0
  }
}

/// Looks at every byte without stopping, which lets the compiler take sixteen at a time.
private func holdsControl(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBufferPointer { bytes in
    var found: UInt8 = 0
    for byte in bytes {
      let isLow: UInt8 = byte < 0x20 ? 1 : 0
      let isSpace: UInt8 = byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D ? 1 : 0
      found |= (isLow & ~isSpace) | (byte == 0x7F ? 1 : 0)
    }
    return found != 0
  }
}

/// Control characters that no text has, except for tab, line ends and form feed.
private func isControl(_ byte: UInt8) -> Bool {
  byte < 0x20 ? byte != 0x09 && byte != 0x0A && byte != 0x0C && byte != 0x0D : byte == 0x7F
}

/// The offset of the first byte that does not begin a well-formed sequence of UTF-8 (Unicode 15.1, table 3-7), or nil.
private func firstInvalidUTF8(_ bytes: [UInt8]) -> Int? {
  if bytes.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) != nil }) { return nil }
  var parser = Unicode.UTF8.ForwardParser()
  var rest = bytes.makeIterator()
  var offset = 0
  while true {
    switch parser.parseScalar(from: &rest) {
    case .valid(let scalar): offset += scalar.count
    case .error: return offset
    case .emptyInput: return nil
    }
  }
}
