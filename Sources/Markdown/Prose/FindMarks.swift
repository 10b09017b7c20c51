// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension ProseRenderer {
  /// Remembers whether the words of the open block deserve a closer look when it ends.
  mutating func watch(_ node: SyntaxNode, _ literal: UnsafeBufferPointer<UInt8>) {
    if mayHoldMarks { return }
    if literal.mayHoldMark || mayHoldForeignMarks && literal.mayHoldForeignMark
      || hasWordTags && literal.holds("o:p>")
    {
      mayHoldMarks = true
    } else if literal.mayBeginWithMark {
      mayHoldMarks = node.previous.map { $0.kind == .softBreak || $0.kind == .lineBreak } ?? true
    }
  }

  /// Reports what looks like a mark in the words of a block that has ended.
  mutating func reportMarks(in block: SyntaxNode) {
    mayHoldMarks = false
    let lines = linesOfSource()
    guard let text = InlineText(of: block, from: max(block.line, blockLine), in: lines) else { return }
    if block.previous?.kind == .table, let table = block.previous, let finding = findCutRows(in: text) {
      let (offset, words) = text.typed(finding.range)
      let gap = table.endLine + 1..<max(table.endLine + 1, block.line)
      report.add(
        finding.rule, finding.message, at: place(of: words, at: offset, lines), help: finding.help,
        edits: gap.map { Edit(replacing: 1, linesFrom: $0 + lineOffset, of: path) })
      return
    }
    reportTypedNotes(in: text, lines)
    for finding in findMarks(in: text) {
      let (offset, words) = text.typed(finding.range)
      let at = place(of: words, at: offset, lines)
      if let parts = finding.link, text.isOneLine(finding.range) {
        document.unmadeLinks.append(
          UnmadeLink(rule: finding.rule.name, message: finding.message, help: finding.help, typed: words, parts, at: at)
        )
        continue
      }
      if let alert = alert(meantBy: words, block) {
        report.add(
          finding.rule, finding.message, at: at, help: "write `\(alert)` in its place",
          edits: [Edit(replacing: at, with: alert)])
        continue
      }
      if let edits = editsForMark(words, at: at, offset, block), !edits.isEmpty {
        report.add(
          finding.rule, finding.message, at: at, help: finding.help, inManyFiles: finding.inManyFiles, edits: edits)
        continue
      }
      if finding.asRows {
        report.add(finding.rule, finding.message, at: at, help: finding.help, edits: rows(of: block))
        continue
      }
      // Words of several lines are known by their first one only.
      let edit = text.isOneLine(finding.range) ? finding.replacement.map { Edit(replacing: at, with: $0) } : nil
      report.add(
        finding.rule, finding.message, at: at, help: finding.help, inManyFiles: finding.inManyFiles,
        edits: finding.takesBlock ? removal(of: block, text) : edit.map { [$0] } ?? [])
    }
  }

  /// The lines of a paragraph with marks of a table in place of their tabs.
  private mutating func rows(of block: SyntaxNode) -> [Edit] {
    guard block.parent?.kind == .document else { return [] }
    let lines = linesOfSource()
    let rows = (block.line...block.endLine).map { line in
      lines.bytes(ofLine: line).string.trimmedAtEnd.split(separator: "\t", omittingEmptySubsequences: false)
        .map { String($0).trimmed.replacing("|", with: "\\|") }
    }
    guard let head = rows.first, rows.allSatisfy({ $0.count <= head.count }) else { return [] }
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let right = [row(head), row(head.map { _ in "---" })] + rows.dropFirst().map(row)
    return [Edit(replacing: rows.count, linesFrom: block.line + lineOffset, of: path, with: right)]
  }

  /// `{: .note }` right above a quotation makes it a note elsewhere.
  private func alert(meantBy words: String, _ block: SyntaxNode) -> String? {
    guard let quotation = block.next, quotation.kind == .blockQuote, quotation.line == block.endLine + 1,
      block.kind == .paragraph, block.line == block.endLine, block.parent?.kind == .document,
      let match = words.wholeMatch(of: /\{: *\.(note|tip|important|warning|caution)(-title)? *\}/)
    else { return nil }
    return "> [!\(match.output.1.uppercased())]"
  }

  /// The lines of a paragraph of nothing but a mark, or of the only item of a list with that and a word before it, as in
  /// `* TOC` and `{:toc}`.
  private mutating func removal(of block: SyntaxNode, _ text: InlineText) -> [Edit] {
    guard block.kind == .paragraph, block.next == nil || block.parent?.kind == .document,
      text.lines.count == 1 || text.lines.count == 2 && text.lines[0].count < 30
    else { return [] }
    var outer = block
    if let item = block.parent, item.kind == .item, block.previous == nil, let list = item.parent, item.next == nil,
      item.previous == nil
    {
      outer = list
    } else if text.lines.count > 1 {
      return []
    }
    guard outer.parent?.kind == .document else { return [] }
    let lines = linesOfSource()
    let numbers = outer.line...block.endLine
    return numbers.map { Edit(replacing: 1, linesFrom: $0 + lineOffset, of: path) }
      + blankLine(below: numbers, lines, isGone: true)
  }

  mutating func reportUnusedNotes(_ tree: SyntaxNode) {
    let unused = findUnusedNotes(in: linesOfSource(), tree)
    let raised = unused.isEmpty ? [:] : findRaisedNumbers(in: linesOfSource())
    for note in unused {
      if !note.isDoubled, let marks = raised[note.name] {
        report(note, markedBy: marks)
        continue
      }
      report.add(
        .unusedNote,
        note.isDoubled
          ? "there is another footnote `\(note.name)`, so that this one is left out"
          : "no text marks the footnote `\(note.name)`, so that it is left out",
        at: Place(path, line: note.line + lineOffset, column: 1, excerpt: "[^\(note.name)]:"),
        help: note.isDoubled
          ? "give it another name, and write that where the text marks it"
          : "write `[^\(note.name)]` where it belongs, or remove the note")
    }
  }

  /// A note whose mark is only raised.
  private mutating func report(_ note: UnusedNote, markedBy marks: [RaisedNumber]) {
    guard let first = marks.first else { return }
    let at = Place(path, line: first.line + lineOffset, column: first.column, excerpt: first.typed)
    let text = Place(path, line: note.line + lineOffset, column: 1, excerpt: "[^\(note.name)]:")
    report.add(
      .unusedNote, "`\(first.typed)` marks no footnote, so that the note `\(note.name)` is left out", at: at,
      help: "write `[^\(note.name)]`", notes: [Note("the note is here", at: text)],
      edits: marks.count == 1 ? [Edit(replacing: at, with: "[^\(note.name)]")] : [])
  }

  /// The lines of the source, which most texts need not know.
  mutating func linesOfSource() -> SourceLines {
    if let knownLines { return knownLines }
    let lines = SourceLines(source)
    knownLines = lines
    return lines
  }

  /// A place that is known to the byte.
  func place(of words: String, at offset: Int, _ lines: SourceLines) -> Place {
    let line = lines.line(at: offset)
    return Place(
      path, line: line + lineOffset, column: offset - lines.range(ofLine: line).lowerBound + 1, excerpt: words)
  }
}
