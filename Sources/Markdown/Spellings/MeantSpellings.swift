// SPDX-License-Identifier: Apache-2.0

// Spellings that have one clear meaning, and that the parser does not know. Nearly no text has one.

/// The text as the parser has to read it: with plain blanks behind the marks of headings and items, and with emphasis that
/// holds beside the marks of Chinese, Japanese and Korean. Lines stay lines. Nil where it is as it should be.
func spelledAsMeant(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  let blanks = withPlainBlanks(text)
  let held = blanks.map { $0.withUnsafeBufferPointer { holdingEmphasis($0) } } ?? holdingEmphasis(text)
  return held ?? blanks
}

/// Takes out of the tree what that has put in, and makes line ends of vertical tabs. `text` is the text as it was.
func dropSpellingHelpers(_ tree: SyntaxTree, of text: UnsafeBufferPointer<UInt8>) {
  dropHelpers(tree)
  if text.offset(of: 0x0B) != nil { breakLines(tree) }
}

// MARK: Vertical tabs

/// A vertical tab is how Word ends a line inside a paragraph. In code it is a line end, elsewhere a blank.
private func breakLines(_ tree: SyntaxTree) {
  for node in nodes(of: tree, holding: 0x0B) {
    switch node.kind {
    case .text where node.parent?.kind != .heading && node.parent?.kind != .image: breakLine(node, tree)
    case .codeBlock: node.setLiteral(node.literal.map { $0 == 0x0B ? 0x0A : $0 })
    case .link, .image:
      node.setURL(node.url.string.replacing("\u{0B}", with: " "))
      node.setTitle(node.title.string.replacing("\u{0B}", with: " "))
    default: node.setLiteral(node.literal.map { $0 == 0x0B ? 0x20 : $0 })
    }
  }
}

private func breakLine(_ node: SyntaxNode, _ tree: SyntaxTree) {
  let lines = Array(node.literal).split(separator: 0x0B, omittingEmptySubsequences: false)
  node.setLiteral(lines[0])
  var last = node
  for line in lines.dropFirst() {
    guard let end = tree.mark(.lineEnd), let text = tree.text(line) else { return }
    end.insert(after: last)
    text.insert(after: end)
    last = text
  }
}

/// The nodes in whose text, address or title a byte is.
func nodes(of tree: SyntaxTree, holding byte: UInt8) -> [SyntaxNode] {
  var holders: [SyntaxNode] = []
  tree.root.walk { node, entering in
    guard entering else { return }
    switch node.kind {
    case .text, .code, .codeBlock, .htmlBlock, .htmlInline:
      if node.literal.offset(of: byte) != nil || node.fenceInfo.offset(of: byte) != nil { holders.append(node) }
    case .link, .image:
      if node.url.offset(of: byte) != nil || node.title.offset(of: byte) != nil { holders.append(node) }
    default: break
    }
  }
  return holders
}
