// SPDX-License-Identifier: Apache-2.0

/// Finds the prose in the lines of a text, one line after the other: neither code nor comments, and each cell by itself.
struct ProsePassages {
  private var fence: (byte: UInt8, length: Int)?
  /// The backticks of a code span that began in an earlier line.
  private var openCode = 0
  private var isInComment = false
  private var isAfterBlank = true
  private var isInList = false
  private var isInIndentedCode = false

  /// Those of the next line; none where nobody asks, and nothing begins or ends that goes on beyond the line.
  mutating func next(_ number: Int, of lines: SourceLines, isAsked: Bool) -> [Range<Int>] {
    let text = lines.text
    let line = lines.range(ofLine: number)
    let words = line.lowerBound + text[line].prefix { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }.count
    if words == line.upperBound {
      (isAfterBlank, openCode) = (true, 0)
      return []
    }
    if isFence(text, words..<line.upperBound) || fence != nil { return [] }
    if isCode(text, line, words) { return [] }
    let isDefinition = isDefinition(text, words..<line.upperBound)
    if isDefinition { return [] }
    if !isAsked, openCode == 0, !isInComment {
      let bytes = lines.bytes(ofLine: number)
      if bytes.offset(of: UInt8(ascii: "`")) == nil, !bytes.holds("<!--") { return [] }
    }
    return withoutCode(line, number, lines)
  }

  /// `[label]: address`
  private func isDefinition(_ text: UnsafeBufferPointer<UInt8>, _ words: Range<Int>) -> Bool {
    guard text[words.lowerBound] == UInt8(ascii: "["), text.at(words.lowerBound + 1) != UInt8(ascii: "^"),
      let end = text[words].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    return text.at(end + 1) == UInt8(ascii: ":")
  }

  private func isItem(_ text: UnsafeBufferPointer<UInt8>, _ words: Range<Int>) -> Bool {
    let first = text[words.lowerBound]
    if "-*+".utf8.contains(first) { return text.at(words.lowerBound + 1).isBlank }
    let sign = text[words].first { !$0.isDigit }
    return first.isDigit && (sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")"))
  }

  private mutating func isFence(_ text: UnsafeBufferPointer<UInt8>, _ words: Range<Int>) -> Bool {
    let byte = text[words.lowerBound]
    guard byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return false }
    let length = text[words].prefix { $0 == byte }.count
    guard length >= 3 else { return false }
    if let open = fence {
      if open.byte == byte, length >= open.length { fence = nil }
      return true
    }
    // A code span may begin a line.
    if byte == UInt8(ascii: "`"), text[words].dropFirst(length).contains(byte) { return false }
    fence = (byte, length)
    return true
  }

  /// Whether a line is code since it is indented, which it is in no list.
  private mutating func isCode(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ words: Int) -> Bool {
    let indent = text[line.lowerBound..<words].reduce(0) { $0 + ($1 == 0x09 ? 4 : $1 == 0x20 ? 1 : 0) }
    defer { isAfterBlank = false }
    if isItem(text, words..<line.upperBound) {
      if indent < 4 { isInList = true }
    } else if indent == 0, isAfterBlank {
      isInList = false
    }
    isInIndentedCode = !isInList && indent >= 4 && (isAfterBlank || isInIndentedCode)
    return isInIndentedCode
  }

  /// The passages between code spans, comments and the bars of cells.
  private mutating func withoutCode(_ line: Range<Int>, _ number: Int, _ lines: SourceLines) -> [Range<Int>] {
    let text = lines.text
    var passages: [Range<Int>] = []
    var (start, index) = (line.lowerBound, line.lowerBound)
    func close(_ end: Int) { if end > start { passages.append(start..<end) } }
    while index < line.upperBound {
      if isInComment {
        guard let end = (index..<line.upperBound).first(where: { text.starts(with: "-->", at: $0) }) else {
          return passages
        }
        isInComment = false
        index = end + 3
        start = index
        continue
      }
      if openCode > 0 {
        guard let end = endOfCode(text, index..<line.upperBound) else { return passages }
        openCode = 0
        index = end
        start = index
        continue
      }
      switch text[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "|"):
        close(index)
        index += 1
        start = index
      case UInt8(ascii: "<") where text.starts(with: "<!--", at: index):
        close(index)
        isInComment = true
        index += 4
      case UInt8(ascii: "`"):
        let length = text[index..<line.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
        openCode = length
        if endOfCode(text, index + length..<line.upperBound) != nil || endsLater(after: number, lines) {
          close(index)
        } else {
          openCode = 0
        }
        index += length
      default: index += 1
      }
    }
    if openCode == 0, !isInComment { close(line.upperBound) }
    return passages
  }

  /// Where the open code span ends in a range, or nil.
  private func endOfCode(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      let length = text[index..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
      if length == openCode { return index + length }
      index += max(1, length)
    }
    return nil
  }

  /// Whether the code span ends in one of the next lines of its paragraph.
  private func endsLater(after number: Int, _ lines: SourceLines) -> Bool {
    for next in number + 1..<number + 8 where next <= lines.count {
      let range = lines.range(ofLine: next)
      if lines.text[range].allSatisfy(\.isBlank) { return false }
      if endOfCode(lines.text, range) != nil { return true }
    }
    return false
  }
}
