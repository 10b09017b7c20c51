// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// What lines of YAML say, as nodes with their places in the file.
struct YAMLComposition {
  /// Nil for a text without any value.
  private(set) var root: YAMLNode?
  /// The first character in a value that may be nowhere.
  private(set) var forbidden: (character: Unicode.Scalar, line: Int, column: Int)?

  private let lines: [ArraySlice<UInt8>]
  private let firstLine: Int
  private var count = 0
  /// For the lines beyond ASCII, the column in bytes of each character.
  private var byteColumns: [Int: [Int]] = [:]

  static let mostValues = 10_000

  /// `firstLine` is the number in the file of the first line.
  init(_ lines: [ArraySlice<UInt8>], firstLine: Int) throws(YAMLError) {
    (self.lines, self.firstLine) = (lines, firstLine)
    // The last line has its end, too: a text of several lines keeps it.
    var events = YAMLEvents(lines.joined(separator: CollectionOfOne(0x0A)) + [0x0A])
    let first = try events.next()
    if case .endOfText = first.0 { return }
    root = try node(first, &events)
    let (event, mark) = try events.next()
    guard case .endOfText = event else { throw .syntax(problem: "another document", at: mark, began: nil) }
  }

  private mutating func node(
    _ next: (event: YAMLEvents.Event, mark: YAMLMark), _ events: inout YAMLEvents
  ) throws(YAMLError) -> YAMLNode {
    count += 1
    guard count <= Self.mostValues else { throw .tooManyValues }
    let (line, column) = place(next.mark)
    switch next.event {
    case .scalar(let text, let isPlain):
      note(text, line, column)
      var node = YAMLNode(content: .scalar(text, isPlain: isPlain), line: line, column: column)
      if isPlain { node.comment = comment(after: text, line, column) }
      return node
    case .list:
      var nodes: [YAMLNode] = []
      while true {
        let next = try events.next()
        if case .end = next.0 { break }
        var entry = try node(next, &events)
        if entry.isEmpty { noteComment(in: &entry, line: entry.line, from: entry.column - 1) }
        nodes.append(entry)
      }
      return YAMLNode(content: .list(nodes), line: line, column: column)
    case .fields:
      return YAMLNode(content: .map(try pairs(of: next.mark, &events)), line: line, column: column)
    // `checkYAMLFeatures` has refused those that it saw; what they stand for is never put in their place.
    case .alias: throw .syntax(problem: "an alias", at: next.mark, began: nil)
    case .end, .endOfText: throw .syntax(problem: "unexpected end of stream", at: next.mark, began: nil)
    }
  }

  private mutating func pairs(of fields: YAMLMark, _ events: inout YAMLEvents) throws(YAMLError) -> [YAMLNode.Pair] {
    var pairs: [YAMLNode.Pair] = []
    var names: Set<String> = []
    while true {
      let next = try events.next()
      if case .end = next.0 { return pairs }
      let key = try node(next, &events)
      var name = ""
      if case .scalar(let text, _) = key.content { name = text }
      guard names.insert(name).inserted else { throw .doubledKey(name, inFieldsAt: fields) }
      var value = try node(try events.next(), &events)
      if value.isEmpty { noteComment(in: &value, line: key.line, from: key.column + name.utf8.count - 1) }
      pairs.append(YAMLNode.Pair(key: name, line: key.line, column: key.column, value: value))
    }
  }

  /// Keeps what follows in the line of an empty value, from a byte on, if it is a comment that looks like the value, such as
  /// `#0b6a4f`: comments have a blank behind their mark.
  private func noteComment(in node: inout YAMLNode, line number: Int, from offset: Int) {
    node.comment = nil
    guard lines.indices.contains(number - firstLine) else { return }
    let line = lines[number - firstLine]
    let value = line.dropFirst(offset).drop { $0 == 0x20 || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") }
    guard value.first == UInt8(ascii: "#"), let next = value.dropFirst().first, next != 0x20, next != UInt8(ascii: "#")
    else { return }
    node.comment = String(decoding: value, as: UTF8.self)
    node.commentPlace = YAMLPosition(line: number, column: value.startIndex - line.startIndex + 1)
  }

  private mutating func note(_ text: String, _ line: Int, _ column: Int) {
    guard forbidden == nil, let character = text.unicodeScalars.first(where: isForbidden) else { return }
    forbidden = (character, line, column)
  }

  /// What follows a plain text on its line, if it is a comment.
  private func comment(after text: String, _ line: Int, _ column: Int) -> String? {
    guard lines.indices.contains(line - firstLine) else { return nil }
    let rest = lines[line - firstLine].dropFirst(column - 1)
    guard rest.starts(with: text.utf8) else { return nil }
    let following = rest.dropFirst(text.utf8.count)
    guard following.first == 0x20, following.first(where: { $0 != 0x20 }) == UInt8(ascii: "#") else { return nil }
    return String(decoding: following, as: UTF8.self)
  }

  private mutating func place(_ mark: YAMLMark) -> (line: Int, column: Int) {
    guard mark.line <= lines.count else { return (firstLine + lines.count - 1, 1) }
    let columns = byteColumns[mark.line] ?? makeByteColumns(mark.line)
    let column = columns.isEmpty ? mark.column : columns[min(mark.column - 1, columns.count - 1)]
    return (mark.line + firstLine - 1, column)
  }

  /// Empty for a line of ASCII. The library counts columns in characters; here they are bytes.
  private mutating func makeByteColumns(_ line: Int) -> [Int] {
    let bytes = lines[line - 1]
    var columns: [Int] = []
    if !bytes.allSatisfy({ $0 < 0x80 }) {
      var column = 1
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
        columns.append(column)
        column += UTF8.width(scalar)
      }
      columns.append(column)
    }
    byteColumns[line] = columns
    return columns
  }
}
