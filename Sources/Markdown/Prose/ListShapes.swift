// SPDX-License-Identifier: Apache-2.0

import Diagnostics

// Lists that did not become what their writer saw: items that were to be below another are beside it, lists break in two,
// and lines of a paragraph become items.

extension ProseRenderer {
  mutating func checkShape(ofList list: SyntaxNode) {
    if let previous = list.previous {
      if previous.kind == .list { checkBreak(previous, list) }
      if previous.kind == .paragraph, previous.endLine + 1 == list.line { checkInterruption(of: previous, by: list) }
      if previous.kind == .paragraph, previous.column > 1, previous.endLine + 1 < list.line {
        checkParagraph(previous, before: list)
      }
    }
    checkIndents(of: list)
  }

  // MARK: Items that are indented too little

  /// Of a list's items, those that begin further to the right than the first.
  private mutating func checkIndents(of list: SyntaxNode) {
    guard let first = list.firstChild else { return }
    var item = first.next
    // Columns are those of bytes: nearly always they are the same, and nobody has to look at the source.
    while let next = item, next.column == first.column { item = next.next }
    guard item != nil else { return }
    let lines = linesOfSource()
    let base = indent(of: first, lines)
    var above = first
    var run: [SyntaxNode] = []
    item = first.next
    while let next = item {
      if indent(of: next, lines) > base { run.append(next) } else { report(flattened: run, below: above, lines) }
      if indent(of: next, lines) <= base { (above, run) = (next, []) }
      item = next.next
    }
    report(flattened: run, below: above, lines)
  }

  private mutating func report(flattened run: [SyntaxNode], below above: SyntaxNode, _ lines: SourceLines) {
    guard let first = run.first else { return }
    let needed = contentIndent(of: above, lines)
    let isEven = run.allSatisfy { indent(of: $0, lines) == indent(of: first, lines) }
    report(
      tooLittle: first, lines, needed: needed,
      "this item is indented too little to be below the one above, and is beside it",
      edits: isEven ? run.flatMap { shifted($0, by: needed - indent(of: first, lines), lines) } : [])
  }

  // MARK: Lists that break in two

  private mutating func checkBreak(_ previous: SyntaxNode, _ list: SyntaxNode) {
    guard previous.isBulletList != list.isBulletList, let item = list.firstChild, let above = previous.lastItem,
      let first = previous.firstChild
    else { return }
    let lines = linesOfSource()
    let (indent, base) = (indent(of: item, lines), indent(of: first, lines))
    let goesOn =
      !previous.isBulletList && list.next?.kind == .list && list.next?.isBulletList == false
      && list.next?.listStart == previous.listStart + previous.count
    guard indent > base || goesOn else { return }
    let needed = contentIndent(of: above, lines)
    report(
      tooLittle: item, lines, needed: needed,
      "this item is indented too little to be below the one above, so that the list ends there",
      edits: shifted(list, by: needed - indent, lines))
  }

  /// A paragraph that was to belong to an item, and ends its list.
  private mutating func checkParagraph(_ paragraph: SyntaxNode, before list: SyntaxNode) {
    guard let above = paragraph.previous, above.kind == .list, above.isBulletList == list.isBulletList,
      list.isBulletList || list.listStart == above.listStart + above.count, let item = above.lastItem
    else { return }
    let lines = linesOfSource()
    let (indent, needed) = (indent(of: paragraph, lines), contentIndent(of: item, lines))
    guard indent > self.indent(of: item, lines), indent < needed else { return }
    report(
      tooLittle: paragraph, lines, needed: needed,
      "this paragraph is indented too little to belong to the item above, so that the list ends there",
      edits: shifted(paragraph, by: needed - indent, lines))
  }

  private mutating func report(
    tooLittle item: SyntaxNode, _ lines: SourceLines, needed: Int, _ message: String, edits: [Edit]
  ) {
    let line = lines.bytes(ofLine: item.line)
    let words = String(decoding: line.dropFirst(item.column - 1), as: UTF8.self)
    report.add(
      .brokenList, message,
      at: Place(path, line: item.line + lineOffset, column: item.column, excerpt: words),
      help:
        "begin it under the first word of the item above, with \(needed) \(needed == 1 ? "blank" : "blanks") before it",
      edits: edits)
  }

  /// The lines of a block moved to the right.
  private func shifted(_ block: SyntaxNode, by blanks: Int, _ lines: SourceLines) -> [Edit] {
    guard blanks > 0, block.parent?.kind != .blockQuote else { return [] }
    return (block.line...max(block.line, block.endLine)).compactMap { line in
      let words = String(decoding: lines.bytes(ofLine: line), as: UTF8.self)
      guard !words.trimmed.isEmpty else { return nil }
      return Edit(
        replacing: Place(path, line: line + lineOffset, column: 1, excerpt: words),
        with: String(repeating: " ", count: blanks) + words)
    }
  }

  private func indent(of item: SyntaxNode, _ lines: SourceLines) -> Int {
    lines.indentation(ofLine: item.line, upTo: item.column - 1)
  }

  /// The column at which the words of an item begin.
  private func contentIndent(of item: SyntaxNode, _ lines: SourceLines) -> Int {
    let line = lines.bytes(ofLine: item.line)
    var end = item.column - 1
    while end < line.count, !line[end].isBlank { end += 1 }
    let marked = end
    while end < line.count, line[end].isBlank { end += 1 }
    // Words that begin far to the right are code, and what is below the item begins one blank behind its mark.
    let (afterMark, words) = (
      lines.indentation(ofLine: item.line, upTo: marked), lines.indentation(ofLine: item.line, upTo: end)
    )
    return end == line.count || words - afterMark > 4 ? afterMark + 1 : words
  }

  // MARK: Lines of a paragraph that became something else

  /// A line such as `1. May 2026` in the middle of a sentence.
  private mutating func checkInterruption(of paragraph: SyntaxNode, by list: SyntaxNode) {
    guard let item = list.firstChild, item.next == nil, list.next?.kind != .list else { return }
    let lines = linesOfSource()
    let line = lines.bytes(ofLine: item.line)
    let typed = line.dropFirst(item.column - 1)
    let mark = typed.prefix { !$0.isBlank }
    guard let start = typed.dropFirst(mark.count).first(where: { !$0.isBlank }), endsInSentence(paragraph, lines),
      !list.isBulletList || start.isDigit
    else { return }
    reportInterruption(item, String(decoding: mark, as: UTF8.self), "an item of a list")
  }

  /// A line such as `> 50 %` in the middle of a sentence.
  mutating func checkInterruption(byQuotation node: SyntaxNode) {
    guard let paragraph = node.previous, paragraph.kind == .paragraph, paragraph.endLine + 1 == node.line else {
      return
    }
    let lines = linesOfSource()
    let typed = lines.bytes(ofLine: node.line).dropFirst(node.column)
    guard let start = typed.first(where: { !$0.isBlank }), start.isDigit || start == UInt8(ascii: "="),
      endsInSentence(paragraph, lines)
    else { return }
    reportInterruption(node, ">", "a quotation")
  }

  private mutating func reportInterruption(_ node: SyntaxNode, _ mark: String, _ kind: String) {
    let at = Place(path, line: node.line + lineOffset, column: node.column, excerpt: mark)
    let right = "\(mark.dropLast())\\\(mark.suffix(1))"
    report.add(
      .accidentalMark, "this line of a paragraph begins with `\(mark)` and became \(kind)", at: at,
      help: "write `\(right)`; where \(kind) is meant, put a blank line before it",
      edits: [Edit(replacing: at, with: right)])
  }

  /// Whether the last line of a paragraph ends in the middle of a sentence: with a word in lower case, a number or a comma.
  private func endsInSentence(_ paragraph: SyntaxNode, _ lines: SourceLines) -> Bool {
    let line = lines.bytes(ofLine: paragraph.endLine)
    guard let last = line.last(where: { !$0.isBlank }) else { return false }
    if last == UInt8(ascii: ",") || last.isDigit { return true }
    let word = line.reversed().drop { $0.isBlank }.prefix { $0.isLetter }
    return last.isLetter && word.last.map { !$0.isCapital } == true
  }
}

extension SyntaxNode {
  fileprivate var lastItem: SyntaxNode? {
    var last = firstChild
    while let next = last?.next { last = next }
    return last
  }

  fileprivate var count: Int {
    var count = 0
    var child = firstChild
    while let current = child { (count, child) = (count + 1, current.next) }
    return count
  }
}
