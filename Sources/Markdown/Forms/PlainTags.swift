// SPDX-License-Identifier: Apache-2.0

/// Takes the tags that the world writes for want of marks, without attributes: `<sup>`, `<sub>` and `<br>`, and `<ins>` and
/// `<del>`, which show what is new in an edition. A pair stands among the inlines of one node; one that has no other half stays
/// HTML, and is reported as such.
func markPlainTags(_ tree: SyntaxTree) {
  for holder in tree.holders(ofInlines: { $0.kind == .htmlInline && plainTag($0) != nil }) {
    var open: [(node: SyntaxNode, tag: PlainTag)] = []
    for node in holder.children where node.kind == .htmlInline {
      guard let tag = plainTag(node) else { continue }
      switch tag {
      case .lineEnd: node.become(.lineEnd)
      case .start: open.append((node, tag))
      case .end(let end):
        guard let last = open.last, case .start(let start, endsWith: let other) = last.tag, other == end else {
          continue
        }
        open.removeLast()
        last.node.become(start)
        node.become(end)
      }
    }
  }
}

private enum PlainTag {
  case start(InlineMark, endsWith: InlineMark)
  case end(InlineMark)
  case lineEnd
}

private func plainTag(_ node: SyntaxNode) -> PlainTag? {
  let html = node.literal
  guard html.count <= 6 else { return nil }
  return switch html.string.lowercased() {
  case "<sup>": .start(.raised, endsWith: .endOfRaised)
  case "</sup>": .end(.endOfRaised)
  case "<sub>": .start(.lowered, endsWith: .endOfLowered)
  case "</sub>": .end(.endOfLowered)
  case "<ins>": .start(.added, endsWith: .endOfAdded)
  case "</ins>": .end(.endOfAdded)
  case "<del>": .start(.removed, endsWith: .endOfRemoved)
  case "</del>": .end(.endOfRemoved)
  case "<br>", "<br/>", "<br />": .lineEnd
  default: nil
  }
}
