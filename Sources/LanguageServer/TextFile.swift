// SPDX-License-Identifier: Apache-2.0

/// A place in a text as editors count: lines from 0, and units of UTF-16 in the line (LSP 3.17, Position).
struct Position: Sendable, Equatable {
  var line: Int
  var character: Int
}

/// A text with its lines, whose places can be given as editors count them.
struct TextFile: Sendable {
  let bytes: [UInt8]
  /// Of each line, without its end.
  private let lines: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Range<Int>] = []
    // Editors do not count a byte-order mark.
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D else {
        index += 1
        continue
      }
      lines.append(start..<index)
      index += byte == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
      start = index
    }
    lines.append(start..<bytes.count)
    self.lines = lines
  }

  var lineCount: Int { lines.count }

  /// Where a line is, counted from 0; nothing for one that is not there.
  func range(ofLine line: Int) -> Range<Int> {
    lines.indices.contains(line) ? lines[line] : bytes.count..<bytes.count
  }

  func text(ofLine line: Int) -> String { String(decoding: bytes[range(ofLine: line)], as: UTF8.self) }

  /// The byte at a place; what is beyond a line is its end.
  func offset(of position: Position) -> Int {
    let line = range(ofLine: position.line)
    var units = 0
    for offset in line {
      let width = utf16Width(bytes[offset])
      if width > 0, units + width > position.character { return offset }
      units += width
    }
    return line.upperBound
  }

  func position(of offset: Int) -> Position {
    // The last line that begins at or before it.
    var (low, high) = (0, lines.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle - 1 }
    }
    let line = lines[low]
    let end = max(line.lowerBound, min(offset, line.upperBound))
    return Position(line: low, character: bytes[line.lowerBound..<end].reduce(0) { $0 + utf16Width($1) })
  }

  /// Where a text is in a line, from a byte of the line on; nil where it is not.
  func find(_ text: String, inLine line: Int, from column: Int = 0) -> Range<Int>? {
    let (wanted, range) = (Array(text.utf8), range(ofLine: line))
    var start = range.lowerBound + max(0, column)
    while start + wanted.count <= range.upperBound {
      if bytes[start] == wanted.first, bytes[start..<start + wanted.count].elementsEqual(wanted) {
        return start..<start + wanted.count
      }
      start += 1
    }
    return nil
  }
}

/// How many units of UTF-16 the character has that begins with a byte of UTF-8; none for a byte in the middle of one.
private func utf16Width(_ byte: UInt8) -> Int {
  switch byte {
  case 0x80..<0xC0: 0
  case 0xF0...: 2
  default: 1
  }
}
