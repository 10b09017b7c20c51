// SPDX-License-Identifier: Apache-2.0

/// Makes lines that begin with `: ` to what the words above them mean.
func shapeDefinitions(_ tree: SyntaxTree, _ hanging: HangingLines) {
  for container in tree.containers where container.kind != .form || container.form == .unfolding {
    var shaper = DefinitionShaper(tree: tree, hanging: hanging)
    for child in container.children { shaper.visit(child) }
  }
}

private struct DefinitionShaper {
  let tree: SyntaxTree
  let hanging: HangingLines
  /// The last list, as long as what follows may belong to it.
  private var list: SyntaxNode?
  /// A paragraph that the next one may define.
  private var words: SyntaxNode?

  init(tree: SyntaxTree, hanging: HangingLines) { (self.tree, self.hanging) = (tree, hanging) }

  /// So many lines right above a definition may be what it defines; a longer text is a text.
  private static let mostTerms = 3

  mutating func visit(_ node: SyntaxNode) {
    let lines = node.kind == .paragraph ? node.lines : []
    if let first = lines.firstIndex(where: { Self.mark($0) != nil }), first <= Self.mostTerms {
      if first > 0 || words != nil || list != nil {
        define(node, lines, first)
        return
      }
    } else if let list, hanging[node.line] >= 2, let definition = list.lastChild {
      definition.append(node)
      return
    }
    if words != nil { list = nil }
    if lines.isEmpty || lines.count > Self.mostTerms {
      (list, words) = (nil, nil)
    } else {
      words = node
    }
  }

  /// How long the mark of a definition is, with its blanks.
  private static func mark(_ line: ParagraphLine) -> Int? {
    guard let text = line.beginning, text.first == UInt8(ascii: ":") else { return nil }
    let blanks = text.dropFirst().prefix { $0 == 0x20 || $0 == 0x09 }.count
    return blanks > 0 && text.count > blanks + 1 ? blanks + 1 : nil
  }

  private mutating func define(_ node: SyntaxNode, _ lines: [ParagraphLine], _ first: Int) {
    // Words in a paragraph of their own before the list are its first; after the list, they go on with it.
    if first > 0, words != nil { list = nil }
    let terms = first > 0 ? Array(lines[..<first]) : words?.lines ?? []
    guard let list = list ?? newList(before: words ?? node) else { return }
    for term in terms {
      guard let new = tree.block(.definitionTerm) else { return }
      term.lineEnd?.remove()
      for inline in term.nodes { new.append(inline) }
      list.append(new)
    }
    var start = first
    while start < lines.count {
      let end = lines[(start + 1)...].firstIndex { Self.mark($0) != nil } ?? lines.count
      guard let definition = tree.block(.definition), let text = tree.paragraph(), let mark = Self.mark(lines[start])
      else { return }
      text.take(lines[start..<end])
      lines[start].dropBeginning(mark)
      definition.append(text)
      list.append(definition)
      start = end
    }
    node.remove()
    if first == 0 { words?.remove() }
    (self.list, words) = (list, nil)
  }

  private func newList(before node: SyntaxNode) -> SyntaxNode? {
    let list = tree.block(.definitions)
    list?.insert(before: node)
    return list
  }
}
