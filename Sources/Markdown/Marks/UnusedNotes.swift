// SPDX-License-Identifier: Apache-2.0

/// A note that the parser left out, since no text marks it or another note has its name.
struct UnusedNote {
  let name: String
  /// The line of the source, from 1.
  let line: Int
  let isDoubled: Bool
}

/// The notes of a text that are not in its tree.
func findUnusedNotes(in source: SourceLines, _ tree: SyntaxNode) -> [UnusedNote] {
  let written = (1...source.count).compactMap { line in
    noteName(source.bytes(ofLine: line)).map { UnusedNote(name: $0, line: line, isDoubled: false) }
  }
  if written.isEmpty { return [] }
  var published: Set<Int> = []
  var literal: [ClosedRange<Int>] = []
  tree.walk { node, entering in
    guard entering else { return }
    switch node.kind {
    case .footnoteDefinition: published.insert(node.line)
    case .codeBlock, .htmlBlock: literal.append(node.line...max(node.line, node.endLine))
    default: break
    }
  }
  let names = Set(written.filter { published.contains($0.line) }.map { $0.name.lowercased() })
  return written.filter { note in !published.contains(note.line) && !literal.contains { $0.contains(note.line) } }
    .map { UnusedNote(name: $0.name, line: $0.line, isDoubled: names.contains($0.name.lowercased())) }
}

/// The name in a line that begins with `[^name]:`, in a quotation or item, too.
private func noteName(_ line: UnsafeBufferPointer<UInt8>) -> String? {
  var start = LinePrefix(line).length
  guard start + 4 < line.count, line[start] == UInt8(ascii: "["), line[start + 1] == UInt8(ascii: "^") else {
    return nil
  }
  // Four blanks make code, or what belongs to the note above.
  if line.prefix(start).suffix(4).elementsEqual("    ".utf8) { return nil }
  start += 2
  guard let end = line.offset(of: UInt8(ascii: "]"), from: start), end > start, end + 1 < line.count,
    line[end + 1] == UInt8(ascii: ":"), !line[start..<end].contains(where: { $0.isBlank })
  else { return nil }
  return String(decoding: line[start..<end], as: UTF8.self)
}
