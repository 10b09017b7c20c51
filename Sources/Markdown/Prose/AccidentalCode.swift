// SPDX-License-Identifier: Apache-2.0

import Diagnostics

// Blocks of code that were to be none: a paragraph that begins with a tab or four blanks, as word processors indent it, and a
// drawing in words.

extension ProseRenderer {
  /// An indented block that reads like a paragraph.
  mutating func checkIndented(_ code: SyntaxNode) {
    let text = code.literal.string.trimmed
    guard code.fence == nil, code.parent?.kind == .document, readsLikeProse(text) else { return }
    let lines = linesOfSource()
    let count = code.literal.string.trimmedAtEnd.split(separator: "\n", omittingEmptySubsequences: false).count
    let first = code.line
    let words = (first..<first + count).map { lines.bytes(ofLine: $0).string.trimmed }
    // Where the lines are not those of the block, nothing certain can be said of them.
    let isCertain =
      words.joined(separator: "\n")
      == text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).trimmed }.joined(separator: "\n")
    report.add(
      .accidentalMark, "this paragraph is indented by a tab or four blanks, and became code",
      at: Place(path, line: first + lineOffset, column: 1), help: "begin its lines without blanks",
      edits: isCertain ? [Edit(replacing: count, linesFrom: first + lineOffset, of: path, with: words)] : [])
  }

  /// A drawing that other tools make of its description.
  mutating func checkDrawing(_ code: SyntaxNode, _ language: UnsafeBufferPointer<UInt8>) {
    guard ["mermaid", "plantuml", "graphviz", "geojson", "topojson"].contains(language.string) else { return }
    report.add(
      .strayMark, "`\(language.string)` draws nothing here, and readers see its code",
      at: place(of: code, excerpt: language.string),
      help:
        "save the drawing as an SVG, and show it with `![what it shows](drawing.svg)`; where its code is meant, write `text`"
    )
  }
}

/// Whether a text is of sentences: it begins with a capital, ends as one does, and has words and none of the signs of code.
private func readsLikeProse(_ text: String) -> Bool {
  guard let first = text.first, first.isUppercase, let last = text.last, ".!?:”)".contains(last),
    !text.utf8.contains(where: { "{}<>=;|$\\_".utf8.contains($0) })
  else { return false }
  let words = text.split { $0 == " " || $0 == "\n" }
  return words.count > 5 && words.count { $0.first?.isLetter ?? false } * 5 > words.count * 4 && !text.contains("  ")
}
