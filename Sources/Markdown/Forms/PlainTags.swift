// SPDX-License-Identifier: Apache-2.0

/// Takes the tags that the world writes for want of marks: `<sup>`, `<sub>` and `<br>`, without attributes. A pair stands
/// among the inlines of one node; one that has no other half stays HTML, and is reported as such.
func markPlainTags(_ tree: SyntaxTree) {
  for holder in tree.holders(ofInlines: { $0.kind == .htmlInline && plainTag($0) != nil }) {
    var open: [(node: SyntaxNode, tag: PlainTag)] = []
    for node in holder.children where node.kind == .htmlInline {
      guard let tag = plainTag(node) else { continue }
      switch tag {
      case .lineEnd: node.become(.lineEnd)
      case .sup, .sub: open.append((node, tag))
      case .endOfSup:
        guard let last = open.last, last.tag == .sup else { continue }
        open.removeLast()
        last.node.become(.raised)
        node.become(.endOfRaised)
      case .endOfSub:
        guard let last = open.last, last.tag == .sub else { continue }
        open.removeLast()
        last.node.become(.lowered)
        node.become(.endOfLowered)
      }
    }
  }
}

private enum PlainTag { case sup, endOfSup, sub, endOfSub, lineEnd }

private func plainTag(_ node: SyntaxNode) -> PlainTag? {
  let html = node.literal
  guard html.count <= 6 else { return nil }
  return switch html.string.lowercased() {
  case "<sup>": .sup
  case "</sup>": .endOfSup
  case "<sub>": .sub
  case "</sub>": .endOfSub
  case "<br>", "<br/>", "<br />": .lineEnd
  default: nil
  }
}
