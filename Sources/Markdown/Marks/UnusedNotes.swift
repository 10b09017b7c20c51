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
  var published: Set<Int> = []
  // The parser puts the notes that are marked at the end of the tree.
  var note = tree.lastChild
  while let definition = note, definition.kind == .footnoteDefinition {
    published.insert(definition.line)
    note = definition.previous
  }
  let written = writtenNotes(in: source)
  if written.allSatisfy({ published.contains($0.line) }) { return [] }
  var literal: [ClosedRange<Int>] = []
  tree.walk { node, entering in
    guard entering, node.kind == .codeBlock || node.kind == .htmlBlock else { return }
    literal.append(node.line...max(node.line, node.endLine))
  }
  let names = Set(written.filter { published.contains($0.line) }.map { $0.name.lowercased() })
  return written.filter { note in !published.contains(note.line) && !literal.contains { $0.contains(note.line) } }
    .map { UnusedNote(name: $0.name, line: $0.line, isDoubled: names.contains($0.name.lowercased())) }
}

/// What begins like a note, `[^name]:`, at the beginning of its line; in a quotation or item, too.
private func writtenNotes(in source: SourceLines) -> [(name: String, line: Int)] {
  let text = source.text
  var notes: [(name: String, line: Int)] = []
  var next = 1
  while next < text.count, let sign = text.offset(of: UInt8(ascii: "^"), from: next) {
    next = sign + 1
    guard text[sign - 1] == UInt8(ascii: "["), let end = text.offset(of: UInt8(ascii: "]"), from: next), end > next,
      end + 1 < text.count, text[end + 1] == UInt8(ascii: ":"), !text[next..<end].contains(where: { $0.isBlank })
    else { continue }
    let line = source.line(at: sign)
    let range = source.range(ofLine: line)
    let before = UnsafeBufferPointer(rebasing: text[range.lowerBound..<sign - 1])
    // Four blanks make code, or what belongs to the note above.
    guard LinePrefix(before).length == before.count, !before.suffix(4).elementsEqual("    ".utf8) else { continue }
    notes.append((String(decoding: text[next..<end], as: UTF8.self), line))
  }
  return notes
}
