// SPDX-License-Identifier: Apache-2.0

/// Finds the prose in the lines of fields, one line after the other: the values of those fields whose names say so.
struct FieldPassages {
  /// Whether the field is prose to which the line belongs.
  private var isInProse = false

  mutating func next(
    _ line: Range<Int>, of text: UnsafeBufferPointer<UInt8>, isProse: (String) -> Bool
  ) -> [Range<Int>] {
    var passages: [Range<Int>] = []
    var start = line.lowerBound + text[line].prefix { $0 == 0x20 || $0 == UInt8(ascii: "-") }.count
    if text.at(start) == UInt8(ascii: "#") { return [] }
    var hasBraces = false
    var index = start
    var isAtKey = true
    while index < line.upperBound {
      if isAtKey, let end = text.endOfKey(at: index, before: line.upperBound) {
        if isInProse, index > start { passages.append(start..<index) }
        isInProse = isProse(String(decoding: text[index..<end], as: UTF8.self))
        index = end + 1
        start = index
      }
      isAtKey = false
      guard index < line.upperBound else { break }
      let byte = text[index]
      if byte == UInt8(ascii: "{") { (hasBraces, isAtKey) = (true, true) }
      if byte == UInt8(ascii: ","), hasBraces { isAtKey = true }
      if byte == UInt8(ascii: "#"), index > line.lowerBound, text[index - 1] == 0x20 { break }
      index += 1
      if isAtKey { while index < line.upperBound, text[index] == 0x20 { index += 1 } }
    }
    if isInProse, index > start { passages.append(start..<index) }
    return passages
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The colon behind the name of a field that begins here, or nil.
  fileprivate func endOfKey(at start: Int, before limit: Int) -> Int? {
    var end = start
    while end < limit, self[end].isLowerCase || self[end].isDigit || self[end] == UInt8(ascii: "-") { end += 1 }
    guard end > start, end < limit, self[end] == UInt8(ascii: ":"), at(end + 1).isBlank else { return nil }
    return end
  }
}
