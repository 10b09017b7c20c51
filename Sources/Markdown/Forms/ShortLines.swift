// SPDX-License-Identifier: Apache-2.0

/// Keeps the lines of postal addresses and verses, where it is clear that they are meant: three or more short lines, each
/// of which begins with a capital or a number, and that do not end where there was no more room. Returns paragraphs of
/// short lines that may be meant so.
func keepShortLines(_ tree: SyntaxTree, _ notes: inout BlockNotes) -> [SyntaxNode] {
  var paragraphs: [SyntaxNode] = []
  var unclear: [SyntaxNode] = []
  tree.root.walk { node, entering in
    if entering, node.kind == .paragraph, node.parent?.kind != .item, notes[node] == nil { paragraphs.append(node) }
  }
  for paragraph in paragraphs {
    let lines = paragraph.lines
    guard lines.count >= 3, lines.dropFirst().allSatisfy({ $0.lineEnd?.kind == .softBreak }) else { continue }
    switch reading(of: lines.map(\.text)) {
    case .text: continue
    case .unclear: unclear.append(paragraph)
    case .lines:
      for end in lines.compactMap(\.lineEnd) {
        tree.lineBreak()?.insert(before: end)
        end.remove()
      }
      notes.change(paragraph) { $0.keepsLines = true }
    }
  }
  return unclear
}

enum LineReading { case text, lines, unclear }

/// In characters: a line of an address or a verse has at most so many, and nobody breaks a text that goes on after less
/// than so many.
private let (shortLine, narrowText) = (45, 36)

/// Whether the lines of a paragraph are meant as lines.
func reading(of lines: [String]) -> LineReading {
  let widths = lines.map(\.count)
  guard let widest = widths.max(), widest <= shortLine else { return .text }
  // Where the first word of the next line had room in this one, the writer has ended it on purpose.
  let ends = zip(lines, lines.dropFirst()).map { line, next in
    line.count + 1 + (next.prefix { !$0.isWhitespace }).count <= max(widest, narrowText)
  }
  let meant = ends.count(where: \.self)
  guard meant * 2 >= ends.count, meant > 0 else { return .text }
  let begins = lines.count { line in line.first.map { $0.isUppercase || $0.isNumber || "+„“\"(".contains($0) } ?? false
  }
  if begins == lines.count { return .lines }
  // `Tel.: +49 30 1234`
  let labels = lines.count { $0.prefix(12).contains(": ") }
  return begins * 2 > lines.count && (meant == ends.count || labels * 2 > lines.count) ? .unclear : .text
}
