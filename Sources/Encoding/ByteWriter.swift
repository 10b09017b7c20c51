// SPDX-License-Identifier: Apache-2.0

/// Puts values into bytes, to be read back in the same order by a `ByteReader`.
package struct ByteWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// From 0 to 2^49 - 1; seven bits a byte, the lowest first (LEB128).
  package mutating func number(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Eight bytes, the lowest first.
  package mutating func word(_ word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Puts another word where one was written before.
  package mutating func replaceWord(at offset: Int, with word: UInt64) {
    withUnsafeBytes(of: word.littleEndian) { bytes.replaceSubrange(offset..<offset + 8, with: $0) }
  }

  package mutating func flag(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  package mutating func text(_ text: String) {
    var text = text
    text.withUTF8 {
      number($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  package mutating func text(_ text: String?) {
    flag(text != nil)
    if let text { self.text(text) }
  }

  package mutating func block(_ block: some Collection<UInt8>) {
    number(block.count)
    bytes.append(contentsOf: block)
  }

  package mutating func list<Element>(_ elements: [Element], _ write: (Element, inout ByteWriter) -> Void) {
    number(elements.count)
    for element in elements { write(element, &self) }
  }

  /// Bytes that stand for themselves: something written before.
  package mutating func raw(_ bytes: some Collection<UInt8>) { self.bytes.append(contentsOf: bytes) }
}
