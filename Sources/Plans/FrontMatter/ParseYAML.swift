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
    return YAMLReader(path: path, lines: lines, firstLine: firstLine).node(root)
  } catch {
    report.add(explainYAMLError(error, lines: lines, path: path, firstLine: firstLine))
    return nil
  }
}

/// Turns the library's nodes into ours. Depth is bounded by `checkYAMLFeatures`.
private struct YAMLReader {
  let path: String
  let lines: [ArraySlice<UInt8>]
  let firstLine: Int

  func node(_ node: Node) -> YAMLNode {
    let (line, column) = place(node)
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      let node = YAMLNode(content: .scalar(scalar.string, isPlain: isPlain), line: line, column: column)
      return isPlain ? withComment(node) : node
    case .sequence(let sequence):
      return YAMLNode(content: .list(sequence.map(self.node)), line: line, column: column)
    case .mapping(let mapping):
      let pairs = mapping.map { key, value in
        let (line, column) = place(key)
        return YAMLNode.Pair(key: key.scalar?.string ?? "", line: line, column: column, value: self.node(value))
      }
      return YAMLNode(content: .map(pairs), line: line, column: column)
    case .alias:  // refused before; the library resolves them itself
      return YAMLNode(content: .scalar("", isPlain: true), line: line, column: column)
    }
  }

  private func withComment(_ node: YAMLNode) -> YAMLNode {
    let line = lines.indices.contains(node.line - firstLine) ? lines[node.line - firstLine] : []
    guard line.contains(UInt8(ascii: "#")) else { return node }
    let text = String(decoding: line.dropFirst(node.column - 1), as: UTF8.self)
    guard let start = text.firstRange(of: " #") else { return node }
    var node = node
    node.comment = String(text[start.lowerBound...])
    return node
  }

  private func place(_ node: Node) -> (line: Int, column: Int) {
    guard let mark = node.mark, mark.line >= 1 else { return (firstLine, 1) }
    guard mark.line <= lines.count else { return (firstLine + lines.count - 1, 1) }
    let bytes = lines[mark.line - 1]
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    return (mark.line + firstLine - 1, isASCII ? mark.column : byteColumn(mark.column, in: bytes))
  }
}
