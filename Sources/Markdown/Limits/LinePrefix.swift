// SPDX-License-Identifier: Apache-2.0

/// The white space, quotation marks and list markers that a line begins with.
struct LinePrefix {
  private(set) var length = 0
  private(set) var depth = 0
  private(set) var indentation = 0
  /// A bullet, or the number 1: what may begin a list in the middle of a paragraph.
  private(set) var startsItem = false
  /// Any number: continues an open list.
  private(set) var continuesList = false

  init(_ line: UnsafeBufferPointer<UInt8>) {
    while length < line.count {
      switch line[length] {
      case 0x20:
        if depth == 0 { indentation += 1 }
        length += 1
      case 0x09:
        if depth == 0 { indentation += 4 }
        length += 1
      case UInt8(ascii: ">"):
        depth += 1
        length += 1
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard Self.isBlank(line, length + 1) else { return }
        (depth, startsItem) = (depth + 1, true)
        length += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var end = length
        while end < line.count, end < length + 9, (0x30...0x39).contains(line[end]) { end += 1 }
        guard end < line.count, line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")"),
          Self.isBlank(line, end + 1)
        else { return }
        if end == length + 1, line[length] == UInt8(ascii: "1") { startsItem = true }
        (depth, continuesList) = (depth + 1, true)
        length = end + 1
      default: return
      }
    }
  }

  private static func isBlank(_ line: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index >= line.count || line[index] == 0x20 || line[index] == 0x09
  }
}
