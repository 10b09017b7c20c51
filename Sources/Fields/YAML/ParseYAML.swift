// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Yams

/// Reads YAML into nodes with their places. Returns nil, with an explanation in `report`, when it does not parse or uses
/// what fields have no need of; an empty text is an empty map.
///
/// `firstLine` is the number in the file of the text's first line.
package func parseYAML(_ text: ArraySlice<UInt8>, path: String, firstLine: Int, report: inout Report) -> YAMLNode? {
  guard text.count <= mostBytes else {
    report.add(
      .yamlFeature, "the fields take over \(mostBytes >> 10) KB", at: Place(path, line: firstLine, column: 1),
      help: "move long texts below the fields")
    return nil
  }
  if let node = text.withUnsafeBufferPointer({ readPlainFields($0, firstLine: firstLine) }) { return node }
  return parseAnyYAML(text, path: path, firstLine: firstLine, report: &report)
}

/// The same by way of the library, for all that YAML can contain.
func parseAnyYAML(_ text: ArraySlice<UInt8>, path: String, firstLine: Int, report: inout Report) -> YAMLNode? {
  switch readYAML(splitLines(Array(text)), path: path, firstLine: firstLine) {
  case .success(let node): return node
  case .failure(let faults):
    for fault in faults.all { report.add(fault.diagnostic) }
    return nil
  }
}

/// The fields at the top of a file, as far as they can be read.
package struct ReadFields {
  package let root: YAMLNode
  /// Fields that are there and whose values could not be read.
  package let unreadable: Set<String>

  package init(root: YAMLNode, unreadable: Set<String> = []) { (self.root, self.unreadable) = (root, unreadable) }
}

/// Reads YAML as `parseYAML` does, and goes on after what is wrong: a line is taken as it was most likely meant, else the
/// field that it belongs to is left out. So a writer sees at once all that is wrong with a file.
package func parseFields(
  _ text: ArraySlice<UInt8>, path: String, firstLine: Int, report: inout Report
) -> ReadFields? {
  guard text.count <= mostBytes else {
    return parseYAML(text, path: path, firstLine: firstLine, report: &report).map {
      ReadFields(root: $0, unreadable: [])
    }
  }
  if let node = text.withUnsafeBufferPointer({ readPlainFields($0, firstLine: firstLine) }) {
    return ReadFields(root: node, unreadable: [])
  }
  var lines = splitLines(Array(text))
  var unreadable: Set<String> = []
  for _ in 0..<mostFaults {
    switch readYAML(lines, path: path, firstLine: firstLine) {
    case .success(let node): return ReadFields(root: node, unreadable: unreadable)
    case .failure(let faults):
      for fault in faults.all { report.add(fault.diagnostic) }
      for fault in faults.all {
        guard let read = remedy(fault, &lines) else {
          return readFieldByField(lines, path: path, firstLine: firstLine, unreadable, &report)
        }
        unreadable.formUnion(read)
      }
    }
  }
  return readFieldByField(lines, path: path, firstLine: firstLine, unreadable, &report)
}

private let mostBytes = 256 << 10
/// Each is followed by a reading of all lines.
private let mostFaults = 20

/// Changes the lines so that reading may go on after a fault. Returns the name of a field that is left out for it; nil
/// where nothing can be done.
private func remedy(_ fault: YAMLFault, _ lines: inout [ArraySlice<UInt8>]) -> Set<String>? {
  switch fault.remedy {
  case .line(let index, let line):
    lines[index] = Array(line.utf8)[...]
    return []
  case .leaveOut(let index): return leaveOutField(at: index, of: &lines).map { [$0] }
  case nil: return nil
  }
}

/// Reads each field for itself, once: what is wrong with one says nothing about the others. Of a field that is given twice,
/// the first counts.
private func readFieldByField(
  _ lines: [ArraySlice<UInt8>], path: String, firstLine: Int, _ unreadable: Set<String>, _ report: inout Report
) -> ReadFields {
  var unreadable = unreadable
  var pairs: [YAMLNode.Pair] = []
  var names: Set<String> = []
  let starts = lines.indices.filter { beginsField(lines[$0]) }
  for (number, start) in starts.enumerated() {
    let end = number + 1 < starts.count ? starts[number + 1] : lines.count
    var field = Array(lines[start..<end])
    while field.last?.isEmpty ?? false { field.removeLast() }
    switch readYAML(field, path: path, firstLine: firstLine + start) {
    case .success(let node):
      guard case .map(let read) = node.content else { continue }
      for pair in read where pairs.count < YAMLReader.limit && names.insert(pair.key).inserted { pairs.append(pair) }
    case .failure(let faults):
      for fault in faults.all { report.add(fault.diagnostic) }
      unreadable.insert(fieldName(lines[start]))
    }
  }
  return ReadFields(root: YAMLNode(content: .map(pairs), line: firstLine, column: 1), unreadable: unreadable)
}

/// Whether a line begins a field, and does not go on with the one above.
private func beginsField(_ line: ArraySlice<UInt8>) -> Bool {
  line.first.map { $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: "-") } ?? false
}

private func fieldName(_ line: ArraySlice<UInt8>) -> String {
  String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
}

/// Empties the line and those around it that belong to the same field. Returns its name; nil where nothing is left to empty.
private func leaveOutField(at index: Int, of lines: inout [ArraySlice<UInt8>]) -> String? {
  func begins(_ index: Int) -> Bool { beginsField(lines[index]) }
  guard lines.indices.contains(index) else { return nil }
  var first = index
  while first > 0, !begins(first) { first -= 1 }
  var end = first + 1
  while end < lines.count, !begins(end) { end += 1 }
  guard lines[first..<end].contains(where: { !$0.isEmpty }) else { return nil }
  let name = fieldName(lines[first])
  for index in first..<end { lines[index] = [] }
  return name
}

/// Something wrong in a text of YAML, and how to go on reading.
struct YAMLFault {
  enum Remedy {
    /// The line by its index, as it was most likely meant.
    case line(Int, String)
    /// What the line by its index belongs to.
    case leaveOut(Int)
  }

  let diagnostic: Diagnostic
  /// Nil where nothing can be read.
  let remedy: Remedy?

  init(_ diagnostic: Diagnostic, _ remedy: Remedy?) { (self.diagnostic, self.remedy) = (diagnostic, remedy) }
}

struct YAMLFaults: Error {
  let all: [YAMLFault]
}

/// Reads lines, once.
private func readYAML(_ lines: [ArraySlice<UInt8>], path: String, firstLine: Int) -> Result<YAMLNode, YAMLFaults> {
  let faults = checkYAMLFeatures(lines, path: path, firstLine: firstLine)
  guard faults.isEmpty else { return .failure(YAMLFaults(all: faults)) }
  do {
    guard let root = try compose(lines) else {
      return .success(YAMLNode(content: .map([]), line: firstLine, column: 1))
    }
    var reader = YAMLReader(lines: lines, firstLine: firstLine)
    let node = reader.node(root)
    guard reader.count <= YAMLReader.limit else {
      let tooMany = Diagnostic(
        .yamlFeature, "the fields contain over \(YAMLReader.limit) values, or repeat some by aliases",
        at: Place(path, line: firstLine, column: 1), help: "move long lists below the fields")
      return .failure(YAMLFaults(all: [YAMLFault(tooMany, nil)]))
    }
    if let found = reader.forbidden {
      // Escaped: the bytes of the file have been looked at.
      let fault = Diagnostic(
        .notText, "this value contains \(describe(forbidden: found.character)), which no page or feed may contain",
        at: Place(path, line: found.line, column: found.column), help: "leave it out")
      return .failure(YAMLFaults(all: [YAMLFault(fault, .leaveOut(found.line - firstLine))]))
    }
    if case .scalar = node.content,
      let fault = explainSlip(in: lines, from: 0, path: path, firstLine: firstLine)
    {
      return .failure(YAMLFaults(all: [fault]))
    }
    return .success(node)
  } catch {
    return .failure(YAMLFaults(all: [explainYAMLError(error, lines: lines, path: path, firstLine: firstLine)]))
  }
}

/// What the library makes of lines; nil for none.
func compose(_ lines: [ArraySlice<UInt8>]) throws -> Node? {
  // Line ends are made one byte, so that the parser's columns are the file's. The padding keeps the string out of Swift's
  // inline form, whose bytes the library would read after they have moved.
  let yaml =
    String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self) + String(repeating: "\n", count: 16)
  return try Yams.compose(yaml: yaml, .basic, .default, .utf8)
}

/// Turns the library's nodes into ours. Their depth is bounded by the library (1,000), their number here: it resolves
/// aliases itself, so that a short text which got past `checkYAMLFeatures` could stand for any number of them.
private struct YAMLReader {
  static let limit = 10_000

  let lines: [ArraySlice<UInt8>]
  let firstLine: Int
  private(set) var count = 0
  /// The first character in a value that may be nowhere.
  private(set) var forbidden: (character: Unicode.Scalar, line: Int, column: Int)?
  /// For the lines beyond ASCII, the column in bytes of each character.
  private var byteColumns: [Int: [Int]] = [:]

  init(lines: [ArraySlice<UInt8>], firstLine: Int) {
    self.lines = lines
    self.firstLine = firstLine
  }

  mutating func node(_ node: Node) -> YAMLNode {
    count += 1
    let (line, column) = place(node)
    guard count <= Self.limit else { return YAMLNode(content: .list([]), line: line, column: column) }
    switch node {
    case .scalar(let scalar):
      note(scalar.string, line, column)
      let isPlain = scalar.style == .plain || scalar.style == .any
      var node = YAMLNode(content: .scalar(scalar.string, isPlain: isPlain), line: line, column: column)
      if isPlain { node.comment = comment(after: scalar.string, line, column) }
      return node
    case .sequence(let sequence):
      var nodes: [YAMLNode] = []
      for element in sequence where count <= Self.limit {
        var read = self.node(element)
        if case .scalar("", isPlain: true) = read.content {
          noteComment(in: &read, line: read.line, from: read.column - 1)
        }
        nodes.append(read)
      }
      return YAMLNode(content: .list(nodes), line: line, column: column)
    case .mapping(let mapping):
      var pairs: [YAMLNode.Pair] = []
      for (key, value) in mapping where count <= Self.limit {
        let (line, column) = place(key)
        let name = key.scalar?.string ?? ""
        note(name, line, column)
        var read = self.node(value)
        if case .scalar("", isPlain: true) = read.content, begins(line, column, with: name + ":") {
          noteComment(in: &read, line: line, from: column + name.utf8.count)
        }
        pairs.append(YAMLNode.Pair(key: name, line: line, column: column, value: read))
      }
      return YAMLNode(content: .map(pairs), line: line, column: column)
    case .alias:  // refused before; the library resolves them itself
      return YAMLNode(content: .scalar("", isPlain: true), line: line, column: column)
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

  private func begins(_ line: Int, _ column: Int, with words: String) -> Bool {
    lines.indices.contains(line - firstLine) && lines[line - firstLine].dropFirst(column - 1).starts(with: words.utf8)
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

  private mutating func place(_ node: Node) -> (line: Int, column: Int) {
    guard let mark = node.mark, mark.line >= 1 else { return (firstLine, 1) }
    guard mark.line <= lines.count else { return (firstLine + lines.count - 1, 1) }
    let columns = byteColumns[mark.line] ?? makeByteColumns(mark.line)
    let column = columns.isEmpty ? mark.column : columns[min(max(0, mark.column - 1), columns.count - 1)]
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
