// SPDX-License-Identifier: Apache-2.0

/// The words of a block as one row of bytes, as they were typed, each with its place in the source.
///
/// What the parser took for marks is no text any more: in its place is a sign. So whatever looks like a mark in these
/// bytes is one that the parser did not take for a mark.
final class InlineText {
  /// Stands for what is not text. Content has no such control characters.
  enum Sign {
    /// Code, an image, a footnote's mark, HTML.
    static let thing: UInt8 = 0x01
    static let linkStart: UInt8 = 0x02
    static let linkEnd: UInt8 = 0x03
    static let emphasisStart: UInt8 = 0x04
    static let emphasisEnd: UInt8 = 0x05
    static let strongStart: UInt8 = 0x06
    static let strongEnd: UInt8 = 0x07
    /// A character that is meant as it is: escaped, or written as an entity. One for each byte of the source.
    static let meant: UInt8 = 0x08

    /// Whether a byte stands for no byte of the source.
    static func isEmpty(_ byte: UInt8) -> Bool { byte < meant && byte > 0 }
  }

  let bytes: [UInt8]
  /// Where each byte is in the source; for a sign, where the source goes on after it.
  let offsets: [Int]
  /// The block that the words are of.
  let kind: NodeKind
  private let block: SyntaxNode
  private let source: SourceLines

  /// Nil where the words are not found in the source, so that nothing can be said of them with certainty.
  init?(of block: SyntaxNode, from line: Int, in source: SourceLines) {
    kind = block.kind
    self.block = block
    self.source = source
    var reader = InlineReader(of: block, from: line, in: source)
    guard reader.read(block) else { return nil }
    (bytes, offsets) = (reader.bytes, reader.offsets)
  }

  var count: Int { bytes.count }

  subscript(index: Int) -> UInt8 { bytes[index] }

  /// The byte at an index, or a line end beyond the text.
  func at(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : 0x0A }

  /// The words as they are in the source, up to the end of their first line.
  func typed(_ range: Range<Int>) -> (offset: Int, words: String) {
    guard let first = range.first, range.upperBound <= bytes.count else { return (offsets.last ?? 0, "") }
    let start = offsets[first]
    let last = range.upperBound - 1
    let end = Sign.isEmpty(bytes[last]) ? endOfMark(last) : offsets[last] + 1
    let typed = UnsafeBufferPointer(rebasing: source.text[start..<max(start, end)])
    let line = typed.prefix { $0 != 0x0A && $0 != 0x0D }
    return (start, String(decoding: line, as: UTF8.self))
  }

  /// Where the marks of emphasis end of which there is a sign: before what is typed next.
  private func endOfMark(_ sign: Int) -> Int {
    guard bytes[sign] == Sign.emphasisEnd || bytes[sign] == Sign.strongEnd else { return offsets[sign] }
    return bytes[sign...].firstIndex { !Sign.isEmpty($0) }.map { offsets[$0] } ?? offsets[sign]
  }

  /// How the paragraphs right before and after it begin.
  var neighbours: [UnsafeBufferPointer<UInt8>] {
    [block.previous, block.next].compactMap { $0?.kind == .paragraph ? $0?.firstChild : nil }
      .filter { $0.kind == .text }.map(\.literal)
  }

  var isFirstOfItem: Bool { block.parent?.kind == .item && block.previous == nil }

  /// Whether it has a line end that does not stay one.
  var hasSoftBreak: Bool { block.children.contains { $0.kind == .softBreak } }

  /// The lines of the text, without their ends.
  var lines: [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(start..<index)
      start = index + 1
    }
    lines.append(start..<bytes.count)
    return lines
  }

  func hasPrefix(_ words: StaticString, at index: Int) -> Bool {
    guard index + words.utf8CodeUnitCount <= bytes.count else { return false }
    for offset in 0..<words.utf8CodeUnitCount where bytes[index + offset] != words.utf8Start[offset] { return false }
    return true
  }

  /// The index of the next such byte in the range, or nil.
  func index(of byte: UInt8, in range: Range<Int>) -> Int? { bytes[range].firstIndex(of: byte) }
}

extension UInt8 {
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) || self >= 0x80 }
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isCapital: Bool { (0x41...0x5A).contains(self) }
  var isLowerCase: Bool { (0x61...0x7A).contains(self) }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isWordPart: Bool { isLetter || isDigit }
  /// A blank, a tab or a line end.
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
  var isPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
