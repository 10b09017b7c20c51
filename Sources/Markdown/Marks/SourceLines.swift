// SPDX-License-Identifier: Apache-2.0

/// The parsed text and where its lines are. They are looked up only for a text in which there is something to look for.
struct SourceLines {
  let text: UnsafeBufferPointer<UInt8>
  /// The offset of each line's first byte.
  private let starts: [Int]

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    var starts = [0]
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      offset += 1
      if byte == 0x0A || (byte == 0x0D && (offset == text.count || text[offset] != 0x0A)) { starts.append(offset) }
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
