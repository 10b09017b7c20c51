// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Yams

/// Reads YAML into nodes with their places. Returns nil, with an explanation in `report`, when it does not parse or uses
/// what fields have no need of; an empty text is an empty map.
///
/// `firstLine` is the number in the file of the text's first line.
package func parseYAML(_ text: ArraySlice<UInt8>, path: String, firstLine: Int, report: inout Report) -> YAMLNode? {
  let limit = 256 << 10
  guard text.count <= limit else {
    report.add(
      .yamlFeature, "the fields take over \(limit >> 10) KB", at: Place(path, line: firstLine, column: 1),
      help: "move long texts below the fields")
    return nil
  }
  if let node = text.withUnsafeBufferPointer({ readPlainFields($0, firstLine: firstLine) }) { return node }
  return parseAnyYAML(text, path: path, firstLine: firstLine, report: &report)
}

/// The same by way of the library, for all that YAML can contain.
func parseAnyYAML(_ text: ArraySlice<UInt8>, path: String, firstLine: Int, report: inout Report) -> YAMLNode? {
  let lines = splitLines(Array(text))
  guard checkYAMLFeatures(lines, path: path, firstLine: firstLine, &report) else { return nil }
  do {
    // Line ends are made one byte, so that the parser's columns are the file's. The padding keeps the string out of
    // Swift's inline form, whose bytes the library would read after they have moved.
    let yaml =
      String(decoding: Array(lines.joined(separator: [0x0A])), as: UTF8.self) + String(repeating: "\n", count: 16)
    guard let root = try Yams.compose(yaml: yaml, .basic, .default, .utf8) else {
      return YAMLNode(content: .map([]), line: firstLine, column: 1)
    }
    var reader = YAMLReader(lines: lines, firstLine: firstLine)
    let node = reader.node(root)
    if reader.count <= YAMLReader.limit { return node }
    report.add(
      .yamlFeature, "the fields contain over \(YAMLReader.limit) values, or repeat some by aliases",
      at: Place(path, line: firstLine, column: 1), help: "move long lists below the fields")
    return nil
  } catch {
    report.add(explainYAMLError(error, lines: lines, path: path, firstLine: firstLine))
    return nil
  }
}

/// Turns the library's nodes into ours. Their depth is bounded by the library (1,000), their number here: it resolves
/// aliases itself, so that a short text which got past `checkYAMLFeatures` could stand for any number of them.
private struct YAMLReader {
  static let limit = 10_000

  let lines: [ArraySlice<UInt8>]
  let firstLine: Int
  private(set) var count = 0
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
      let isPlain = scalar.style == .plain || scalar.style == .any
      var node = YAMLNode(content: .scalar(scalar.string, isPlain: isPlain), line: line, column: column)
      if isPlain { node.comment = comment(after: scalar.string, line, column) }
      return node
    case .sequence(let sequence):
      var nodes: [YAMLNode] = []
      for element in sequence where count <= Self.limit { nodes.append(self.node(element)) }
      return YAMLNode(content: .list(nodes), line: line, column: column)
    case .mapping(let mapping):
      var pairs: [YAMLNode.Pair] = []
      for (key, value) in mapping where count <= Self.limit {
        let (line, column) = place(key)
        pairs.append(
          YAMLNode.Pair(key: key.scalar?.string ?? "", line: line, column: column, value: self.node(value)))
      }
      return YAMLNode(content: .map(pairs), line: line, column: column)
    case .alias:  // refused before; the library resolves them itself
      return YAMLNode(content: .scalar("", isPlain: true), line: line, column: column)
    }
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
