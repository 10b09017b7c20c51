// SPDX-License-Identifier: Apache-2.0

/// Reads front matter of the plainest form, which is nearly all of it, without the YAML library: `key: value`, `key: [a, b]`,
/// and below a key either such lines again or a list of `- value` or `- key: value`. A value is a word or a text on one line,
/// with or without quotation marks.
///
/// Returns nil for whatever might mean something else in YAML, and for all that is wrong: that is the library's to say. The
/// nodes are those that the library would give (`PlainFieldsTests` compares the two).
///
/// It is here for speed: the library takes as long for the fields of a page as the Markdown parser for its text
/// (docs/decisions/0014-where-the-time-goes.md).
func readPlainFields(_ text: UnsafeBufferPointer<UInt8>, firstLine: Int) -> YAMLNode? {
  var reader = PlainFieldsReader(text: text, line: firstLine)
  return reader.read()
}

private struct PlainFieldsReader {
  let text: UnsafeBufferPointer<UInt8>
  /// The number of the current line in the file, where it starts and ends, and where it is read.
  private var line: Int
  private var start = 0
  private var end = 0
  private var next = 0
  private var offset = 0
  /// Whether there is a line: false at the end, and where one contains what is not for this reader.
  private var hasLine = false
  private var count = 0

  /// More are for the library, and refused there at bounds of its own.
  private static let mostValues = 2_000
  private static let mostLevels = 8
  private static let mostBlanks = 64
  private static let longestKey = 120

  init(text: UnsafeBufferPointer<UInt8>, line: Int) {
    self.text = text
    self.line = line - 1
  }

  mutating func read() -> YAMLNode? {
    enterLine()
    guard hasLine, column == 0, let fields = readFields(level: 1), !hasLine, next == text.count else { return nil }
    return fields
  }

  /// Of what is read next, from 0.
  private var column: Int { offset - start }

  private var isAtItem: Bool { offset + 1 < end && text[offset] == UInt8(ascii: "-") && text[offset + 1] == 0x20 }

  /// Lines of `key: value` that begin in the same column.
  private mutating func readFields(level: Int) -> YAMLNode? {
    let (firstLine, own) = (line, column)
    guard level <= Self.mostLevels, own <= Self.mostBlanks else { return nil }
    var pairs: [YAMLNode.Pair] = []
    var names: Set<String> = []
    repeat {
      let keyLine = line
      guard let key = readKey(), isNew(key, in: pairs, &names) else { return nil }
      let value: YAMLNode?
      if offset == end {
        enterLine()
        value = readBelow(own, level: level + 1)
      } else {
        value = readValue()
        enterLine()
      }
      guard let value, isWithinBound() else { return nil }
      pairs.append(YAMLNode.Pair(key: key, line: keyLine, column: own + 1, value: value))
    } while hasLine && column == own
    // Deeper lines go on with the value before.
    guard !hasLine || column < own else { return nil }
    return YAMLNode(content: .map(pairs), line: firstLine, column: own + 1)
  }

  /// What belongs to a key that has nothing behind it, and begins in the column `key`.
  private mutating func readBelow(_ key: Int, level: Int) -> YAMLNode? {
    guard hasLine else { return nil }
    if isAtItem { return column >= key ? readItems(level: level) : nil }
    return column > key ? readFields(level: level) : nil
  }

  /// Lines of `- value` or `- key: value`, all indented alike.
  private mutating func readItems(level: Int) -> YAMLNode? {
    let (firstLine, own) = (line, column)
    guard level <= Self.mostLevels else { return nil }
    var nodes: [YAMLNode] = []
    while hasLine, column == own, isAtItem {
      offset += 1
      skipSpaces()
      let node: YAMLNode?
      if isAtKey {
        node = readFields(level: level + 1)
      } else {
        node = readScalar(inFlow: false)
        guard offset == end else { return nil }
        enterLine()
      }
      guard let node, isWithinBound() else { return nil }
      nodes.append(node)
    }
    guard !hasLine || column <= own else { return nil }
    return YAMLNode(content: .list(nodes), line: firstLine, column: own + 1)
  }

  private mutating func isWithinBound() -> Bool {
    count += 1
    return count <= Self.mostValues
  }

  /// Few names are found sooner one by one.
  private func isNew(_ key: String, in pairs: [YAMLNode.Pair], _ names: inout Set<String>) -> Bool {
    if pairs.count < 32 { return !pairs.contains { $0.key == key } }
    if names.isEmpty { names = Set(pairs.map(\.key)) }
    return names.insert(key).inserted
  }

  /// Goes to the first character of the next line that says something.
  private mutating func enterLine() {
    hasLine = false
    repeat {
      start = next
      guard start < text.count else { return }
      end = start
      var seen: UInt8 = 0
      while end < text.count, text[end] != 0x0A {
        seen |= text[end] < 0x20 || text[end] == 0x7F ? 1 : text[end] >= 0x80 ? 2 : 0
        end += 1
      }
      // Tabs, carriage returns, and the characters beyond ASCII that YAML treats in a way of its own.
      guard seen & 1 == 0, seen & 2 == 0 || holdsOrdinaryCharacters() else { return }
      next = min(end + 1, text.count)
      line += 1
      while end > start, text[end - 1] == 0x20 { end -= 1 }
    } while start == end || text[start] == UInt8(ascii: "#")
    offset = start
    skipSpaces()
    hasLine = true
  }

  /// Whether the line has none of U+0080–U+009F (line ends and controls), U+2028, U+2029 and U+F000–U+FFFF.
  private func holdsOrdinaryCharacters() -> Bool {
    for index in start..<end {
      switch text[index] {
      case 0xC2: guard index + 1 < end, text[index + 1] >= 0xA0 else { return false }
      case 0xE2:
        guard index + 2 < end, text[index + 1] != 0x80 || text[index + 2] != 0xA8 && text[index + 2] != 0xA9
        else { return false }
      case 0xEF: return false
      default: break
      }
    }
    return true
  }

  private var isAtKey: Bool {
    var ahead = self
    return ahead.readKey() != nil
  }

  private mutating func readKey() -> String? {
    let open = offset
    guard offset < end, isLetter(text[offset]) else { return nil }
    while offset < end, isLetter(text[offset]) || isDigit(text[offset]) || text[offset] == UInt8(ascii: "-") {
      offset += 1
    }
    guard offset < end, text[offset] == UInt8(ascii: ":"), offset - open <= Self.longestKey else { return nil }
    let key = string(open..<offset)
    offset += 1
    guard offset == end || text[offset] == 0x20 else { return nil }
    skipSpaces()
    return key
  }

  /// The rest of the line as one value.
  private mutating func readValue() -> YAMLNode? {
    if text[offset] == UInt8(ascii: "[") {
      guard let list = readFlow() else { return nil }
      return offset == end ? list : nil
    }
    guard let scalar = readScalar(inFlow: false) else { return nil }
    return offset == end ? scalar : nil
  }

  private mutating func readFlow() -> YAMLNode? {
    let column = offset - start + 1
    offset += 1
    skipSpaces()
    var nodes: [YAMLNode] = []
    while offset < end, text[offset] != UInt8(ascii: "]") {
      guard let value = readScalar(inFlow: true), offset < end, isWithinBound() else { return nil }
      nodes.append(value)
      if text[offset] == UInt8(ascii: ",") {
        offset += 1
        skipSpaces()
      } else if text[offset] != UInt8(ascii: "]") {
        return nil
      }
    }
    guard offset < end else { return nil }
    offset += 1
    return YAMLNode(content: .list(nodes), line: line, column: column)
  }

  private mutating func readScalar(inFlow: Bool) -> YAMLNode? {
    guard offset < end else { return nil }
    let column = offset - start + 1
    let first = text[offset]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      let open = offset + 1
      offset = open
      while offset < end, text[offset] != first {
        if text[offset] == UInt8(ascii: "\\") { return nil }
        offset += 1
      }
      guard offset < end else { return nil }
      let value = string(open..<offset)
      offset += 1
      // Two single quotation marks stand for one.
      if offset < end, text[offset] == first { return nil }
      skipSpaces()
      return YAMLNode(content: .scalar(value, isPlain: false), line: line, column: column)
    }
    guard isLetter(first) || isDigit(first) || first >= 0x80 else { return nil }
    let open = offset
    while offset < end {
      switch text[offset] {
      case UInt8(ascii: ":"): if inFlow || offset + 1 == end || text[offset + 1] == 0x20 { return nil }
      case UInt8(ascii: "#"): if inFlow || text[offset - 1] == 0x20 { return nil }
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "?"): if inFlow { return nil }
      case UInt8(ascii: ","), UInt8(ascii: "]"):
        if inFlow {
          var close = offset
          while text[close - 1] == 0x20 { close -= 1 }
          return YAMLNode(content: .scalar(string(open..<close), isPlain: true), line: line, column: column)
        }
      default: break
      }
      offset += 1
    }
    return YAMLNode(content: .scalar(string(open..<end), isPlain: true), line: line, column: column)
  }

  private mutating func skipSpaces() {
    while offset < end, text[offset] == 0x20 { offset += 1 }
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
