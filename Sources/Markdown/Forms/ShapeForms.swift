// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Goes over the tree for the forms that Markdown does not have, and changes it where it finds one. Only those forms are
/// looked for that the text may use.
struct FormShaper {
  let path: String
  /// What to add to the parser's line numbers to get the file's.
  let lineOffset: Int
  let marks: FormMarks
  let hanging: HangingLines
  /// Whether there are signs in place of backslashes, which are to be taken out at the end.
  let keepsEscapes: Bool
  private(set) var notes = BlockNotes()
  private(set) var report = Report()

  init(path: String, lineOffset: Int, marks: FormMarks, hanging: HangingLines, keepsEscapes: Bool) {
    (self.path, self.lineOffset, self.marks, self.hanging) = (path, lineOffset, marks, hanging)
    self.keepsEscapes = keepsEscapes
  }

  mutating func shape(_ tree: SyntaxTree) {
    if marks.contains(.signs) { raise(tree) }
    if marks.contains(.tags) {
      markPlainTags(tree)
      reportRaisedNotes(tree)
    }
    if marks.contains(.unfolding) { unfold(tree) }
    if marks.contains(.captions) { caption(tree) }
    if marks.contains(.definitions) { shapeDefinitions(tree, hanging) }
    if marks.contains(.clauses) { shapeClauses(tree, hanging) }
    if marks.contains(.braces) { takeAttributes(tree, &notes) }
    if marks.contains(.shortLines) { keepLines(tree) }
    if keepsEscapes { dropKeptEscapes(tree) }
  }

  private mutating func raise(_ tree: SyntaxTree) {
    for (node, words) in markRaisedSigns(tree) {
      report.add(
        .singleTilde, "`~\(words)~` is neither lowered nor struck out", at: place(of: node, excerpt: "~\(words)~"),
        help: "write `~~\(words)~~` to strike it out; for tildes as such write `\\~`")
    }
  }

  private mutating func reportRaisedNotes(_ tree: SyntaxTree) {
    for note in findRaisedNotes(in: tree) {
      let raised = "<sup>\(note.number)</sup>"
      let (at, below) = (place(of: note.mark, excerpt: raised), place(of: note.text, excerpt: raised))
      report.add(
        .strayMark, "`\(raised)` is raised here and before a paragraph below, and is not a footnote", at: at,
        help: "write `[^\(note.number)]` in its place, and `[^\(note.number)]:` in that of the other",
        notes: [Note("the note is here", at: below)],
        edits: [
          Edit(replacing: at, with: "[^\(note.number)]", mayBeBelow: true),
          Edit(replacing: below, with: "[^\(note.number)]:"),
        ])
    }
  }

  private mutating func unfold(_ tree: SyntaxTree) {
    for paragraph in shapeUnfolding(tree, &notes) {
      report.add(
        .unknownAlert, "this text unfolds, but nothing says what it is about",
        at: place(of: paragraph, excerpt: "[!"), help: "write it right after the mark: `> [!DETAILS] How we measured`")
    }
  }

  private mutating func caption(_ tree: SyntaxTree) {
    let captions = shapeCaptions(tree, &notes)
    for (_, line, caption) in captions.near {
      let at = Place(path, line: line + lineOffset, column: 1, excerpt: caption.typed.trimmed)
      report.add(
        .strayCaption, "this is not a caption yet: it would have to begin with `\(caption.right.trimmed)`", at: at,
        help:
          "write `\(caption.right.trimmed)` in place of `\(caption.typed.trimmed)`; if it is not meant as a caption, begin with other words",
        edits: [Edit(replacing: at, with: caption.right.trimmed)])
    }
    for (paragraph, isFigure) in captions.stray {
      report.add(
        .strayCaption, "there is no \(isFigure ? "image" : "table") right below or above this caption",
        at: place(of: paragraph),
        help: isFigure
          ? "put the image into a paragraph of its own beside it; if it is not a caption, begin with other words"
          : "put it right above the table, with a blank line between; if it is not a caption, begin with other words")
    }
  }

  private mutating func keepLines(_ tree: SyntaxTree) {
    for paragraph in keepShortLines(tree, &notes) {
      report.add(
        .shortLines, "these lines will be run together into one", at: place(of: paragraph),
        help: "end each line with `\\` if it is to stay a line; a text that goes on may have longer lines")
    }
  }

  private func place(of node: SyntaxNode, excerpt: String? = nil) -> Place {
    var block: SyntaxNode? = node
    while let current = block, current.line == 0 { block = current.parent }
    return Place(path, line: (block?.line ?? 1) + lineOffset, column: max(1, node.column), excerpt: excerpt)
  }
}
