// SPDX-License-Identifier: Apache-2.0

import Bytes

/// A growing buffer of HTML, as UTF-8 bytes.
///
/// Everything that comes from content goes through one of the escaping methods, chosen by its place in the page.
/// Escaping works on bytes: a combining mark after a quotation mark makes one Character of the two, and a search per
/// Character would let the quotation mark through.
package struct HTMLWriter: Sendable {
  package private(set) var bytes: [UInt8]

  package init(reserving capacity: Int = 0) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  package var count: Int { bytes.count }

  /// Empties the buffer and keeps its memory for the next page.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: Markup, written by us

  package mutating func markup(_ markup: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  package mutating func number(_ number: Int) {
    trusted(String(number))
  }

  // MARK: HTML that was made safe before

  package mutating func trusted(_ html: some Collection<UInt8>) {
    bytes.append(contentsOf: html)
  }

  package mutating func trusted(_ html: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: html)
  }

  package mutating func trusted(_ html: String) {
    var html = html
    html.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Has somebody write at the end, for files that are no HTML.
  package mutating func trusted<Failure>(by write: (inout [UInt8]) throws(Failure) -> Void) throws(Failure) {
    try write(&bytes)
  }

  /// Puts already escaped bytes before what was written from `offset` on: a heading's id is known after its text.
  package mutating func insert(_ html: [UInt8], at offset: Int) {
    bytes.insert(contentsOf: html, at: offset)
  }

  package mutating func removeLast(_ count: Int) {
    bytes.removeLast(min(count, bytes.count))
  }

  // MARK: Text from content

  /// Escapes `& < > "` for a text or a quoted attribute.
  package mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { escape($0) }
  }

  package mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    escape(text)
  }

  /// An address to be read, in a text where tags may be. A line may end after a slash, though not after `https://`, and before other
  /// signs, where nobody takes one for a full stop or a hyphen; before these only in a long name, and never within a word.
  package mutating func breakable(_ address: String) {
    var address = address
    address.withUTF8 { bytes in
      var start = 0
      for index in 1..<max(1, bytes.count) where isBreak(bytes[index], after: bytes[start..<index]) {
        escape(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        markup("<wbr>")
        start = index
      }
      escape(UnsafeBufferPointer(rebasing: bytes[start..<bytes.count]))
    }
  }

  /// An address in a quoted attribute: bytes that no address contains are percent-encoded, `&` is escaped; what is
  /// percent-encoded already stays so.
  package mutating func address(_ address: String) {
    var address = address
    address.withUTF8 { escapeAddress($0) }
  }

  package mutating func address(_ address: UnsafeBufferPointer<UInt8>) {
    escapeAddress(address)
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(
      text,
      finding: { bytes in
        bytes.equal(UInt8(ascii: "&")) | bytes.equal(UInt8(ascii: "<")) | bytes.equal(UInt8(ascii: ">"))
          | bytes.equal(UInt8(ascii: "\""))
      },
      replacing: { place in
        switch text[place] {
        case UInt8(ascii: "&"): Replacement("&amp;")
        case UInt8(ascii: "<"): Replacement("&lt;")
        case UInt8(ascii: ">"): Replacement("&gt;")
        default: Replacement("&quot;")
        }
      })
  }

  private mutating func escapeAddress(_ address: UnsafeBufferPointer<UInt8>) {
    addressBytes.withUnsafeBufferPointer { standsForItself in
      var start = 0
      for index in 0..<address.count where !standsForItself[Int(address[index])] {
        let byte = address[index]
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: address[start..<index]))
        start = index + 1
        switch byte {
        case UInt8(ascii: "&"): markup("&amp;")
        case UInt8(ascii: "'"): markup("&#x27;")
        default:
          bytes.append(UInt8(ascii: "%"))
          bytes.append(hexDigits[Int(byte >> 4)])
          bytes.append(hexDigits[Int(byte & 15)])
        }
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: address[start..<address.count]))
    }
  }
}

/// Whether a line may end before a byte of an address and after the piece that comes before.
private func isBreak(_ byte: UInt8, after piece: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  let slash = UInt8(ascii: "/")
  if piece.last == slash { return byte != slash && piece.dropLast().last != slash }
  if partsOfNames.contains(byte) { return piece.reversed().prefix { $0 != slash }.count >= 16 }
  return breakSigns.contains(byte)
}

private let breakSigns = Array("?&=#~%".utf8)
private let partsOfNames = Array(".-_".utf8)

private let hexDigits = Array("0123456789ABCDEF".utf8)

/// The bytes that stand for themselves in an address: RFC 3986, reserved and unreserved characters and `%`, less the
/// brackets, which are encoded as CommonMark's own renderer does.
private let addressBytes: [Bool] = {
  var table = [Bool](repeating: false, count: 256)
  for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { table[Int(byte)] = true }
  for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { table[Int(byte)] = true }
  for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(byte)] = true }
  for byte in "-_.+!*(),%#@?=;:/$~".utf8 { table[Int(byte)] = true }
  return table
}()
