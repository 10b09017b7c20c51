// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension ProseRenderer {
  /// The changes that make a text that unfolds of `<details>`, up to the block with `</details>`; none where other HTML is
  /// in the way.
  mutating func editsForUnfolding(from block: SyntaxNode) -> [Edit] {
    let lines = linesOfSource()
    guard block.kind == .htmlBlock, block.parent?.kind == .document, let end = endOfUnfolding(from: block, lines) else {
      return []
    }
    let first = (block.line..<end).prefix { lines.bytes(ofLine: $0).contains { !$0.isBlank } }
    let opening = first.map { lines.bytes(ofLine: $0).string.trimmed }.joined(separator: " ")
    guard
      let match = opening.wholeMatch(of: /<details(?: open)?> ?<summary>([^<>]+)<\/summary> ?([^<>]*)/.ignoresCase())
    else { return [] }
    var text = (first.endIndex..<end).map { lines.bytes(ofLine: $0).string.trimmedAtEnd }
    if !match.output.2.isEmpty { text.insert(String(match.output.2).trimmed, at: 0) }
    while text.first?.isEmpty ?? false { text.removeFirst() }
    while text.last?.isEmpty ?? false { text.removeLast() }
    guard !text.isEmpty, !text.contains(where: { $0.lowercased().contains("<details") }) else { return [] }
    let words = String(match.output.1).trimmed
    let quoted = ["> [!DETAILS] \(words)"] + text.map { $0.isEmpty ? ">" : "> " + $0 }
    return [Edit(replacing: end - block.line + 1, linesFrom: block.line + lineOffset, of: path, with: quoted)]
  }

  /// The line that is nothing but the end of the text that begins here.
  private func endOfUnfolding(from block: SyntaxNode, _ lines: SourceLines) -> Int? {
    var node: SyntaxNode? = block
    while let current = node {
      if current.kind == .htmlBlock {
        let end = (current.line...max(current.line, min(current.endLine, lines.count))).first { line in
          line > block.line && lines.bytes(ofLine: line).string.trimmed.lowercased() == "</details>"
        }
        if let end { return end }
      }
      node = current.next
    }
    return nil
  }
}
