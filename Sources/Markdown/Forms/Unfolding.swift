// SPDX-License-Identifier: Apache-2.0

/// Makes quotations that begin with `[!DETAILS] words` to texts that unfold below these words. Returns the first
/// paragraphs of those without words.
func shapeUnfolding(_ tree: SyntaxTree, _ notes: inout BlockNotes) -> [SyntaxNode] {
  var wordless: [SyntaxNode] = []
  for quotation in tree.containers where quotation.kind == .blockQuote {
    guard let paragraph = quotation.firstChild, paragraph.kind == .paragraph, let text = paragraph.firstChild,
      text.kind == .text, let length = markLength(text.literal)
    else { continue }
    let lines = paragraph.lines
    guard text.literal.count > length || lines[0].nodes.count > 1 else {
      wordless.append(paragraph)
      continue
    }
    guard let form = tree.block(.unfolding), let summary = tree.paragraph() else { return wordless }
    form.insert(before: quotation)
    summary.take(lines[..<1])
    lines[0].dropBeginning(length)
    notes.change(summary) { $0.isSummary = true }
    form.append(summary)
    if lines.count > 1 {
      lines[1].lineEnd?.remove()
    } else {
      paragraph.remove()
    }
    for child in quotation.children { form.append(child) }
    quotation.remove()
  }
  return wordless
}

private func markLength(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
  let mark = "[!details]"
  guard text.count >= mark.utf8.count,
    UnsafeBufferPointer(rebasing: text[..<mark.utf8.count]).string.lowercased() == mark
  else { return nil }
  return mark.utf8.count + text.dropFirst(mark.utf8.count).prefix { $0 == 0x20 }.count
}
