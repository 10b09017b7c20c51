// SPDX-License-Identifier: Apache-2.0

/// A line of a paragraph as it was typed, by its nodes.
struct ParagraphLine {
  /// What ends the line before; nil for the first.
  let lineEnd: SyntaxNode?
  let nodes: [SyntaxNode]
  /// Its line in the text, as far as it can be known.
  let number: Int

  /// What the line begins with, if that is plain text.
  var beginning: UnsafeBufferPointer<UInt8>? {
    guard let first = nodes.first, first.kind == .text else { return nil }
    return first.literal
  }

  var end: UInt8? {
    guard let last = nodes.last, last.kind == .text else { return nil }
    return last.literal.last { $0 != 0x20 }
  }

  var text: String { nodes.map(\.plainText).joined() }

  /// Takes the first bytes off the line.
  func dropBeginning(_ count: Int) {
    guard let first = nodes.first else { return }
    first.setLiteral(Array(first.literal.dropFirst(count)))
  }
}

extension SyntaxNode {
  /// The lines of a paragraph. A line end inside of emphasis or a link does not count.
  var lines: [ParagraphLine] {
    var lines: [ParagraphLine] = []
    var nodes: [SyntaxNode] = []
    var lineEnd: SyntaxNode?
    var number = line
    func endLine() {
      lines.append(ParagraphLine(lineEnd: lineEnd, nodes: nodes, number: number))
      number += 1
      nodes = []
    }
    for child in children {
      if child.kind == .softBreak || child.kind == .lineBreak {
        endLine()
        lineEnd = child
      } else {
        nodes.append(child)
      }
    }
    endLine()
    return lines
  }

  /// Moves lines to the end of this node, with the line ends between them; the line end before the first is gone.
  func take(_ lines: some Collection<ParagraphLine>) {
    for (index, line) in lines.enumerated() {
      if let lineEnd = line.lineEnd { index == 0 ? lineEnd.remove() : append(lineEnd) }
      for node in line.nodes { append(node) }
    }
  }
}

extension SyntaxTree {
  /// The nodes that hold paragraphs and other blocks, outer ones first.
  var containers: [SyntaxNode] {
    var containers: [SyntaxNode] = []
    root.walk { node, entering in
      guard entering else { return }
      switch node.kind {
      case .document, .blockQuote, .item, .footnoteDefinition, .form: containers.append(node)
      default: break
      }
    }
    return containers
  }
}
