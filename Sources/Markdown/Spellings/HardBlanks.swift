// SPDX-License-Identifier: Apache-2.0

/// The text with a plain blank for each non-breaking one behind the mark of a heading or an item, as word processors type it;
/// nil if there is none. Code is left alone.
func withPlainBlanks(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  guard text.holds("\u{A0}") else { return nil }
  var plain: [UInt8] = []
  var isChanged = false
  var fence = Fence()
  var start = 0
  while start < text.count {
    let end = (text.offset(of: 0x0A, from: start) ?? text.count - 1) + 1
    let line = UnsafeBufferPointer(rebasing: text[start..<end])
    if let blank = fence.contains(line) ? nil : hardBlank(in: line) {
      plain += line[..<blank] + [0x20] + line[(blank + 2)...]
      isChanged = true
    } else {
      plain += line
    }
    start = end
  }
  return isChanged ? plain : nil
}

/// Where the non-breaking blank is right behind the mark with which a line begins.
private func hardBlank(in line: UnsafeBufferPointer<UInt8>) -> Int? {
  let start = LinePrefix(line).length
  guard start < line.count else { return nil }
  // Four blanks more than what is around it make code.
  if line[..<start].allSatisfy({ $0 == 0x20 }), start >= 4 { return nil }
  var end = start
  switch line[start] {
  case UInt8(ascii: "#"):
    while end < line.count, line[end] == UInt8(ascii: "#") { end += 1 }
    if end - start > 6 { return nil }
  case UInt8(ascii: "-"), UInt8(ascii: "+"): end += 1
  case 0x30...0x39:
    while end < line.count, line[end].isDigit { end += 1 }
    guard end - start <= 9, end < line.count, line[end] == UInt8(ascii: ".") || line[end] == UInt8(ascii: ")") else {
      return nil
    }
    end += 1
  default: return nil
  }
  guard end + 2 < line.count, line[end] == 0xC2, line[end + 1] == 0xA0, !line[end + 2].isBlank else { return nil }
  // A day is written so, too: `1. May` does not become a list.
  if line[start].isDigit, Months.contains(String(decoding: line[(end + 2)...], as: UTF8.self)) { return nil }
  return end
}

/// Whether lines are inside a fenced block of code.
private struct Fence {
  private var mark: UInt8 = 0
  private var length = 0

  /// Whether a line belongs to such a block, its fences included.
  mutating func contains(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    let words = line[LinePrefix(line).length...]
    let first = words.first ?? 0
    let run = words.prefix { $0 == first }.count
    if length > 0 {
      if first == mark, run >= length, words.dropFirst(run).allSatisfy({ $0.isBlank }) { length = 0 }
      return true
    }
    guard first == UInt8(ascii: "`") || first == UInt8(ascii: "~"), run >= 3 else { return false }
    (mark, length) = (first, run)
    return true
  }
}
