// SPDX-License-Identifier: Apache-2.0

import Diagnostics

// What to write in the place of HTML, where nobody has to think about it.

extension ProseRenderer {
  /// What to change so that HTML becomes a form of ours, by the tag with which it begins.
  mutating func edits(forHTMLIn block: SyntaxNode, from tag: String?) -> [Edit] {
    switch tag {
    case "details": editsForUnfolding(from: block)
    case "table": editsForTable(from: block)
    case "pre": editsForCode(in: block)
    case "blockquote":
      editsForHTML(in: block).isEmpty ? editsForQuotation(from: block) : editsForHTML(in: block)
    case "div" where block.literal.holds("<table"): editsForTable(from: block)
    default: editsForHTML(in: block)
    }
  }

  /// The changes that leave a block without its HTML; none where somebody has to decide.
  private mutating func editsForHTML(in block: SyntaxNode) -> [Edit] {
    let lines = linesOfSource()
    guard block.line > 0, block.endLine >= block.line, block.endLine - block.line < 200 else { return [] }
    let numbers = block.line...lastLine(of: block, lines)
    let isBlock = block.kind == .htmlBlock
    let isInQuotation = block.parent?.kind == .blockQuote || block.parent?.form == .unfolding
    let isQuoted = isBlock && isInQuotation && block.parent?.parent?.kind == .document
    // Below an item, whole lines would take its mark along.
    if isBlock, !isQuoted, block.parent?.kind != .document { return [] }
    let source = numbers.compactMap { isQuoted ? lines.quotedBytes(ofLine: $0) : lines.bytes(ofLine: $0) }
    guard source.count == numbers.count, let answer = HTMLAnswer(source, isBlock: isBlock) else { return [] }
    var new = answer.lines
    // What was no paragraph must not become a part of the one above.
    let above = isQuoted ? lines.quotedBytes(ofLine: block.line - 1) : lines.bytes(ofLine: block.line - 1)
    if isBlock, let first = new.firstIndex(where: { !$0.isEmpty }), block.line > 1, let above,
      !above.allSatisfy(\.isBlank)
    {
      new[first].insert("", at: 0)
    }
    if isQuoted {
      if answer.id != nil { return [] }
      new = new.map(quoted)
    }
    var below: [Edit] = []
    if let id = answer.id {
      if answer.isEmpty {
        guard let next = block.next, let edit = adding(id, to: next, lines) else { return [] }
        below = [edit]
      } else {
        guard block.kind != .table, !(block.kind == .heading && numbers.count > 1),
          !isBlock || new.joined().count == 1, let last = new.lastIndex(where: { !$0.isEmpty }),
          let line = new[last].last, !line.hasSuffix("}"), !line.hasSuffix("\\")
        else { return [] }
        new[last][new[last].count - 1] = line.trimmedAtEnd + " {#\(id)}"
      }
    }
    let changed = zip(numbers, zip(source, new)).compactMap { number, change in
      change.1 == (isQuoted ? quoted([change.0.string]) : [change.0.string])
        ? nil : Edit(replacing: 1, linesFrom: number + lineOffset, of: path, with: change.1)
    }
    return changed + below + (isQuoted ? [] : blankLine(below: numbers, lines, isGone: new.allSatisfy(\.isEmpty)))
  }

  /// Of the blank lines around lines that are gone, one is enough.
  func blankLine(below numbers: ClosedRange<Int>, _ lines: SourceLines, isGone: Bool) -> [Edit] {
    let next = numbers.upperBound + 1
    func isBlank(_ line: Int) -> Bool { lines.bytes(ofLine: line).allSatisfy(\.isBlank) }
    guard isGone, next <= lines.count, isBlank(next), !lines.range(ofLine: next).isEmpty || next < lines.count,
      numbers.lowerBound == 1 || isBlank(numbers.lowerBound - 1)
    else { return [] }
    return [Edit(replacing: 1, linesFrom: next + lineOffset, of: path)]
  }

  /// A block of HTML may end with blank lines.
  private func lastLine(of block: SyntaxNode, _ lines: SourceLines) -> Int {
    var last = min(block.endLine, lines.count)
    while last > block.line, lines.bytes(ofLine: last).allSatisfy(\.isBlank) { last -= 1 }
    return last
  }

  /// An id at the end of a heading or a paragraph that has none.
  private func adding(_ id: String, to block: SyntaxNode, _ lines: SourceLines) -> Edit? {
    guard block.kind == .heading || block.kind == .paragraph, block.parent?.kind == .document else { return nil }
    // Below an underlined heading is its line.
    let isUnderlined = block.kind == .heading && block.endLine > block.line
    let line = isUnderlined ? block.line : block.endLine
    let words = lines.bytes(ofLine: line).string.trimmedAtEnd
    guard !words.isEmpty, !words.hasSuffix("}"), !words.hasSuffix("\\"), !words.contains("<"),
      !(block.kind == .heading && words.hasSuffix("#"))
    else { return nil }
    return Edit(replacing: 1, linesFrom: line + lineOffset, of: path, with: [words + " {#\(id)}"])
  }
}

extension SourceLines {
  /// A line of a quotation without its mark; nil where it has none.
  func quotedBytes(ofLine line: Int) -> UnsafeBufferPointer<UInt8>? {
    let words = bytes(ofLine: line).drop { $0 == 0x20 }
    guard words.first == UInt8(ascii: ">") else { return nil }
    let rest = words.dropFirst()
    return UnsafeBufferPointer(rebasing: rest.first == 0x20 ? rest.dropFirst() : rest)
  }
}
