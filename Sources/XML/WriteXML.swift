// SPDX-License-Identifier: Apache-2.0

/// A document in the making (XML 1.0), an element a line. It is well-formed where what is begun is ended in turn: texts are
/// escaped, and signs that no document may contain are left out (section 2.2).
package struct XMLWriter: Sendable {
  package private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
  private var depth = 0

  package init() {}

  package mutating func begin(_ name: String, _ attributes: [(name: String, value: String)] = []) {
    tag(name, attributes)
    bytes += [UInt8(ascii: ">"), 0x0A]
    depth += 1
  }

  package mutating func end(_ name: String) {
    depth -= 1
    indent()
    close(name)
  }

  package mutating func element(_ name: String, _ text: String) {
    var text = text
    text.withUTF8 { element(name, $0) }
  }

  package mutating func element(_ name: String, utf8 text: [UInt8]) {
    text.withUnsafeBufferPointer { element(name, $0) }
  }

  private mutating func element(_ name: String, _ text: UnsafeBufferPointer<UInt8>) {
    if text.isEmpty {
      tag(name, [])
      bytes += Array("/>\n".utf8)
      return
    }
    beginText(name)
    escape(text)
    endText(name)
  }

  /// An element whose text comes in pieces.
  package mutating func beginText(_ name: String) {
    tag(name, [])
    bytes.append(UInt8(ascii: ">"))
  }

  /// Whole signs of it.
  package mutating func text(utf8 text: [UInt8]) { text.withUnsafeBufferPointer { escape($0) } }

  package mutating func endText(_ name: String) { close(name) }

  /// Forgets what was written so far, and goes on: for whoever has passed it on.
  package mutating func removeWritten() { bytes.removeAll(keepingCapacity: true) }

  private mutating func tag(_ name: String, _ attributes: [(name: String, value: String)]) {
    indent()
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for attribute in attributes {
      bytes.append(0x20)
      bytes += attribute.name.utf8
      bytes += Array("=\"".utf8)
      var value = attribute.value
      value.withUTF8 { escape($0) }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func close(_ name: String) {
    bytes += Array("</".utf8)
    bytes += name.utf8
    bytes += [UInt8(ascii: ">"), 0x0A]
  }

  private mutating func indent() { bytes += repeatElement(0x20, count: depth * 2) }

  /// What stands for itself is taken over in runs.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < text.count {
      if index + 8 <= text.count, standForThemselves(UnsafeRawBufferPointer(text), at: index) {
        index += 8
        continue
      }
      let byte = text[index]
      var length = 1
      let replacement: StaticString
      switch byte {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\""): replacement = "&quot;"
      case 0x0D: replacement = "&#13;"
      case 0x00..<0x20 where byte != 0x09 && byte != 0x0A: replacement = ""
      // U+FFFE and U+FFFF.
      case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE:
        (replacement, length) = ("", 3)
      default:
        index += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      bytes.append(
        contentsOf: UnsafeBufferPointer(start: replacement.utf8Start, count: replacement.utf8CodeUnitCount))
      index += length
      start = index
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }
}

/// Whether none of eight bytes is escaped or left out. May say no of what is neither: then they are looked at one by one.
private func standForThemselves(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
  func equal(_ byte: UInt8) -> UInt64 { zeros(word ^ (ones &* UInt64(byte))) }
  let found =
    (word &- ones &* 0x20) & ~word | equal(UInt8(ascii: "&")) | equal(UInt8(ascii: "<")) | equal(UInt8(ascii: ">"))
    | equal(UInt8(ascii: "\"")) | equal(0xEF)
  return found & (ones &* 0x80) == 0
}
