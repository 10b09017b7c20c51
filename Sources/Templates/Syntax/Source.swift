// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The text of one template, with its lines, for the places of diagnostics.
final class Source: Sendable {
  let name: String
  let path: String
  let bytes: [UInt8]
  /// After the byte-order mark, if there is one.
  let start: Int
  /// Whether addresses such as `plan:goal-1` may be in it.
  let namesItems: Bool
  private let lineStarts: [Int]

  init(_ file: TemplateFile) {
    name = file.name
    path = file.path
    bytes = file.bytes
    start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    namesItems = PlanLink.firstScheme(in: bytes[...]) != nil
    lineStarts = findLineStarts(bytes, from: start)
  }

  /// The place of a tag: its line and column (in bytes), and as excerpt what of it is in its first line.
  func place(_ range: Range<Int>) -> Place {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= range.lowerBound { low = middle } else { high = middle }
    }
    return Place(path, line: low + 1, column: range.lowerBound - lineStarts[low] + 1, excerpt: excerpt(range))
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// A line starts here; the text between two tags may begin in the middle of one.
  func startsLine(_ offset: Int) -> Bool {
    offset == start || bytes[offset - 1] == Byte.newline
  }

  private func excerpt(_ range: Range<Int>) -> String? {
    let longest = 80
    let line = bytes[range].prefix(longest).prefix { $0 != Byte.newline && $0 != Byte.carriageReturn }
    return line.isEmpty ? nil : String(validating: line, as: UTF8.self)
  }
}

/// Lines end with LF, CRLF or CR, as everywhere in diagnostics.
private func findLineStarts(_ bytes: [UInt8], from start: Int) -> [Int] {
  var starts = [start]
  bytes.withUnsafeBufferPointer { bytes in
    for index in start..<max(start, bytes.count) {
      let ends =
        bytes[index] == Byte.newline
        || bytes[index] == Byte.carriageReturn && (index + 1 == bytes.count || bytes[index + 1] != Byte.newline)
      if ends { starts.append(index + 1) }
    }
  }
  return starts
}
