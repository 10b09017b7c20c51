// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension ProseRenderer {
  /// The changes that make a text that unfolds of `<details>`, up to the block with `</details>`; none where other HTML is
  /// in the way.
  mutating func editsForUnfolding(from block: SyntaxNode) -> [Edit] {
    let lines = linesOfSource()
    guard block.kind == .htmlBlock, block.parent?.kind == .document else { return [] }
    guard let end = endOfElement("details", from: block, lines) else { return editsForClosedUnfolding(block) }
    let first = (block.line..<end).prefix { lines.bytes(ofLine: $0).contains { !$0.isBlank } }
    let opening = first.map { lines.bytes(ofLine: $0).string.trimmed }.joined(separator: " ")
    guard
      let match = opening.wholeMatch(
        of:
          /<details[^<>]*> ?<summary[^<>]*> ?(?:<(?:b|strong|em|i|h[1-6])>)?([^<>]+)(?:<\/(?:b|strong|em|i|h[1-6])>)? ?<\/summary> ?([^<>]*)/
          .ignoresCase())
    else { return [] }
    var text = (first.endIndex..<end).map { lines.bytes(ofLine: $0).string.trimmedAtEnd }
    if !match.output.2.isEmpty { text.insert(String(match.output.2).trimmed, at: 0) }
    while text.first?.isEmpty ?? false { text.removeFirst() }
    while text.last?.isEmpty ?? false { text.removeLast() }
    guard !text.isEmpty, !text.contains(where: { $0.lowercased().contains("<details") }) else { return [] }
    let words = String(match.output.1).trimmed
    return [
      Edit(
        replacing: end - block.line + 1, linesFrom: block.line + lineOffset, of: path,
        with: ["> [!DETAILS] \(words)"] + quoted(text))
    ]
  }

  /// The same of one whose end is in the line of its text: `<details><summary>How</summary>So.</details>`.
  private func editsForClosedUnfolding(_ block: SyntaxNode) -> [Edit] {
    let source = block.literal.string.trimmed
    guard
      let match = source.replacing("\n", with: " ").wholeMatch(
        of: /<details[^<>]*> ?<summary[^<>]*> ?([^<>]+?) ?<\/summary> ?([^<>]+?) ?<\/details>/.ignoresCase()),
      !match.output.0.contains(where: { "*`[]|\\~^{".contains($0) })
    else { return [] }
    return [
      Edit(
        replacing: source.split(separator: "\n").count, linesFrom: block.line + lineOffset, of: path,
        with: ["> [!DETAILS] \(match.output.1)", "> \(match.output.2)"])
    ]
  }

  /// The changes that make a quotation of `<blockquote>` whose lines are Markdown.
  mutating func editsForQuotation(from block: SyntaxNode) -> [Edit] {
    let lines = linesOfSource()
    guard block.kind == .htmlBlock, block.parent?.kind == .document,
      let end = endOfElement("blockquote", from: block, lines),
      lines.bytes(ofLine: block.line).string.wholeMatch(of: /\s*<blockquote[^<>]*>\s*/.ignoresCase()) != nil
    else { return [] }
    let text = (block.line + 1..<end).map { lines.bytes(ofLine: $0).string.trimmedAtEnd }
    // HTML inside a quotation is left to somebody, and so it stays outside.
    guard text.contains(where: { !$0.isEmpty }), !text.contains(where: { $0.trimmed.hasPrefix("<") }) else { return [] }
    let inner = text.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()
    return [
      Edit(
        replacing: end - block.line + 1, linesFrom: block.line + lineOffset, of: path, with: quoted(Array(inner)))
    ]
  }

  /// The lines of a quotation.
  func quoted(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? ">" : "> " + $0 } }

  /// The line that is nothing but the end of the element that begins here.
  private func endOfElement(_ name: String, from block: SyntaxNode, _ lines: SourceLines) -> Int? {
    var node: SyntaxNode? = block
    while let current = node {
      if current.kind == .htmlBlock {
        let end = (current.line...max(current.line, min(current.endLine, lines.count))).first { line in
          line > block.line && lines.bytes(ofLine: line).string.trimmed.lowercased() == "</\(name)>"
        }
        if let end { return end }
      }
      node = current.next
    }
    return nil
  }
}
