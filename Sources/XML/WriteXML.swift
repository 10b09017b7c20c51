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

  package mutating func element(_ name: String, _ text: String) { element(name, utf8: Array(text.utf8)) }

  package mutating func element(_ name: String, utf8 text: [UInt8]) {
    tag(name, [])
    if text.isEmpty {
      bytes += Array("/>\n".utf8)
      return
    }
    bytes.append(UInt8(ascii: ">"))
    escape(text)
    close(name)
  }

  private mutating func tag(_ name: String, _ attributes: [(name: String, value: String)]) {
    indent()
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for attribute in attributes {
      bytes.append(0x20)
      bytes += attribute.name.utf8
      bytes += Array("=\"".utf8)
      escape(Array(attribute.value.utf8))
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func close(_ name: String) {
    bytes += Array("</".utf8)
    bytes += name.utf8
    bytes += [UInt8(ascii: ">"), 0x0A]
  }

  private mutating func indent() { bytes += repeatElement(0x20, count: depth * 2) }

  private mutating func escape(_ text: [UInt8]) {
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      case 0x0D: bytes += Array("&#13;".utf8)
      case 0x00..<0x20 where text[index] != 0x09 && text[index] != 0x0A: break
      // U+FFFE and U+FFFF.
      case 0xEF where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE: index += 2
      case let byte: bytes.append(byte)
      }
      index += 1
    }
  }
}
