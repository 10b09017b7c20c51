// SPDX-License-Identifier: Apache-2.0

/// The parsed text and where its lines are. They are looked up only for a text in which there is something to look for.
struct SourceLines {
  let text: UnsafeBufferPointer<UInt8>
  /// The offset of each line's first byte.
  private let starts: [Int]

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    var starts = [0]
    var start = 0
    let hasReturns = text.offset(of: 0x0D) != nil
    while start < text.count {
      let feed = text.offset(of: 0x0A, from: start) ?? text.count
      if hasReturns {
        // A carriage return ends a line, too, but for one before a line feed.
        for offset in start..<max(start, feed - 1) where text[offset] == 0x0D { starts.append(offset + 1) }
        if feed == text.count, text[feed - 1] == 0x0D { starts.append(feed) }
      }
      if feed < text.count { starts.append(feed + 1) }
      start = feed + 1
    }
    self.starts = starts
  }

  /// How many lines there are; the last may be empty.
  var count: Int { starts.count }

  /// The bytes of a line, from 1, without its end.
  func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return text.count..<text.count }
    var end = line < starts.count ? starts[line] : text.count
    while end > starts[line - 1], text[end - 1] == 0x0A || text[end - 1] == 0x0D { end -= 1 }
    return starts[line - 1]..<end
  }

  func bytes(ofLine line: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[range(ofLine: line)])
  }

  /// The columns of blank before a line's words, which begin at the byte `offset` of the line; a tab goes on to the next
  /// multiple of four. What marks a quotation or an item counts as blank.
  func indentation(ofLine line: Int, upTo offset: Int) -> Int {
    var column = 0
    for byte in bytes(ofLine: line).prefix(offset) { column += byte == 0x09 ? 4 - column % 4 : 1 }
    return column
  }

  /// The line, from 1, in which a byte is.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }
}
