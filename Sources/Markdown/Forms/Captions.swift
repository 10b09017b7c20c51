// SPDX-License-Identifier: Apache-2.0

/// The mark of a caption, `Table: ` or `Figure 3: `.
struct CaptionMark {
  let isFigure: Bool
  /// Empty where it has none.
  let number: String
  /// In bytes, with the blank.
  let length: Int

  init?(_ text: UnsafeBufferPointer<UInt8>) {
    let isFigure = text.starts(with: "Figure".utf8)
    guard isFigure || text.starts(with: "Table".utf8) else { return nil }
    let name = isFigure ? 6 : 5
    guard let colon = text.prefix(40).firstIndex(of: UInt8(ascii: ":")), colon + 1 < text.count,
      text[colon + 1] == 0x20
    else { return nil }
    if colon == name {
      number = ""
    } else {
      guard text[name] == 0x20, colon > name + 1 else { return nil }
      let given = text[(name + 1)..<colon]
      guard given.contains(where: { (0x30...0x39).contains($0) }),
        given.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
      else { return nil }
      number = UnsafeBufferPointer(rebasing: given).string
    }
    (self.isFigure, length) = (isFigure, colon + 2)
  }
}

/// Brings captions to what they stand above or below: that of a table before it, that of an image into a figure with it.
/// Returns those that stand beside neither, and what stands beside one and does not begin as a caption does.
func shapeCaptions(
  _ tree: SyntaxTree, _ notes: inout BlockNotes
) -> (stray: [(paragraph: SyntaxNode, isFigure: Bool)], near: [(text: SyntaxNode, line: Int, caption: NearCaption)]) {
  var stray: [(paragraph: SyntaxNode, isFigure: Bool)] = []
  var near: [(text: SyntaxNode, line: Int, caption: NearCaption)] = []
  for container in tree.containers {
    for node in container.children where node.kind == .paragraph { splitImage(node, tree) }
    var done: Set<SyntaxNode> = []
    for node in container.children where node.kind == .paragraph && !done.contains(node) {
      guard let caption = caption(node) else {
        if let found = nearCaption(node) { near.append(found) }
        continue
      }
      let neighbours = [node.next, node.previous].compactMap(\.self)
      if caption.isFigure, let image = neighbours.first(where: { $0.isImageParagraph && !done.contains($0) }) {
        done.insert(image)
        take(caption, of: node, &notes)
        guard let figure = tree.block(.figure) else { return (stray, near) }
        figure.insert(before: image)
        figure.append(image)
        figure.append(node)
      } else if !caption.isFigure, let table = neighbours.first(where: { $0.kind == .table && !done.contains($0) }) {
        done.insert(table)
        take(caption, of: node, &notes)
        node.insert(before: table)
      } else if !node.isEmphasized {
        stray.append((node, caption.isFigure))
      }
    }
  }
  return (stray, near)
}

/// What begins nearly as a caption in a paragraph beside an image or a table, or in the line below an image.
private func nearCaption(_ node: SyntaxNode) -> (text: SyntaxNode, line: Int, caption: NearCaption)? {
  if let text = node.firstChild, text.kind == .text, let caption = NearCaption(text.literal) {
    let isBeside = [node.next, node.previous].contains {
      $0.map { caption.isFigure ? $0.isImageParagraph : $0.kind == .table } ?? false
    }
    return isBeside ? (text, node.line, caption) : nil
  }
  guard node.firstChild?.kind == .image, let lineEnd = node.firstChild?.next, lineEnd.kind == .softBreak,
    let text = lineEnd.next, text.kind == .text, let caption = NearCaption(text.literal)
  else { return nil }
  return (text, node.line + 1, caption)
}

private func caption(_ node: SyntaxNode) -> CaptionMark? {
  let text = node.isEmphasized ? node.firstChild?.firstChild : node.firstChild
  guard let text, text.kind == .text else { return nil }
  return CaptionMark(text.literal)
}

private func take(_ caption: CaptionMark, of node: SyntaxNode, _ notes: inout BlockNotes) {
  // A caption that is emphasized as a whole is so for want of a form.
  if node.isEmphasized, let emphasis = node.firstChild {
    for child in emphasis.children { node.append(child) }
    emphasis.remove()
  }
  if let text = node.firstChild { text.setLiteral(Array(text.literal.dropFirst(caption.length))) }
  notes.change(node) { $0.caption = caption }
}

/// An image with its caption in the next line becomes two paragraphs.
private func splitImage(_ node: SyntaxNode, _ tree: SyntaxTree) {
  guard node.firstChild?.kind == .image, let lineEnd = node.children.first(where: { $0.kind == .softBreak }),
    let rest = lineEnd.next, let text = rest.kind == .emphasis ? rest.firstChild : rest, text.kind == .text,
    CaptionMark(text.literal) != nil, let paragraph = tree.paragraph()
  else { return }
  paragraph.insert(after: node)
  var child: SyntaxNode? = rest
  while let current = child {
    child = current.next
    paragraph.append(current)
  }
  lineEnd.remove()
}

extension SyntaxNode {
  /// A paragraph of nothing but images, or links around them.
  fileprivate var isImageParagraph: Bool {
    guard kind == .paragraph, firstChild != nil else { return false }
    return children.allSatisfy { child in
      switch child.kind {
      case .image, .softBreak, .lineBreak: true
      case .link: child.children.allSatisfy { $0.kind == .image }
      default: false
      }
    }
  }

  /// A paragraph wholly in emphasis.
  fileprivate var isEmphasized: Bool { firstChild?.kind == .emphasis && firstChild?.next == nil }
}
