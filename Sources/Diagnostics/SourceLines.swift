// SPDX-License-Identifier: Apache-2.0

/// The lines of a file that problems are found in. The one that was asked for last is kept ready: of a file that a program has
/// written, it may be the only one, and have thousands of problems.
struct SourceLines {
  let lines: [ArraySlice<UInt8>]
  /// Of the whole text, in bytes.
  let size: Int
  private var last: (number: Int, line: Line)?

  private struct Line {
    let text: String
    /// Where each character begins, in bytes; nil where each byte is one.
    let starts: [Int]?
  }

  init(_ text: [UInt8]) { (lines, size) = (splitLines(text), text.count) }

  /// Of a file that could not be read, or is meant as a whole.
  init() { (lines, size) = ([], 0) }

  var count: Int { lines.count }

  /// The bytes of a line, counted from 1.
  subscript(number: Int) -> ArraySlice<UInt8> { lines[number - 1] }

  /// A line as text. However often it is asked for in a row, it takes memory once.
  mutating func text(_ number: Int) -> String { line(number).text }

  /// How many characters of a line begin before an offset in bytes.
  mutating func characters(before offset: Int, in number: Int) -> Int {
    let length = lines[number - 1].count
    guard let starts = line(number).starts else { return min(offset, length) }
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func line(_ number: Int) -> Line {
    if let last, last.number == number { return last.line }
    let bytes = lines[number - 1]
    let text = String(decoding: bytes, as: UTF8.self)
    let line = Line(text: text, starts: bytes.allSatisfy { $0 < 0x80 } ? nil : characterStarts(bytes, text))
    last = (number, line)
    return line
  }
}

/// From the first byte that is no UTF-8 on, each counts as one.
private func characterStarts(_ bytes: ArraySlice<UInt8>, _ text: String) -> [Int] {
  let valid = zip(text.utf8, bytes).prefix { $0 == $1 }.count
  let starts = text.indices.lazy.map { text.utf8.distance(from: text.startIndex, to: $0) }
  return starts.prefix { $0 < valid } + Array(valid..<bytes.count)
}
