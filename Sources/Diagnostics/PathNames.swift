// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Paths and addresses are bytes, divided by the byte `/`. Swift's own functions take characters apart: to them, a slash and an
/// accent on it are one, which a file system and a browser do not know. `make lint` finds those in the place of these.
extension StringProtocol where UTF8View: BidirectionalCollection {
  /// The names between the slashes; none is empty.
  package var pathParts: [SubSequence] { utf8.split(separator: slash).map { self[$0.startIndex..<$0.endIndex] } }

  /// Where the last slash is.
  package var lastSlash: Index? { utf8.lastIndex(of: slash) }

  package var firstSlash: Index? { utf8.firstIndex(of: slash) }

  /// What follows the last slash.
  package var lastName: SubSequence { self[(lastSlash.map { utf8.index(after: $0) } ?? startIndex)...] }

  package func begins(with beginning: some StringProtocol) -> Bool { utf8.starts(with: beginning.utf8) }

  package func ends(with end: some StringProtocol) -> Bool { utf8.suffix(end.utf8.count).elementsEqual(end.utf8) }

  /// What follows `beginning`, with which it begins.
  package func dropping(_ beginning: some StringProtocol) -> SubSequence {
    self[utf8.index(startIndex, offsetBy: beginning.utf8.count)...]
  }

  /// What comes before `end`, with which it ends.
  package func dropping(end: some StringProtocol) -> SubSequence {
    self[..<utf8.index(endIndex, offsetBy: -end.utf8.count)]
  }

  /// Whether a path leads into a folder.
  package func isBelow(_ folder: some StringProtocol) -> Bool {
    begins(with: folder) && utf8.dropFirst(folder.utf8.count).first == slash
  }
}

/// The same for whole strings, which pages are full of: their bytes are compared where they are.
extension String {
  package var pathParts: [Substring] { utf8.split(separator: slash).map { self[$0.startIndex..<$0.endIndex] } }

  package var lastSlash: Index? {
    bytes(of: self) { $0.lastIndex(of: slash) }.map { utf8.index(startIndex, offsetBy: $0) }
  }

  package var firstSlash: Index? {
    bytes(of: self) { $0.firstIndex(of: slash) }.map { utf8.index(startIndex, offsetBy: $0) }
  }

  package func begins(with beginning: String) -> Bool { bytes(of: self, beginning) { $0.starts(with: $1) } }

  package func ends(with end: String) -> Bool { bytes(of: self, end) { $0.suffix($1.count).elementsEqual($1) } }
}

/// Whether two texts are spelt alike, byte by byte: `==` takes two spellings of one letter for the same.
package func bytesEqual(_ a: String, _ b: String) -> Bool {
  bytes(of: a, b) { a, b in
    guard a.count == b.count, let x = a.baseAddress, let y = b.baseAddress else { return a.count == b.count }
    return memcmp(x, y, a.count) == 0
  }
}

/// Order by bytes: Swift's `<` on strings compares canonical forms, in which two different file names can be equal.
package func bytesPrecede(_ a: String, _ b: String) -> Bool {
  bytes(of: a, b) { a, b in
    let count = min(a.count, b.count)
    guard count > 0, let x = a.baseAddress, let y = b.baseAddress else { return a.count < b.count }
    let order = memcmp(x, y, count)
    return order == 0 ? a.count < b.count : order < 0
  }
}

private func bytes<Result>(of text: String, _ look: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
  var text = text
  return text.withUTF8(look)
}

private func bytes(
  of text: String, _ other: String, _ compare: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
) -> Bool {
  var (text, other) = (text, other)
  return text.withUTF8 { text in other.withUTF8 { other in compare(text, other) } }
}

private let slash = UInt8(ascii: "/")
