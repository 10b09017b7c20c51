// SPDX-License-Identifier: Apache-2.0

/// Takes ` {#id}`, ` {lang=ar}` and ` {#id lang=ar}` off the ends of paragraphs, items, captions and the like. In a
/// paragraph of their own, or in a row of their own right below a table, they are those of the block above.
func takeAttributes(_ tree: SyntaxTree, _ notes: inout BlockNotes) {
  var ends: [SyntaxNode] = []
  tree.root.walk { node, entering in
    if entering, node.kind == .text, node.next == nil, node.literal.last == UInt8(ascii: "}") { ends.append(node) }
  }
  for text in ends {
    guard let block = text.parent, let found = Attributes(endOf: text.literal) else { continue }
    if block.kind == .tableCell {
      takeRow(block, found, &notes)
      continue
    }
    guard block.kind == .paragraph || block.form == .definitionTerm else { continue }
    if found.start == 0, text.previous == nil {
      guard let owner = block.previous, mayOwn(owner), notes[owner]?.id == nil else { continue }
      notes.change(owner, found.write)
      block.remove()
      continue
    }
    cut(text, to: found.start)
    notes.change(owner(of: block, notes), found.write)
  }
}

private func mayOwn(_ block: SyntaxNode) -> Bool {
  switch block.kind {
  case .paragraph, .table, .list, .blockQuote, .codeBlock: true
  case .form: block.form == .definitions || block.form == .clauses || block.form == .unfolding
  default: false
  }
}

/// Attributes at the end of an item's first paragraph are those of the item.
private func owner(of block: SyntaxNode, _ notes: BlockNotes) -> SyntaxNode {
  guard let parent = block.parent, parent.firstChild == block, notes[block]?.caption == nil else { return block }
  if parent.kind == .item { return parent }
  switch parent.form {
  case .clause, .definition: return parent
  default: return block
  }
}

/// Takes what stands before the attributes without the blanks, or without the line end.
private func cut(_ text: SyntaxNode, to end: Int) {
  var kept = Array(text.literal.prefix(end))
  while kept.last == 0x20 { kept.removeLast() }
  guard kept.isEmpty else {
    text.setLiteral(kept)
    return
  }
  if let before = text.previous, before.kind == .softBreak || before.kind == .lineBreak { before.remove() }
  text.remove()
}

/// The parser takes a line right below a table for a row of it.
private func takeRow(_ cell: SyntaxNode, _ found: Attributes, _ notes: inout BlockNotes) {
  guard found.start == 0, cell.previous == nil, cell.firstChild?.next == nil, let row = cell.parent, !row.isHeaderRow,
    row.next == nil, let table = row.parent, row.children.dropFirst().allSatisfy({ $0.firstChild == nil })
  else { return }
  notes.change(table, found.write)
  row.remove()
}

private struct Attributes {
  /// The offset of the brace.
  let start: Int
  private var id: String?
  private var language: String?

  init?(endOf text: UnsafeBufferPointer<UInt8>) {
    guard text.last == UInt8(ascii: "}"), let open = text.lastIndex(of: UInt8(ascii: "{")),
      open == 0 || text[open - 1] == 0x20
    else { return nil }
    start = open
    let inside = UnsafeBufferPointer(rebasing: text[(open + 1)..<(text.count - 1)]).string
    for part in inside.split(separator: " ") {
      if part.hasPrefix("#"), id == nil, isExplicitID(part.dropFirst()) {
        id = String(part.dropFirst())
      } else if part.hasPrefix("lang="), language == nil, isLanguageTag(part.dropFirst(5)) {
        language = String(part.dropFirst(5))
      } else {
        return nil
      }
    }
    if id == nil, language == nil { return nil }
  }

  func write(_ note: inout BlockNotes.Note) {
    if let id { note.id = id }
    if let language { note.language = language }
  }
}

/// As much of BCP 47 as passages in another language have: `fr`, `pt-BR`, `zh-Hant`.
func isLanguageTag(_ text: Substring) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy({ isLetterOrDigit($0) && $0 > 0x39 })
  else { return false }
  return parts.dropFirst().allSatisfy { (2...8).contains($0.count) && $0.allSatisfy(isLetterOrDigit) }
}

/// Ids consist of ASCII letters, digits, `-`, `_`, `.` and `:`.
func isExplicitID(_ id: Substring) -> Bool {
  !id.isEmpty && id.utf8.allSatisfy { isLetterOrDigit($0) || "-_.:".utf8.contains($0) }
}
