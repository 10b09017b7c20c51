// SPDX-License-Identifier: Apache-2.0

import Bytes

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

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(
      text,
      finding: { bytes in
        bytes.below(0x20) | bytes.equal(UInt8(ascii: "&")) | bytes.equal(UInt8(ascii: "<"))
          | bytes.equal(UInt8(ascii: ">")) | bytes.equal(UInt8(ascii: "\"")) | bytes.equal(0xEF)
      },
      replacing: { place in
        switch text[place] {
        case UInt8(ascii: "&"): return Replacement("&amp;")
        case UInt8(ascii: "<"): return Replacement("&lt;")
        case UInt8(ascii: ">"): return Replacement("&gt;")
        case UInt8(ascii: "\""): return Replacement("&quot;")
        case 0x0D: return Replacement("&#13;")
        case 0x09, 0x0A: return nil
        case 0xEF:
          // U+FFFE and U+FFFF.
          let isSign = place + 2 < text.count && text[place + 1] == 0xBF && text[place + 2] >= 0xBE
          return isSign ? Replacement("", for: 3) : nil
        default: return Replacement("")
        }
      })
  }
}
