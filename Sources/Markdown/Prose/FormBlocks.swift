// SPDX-License-Identifier: Apache-2.0

import HTML

// What becomes of the blocks that the passes for our own forms have made.

extension ProseRenderer {
  mutating func form(_ node: SyntaxNode, _ entering: Bool) {
    switch node.form {
    case .clauses: openClose(node, entering, "<ol class=\"clauses\"", "</ol>\n")
    case .clause: clause(node, entering)
    case .definitions: openClose(node, entering, "<dl", "</dl>\n")
    case .definitionTerm: term(node, entering)
    case .definition:
      freshLineOnEntering(entering)
      openClose(node, entering, "<dd", "</dd>\n")
    case .figure: figure(node, entering)
    case .unfolding: openClose(node, entering, "<details", "</details>\n")
    case nil: break
    }
  }

  private mutating func openClose(_ node: SyntaxNode, _ entering: Bool, _ begin: StaticString, _ end: StaticString) {
    guard entering else {
      out.markup(end)
      return
    }
    freshLine()
    out.markup(begin)
    endTag(of: node)
    if node.form != .definition { out.markup("\n") }
  }

  private mutating func freshLineOnEntering(_ entering: Bool) {
    if entering { freshLine() }
  }

  private mutating func term(_ node: SyntaxNode, _ entering: Bool) {
    if entering {
      blockLine = node.firstChild?.line ?? blockLine
      freshLine()
      out.markup("<dt")
      endTag(of: node)
    } else {
      if mayHoldMarks { reportMarks(in: node) }
      out.markup("</dt>\n")
    }
  }

  // MARK: Clauses

  /// The mark leads to the clause itself, so that readers can take its address from it.
  private mutating func clause(_ node: SyntaxNode, _ entering: Bool) {
    guard entering else {
      out.markup("</div>\n</li>\n")
      return
    }
    blockLine = node.firstChild?.firstChild?.line ?? blockLine
    let clause = ClauseNote(node.formText)
    var note = notes[node]
    let given = note?.id
    if given != nil { checkID(given ?? "", node) }
    let id = given ?? unusedAnchor(address(of: clause))
    note?.id = nil
    register(Anchor(id: id, label: .text(clause.label), line: line(of: node)), explicit: false, node)
    freshLine()
    out.markup("<li id=\"")
    out.text(id)
    out.markup("\"")
    if marksBlocks { writeAttributes(of: node, note) }
    out.markup("><a class=\"clause-mark\" href=\"#")
    out.address(id)
    out.markup("\">")
    out.text(clause.mark)
    out.markup("</a>\n<div>\n")
  }

  /// Marks that do not begin with a number of their own come after that of the heading above, or after its id.
  private func address(of clause: ClauseNote) -> String {
    guard let heading = document.headings.last else { return clause.address }
    if clause.isWhole { return anchors[clause.address] != nil ? heading.id + "." + clause.address : clause.address }
    return (leadingNumber(heading.title) ?? heading.id) + "." + clause.address
  }

  // MARK: Figures and captions

  private mutating func figure(_ node: SyntaxNode, _ entering: Bool) {
    guard entering else {
      out.markup("</figure>\n")
      return
    }
    freshLine()
    out.markup("<figure")
    writeCaptionID(node.lastChild, "figure-")
    endTag(of: node)
    out.markup("\n")
  }

  /// The id of a figure or table is that of its caption; a number makes one.
  mutating func writeCaptionID(_ paragraph: SyntaxNode?, _ prefix: String) {
    guard let paragraph, let note = notes[paragraph], let caption = note.caption else { return }
    let number = caption.number
    guard note.id != nil || !number.isEmpty else { return }
    if let id = note.id { checkID(id, paragraph) }
    let id = note.id ?? unusedAnchor(prefix + number)
    let label: Anchor.Label = number.isEmpty ? .none : caption.isFigure ? .figure(number) : .table(number)
    register(Anchor(id: id, label: label, line: line(of: paragraph)), explicit: false, paragraph)
    out.markup(" id=\"")
    out.text(id)
    out.markup("\"")
  }

  mutating func caption(_ node: SyntaxNode, _ entering: Bool, _ caption: CaptionMark) {
    guard entering else {
      caption.isFigure ? out.markup("</figcaption>\n") : out.markup("</caption>\n")
      return
    }
    if caption.isFigure {
      freshLine()
      out.markup("<figcaption")
      if watchesDirection { writeAttributes(of: node, nil) }
      out.markup(">")
    } else {
      openTable(node.next, caption: node)
    }
    if caption.number.isEmpty { return }
    let word: ProseWord = caption.isFigure ? .figureNumber : .tableNumber
    hole(.word(word))
    out.text(caption.number)
    hole(.wordEnd(word))
    out.markup(": ")
  }
}

/// `5` of `5 Grants`, `Article 5` and `§ 5`.
private func leadingNumber(_ title: String) -> String? {
  for word in title.split(separator: " ").prefix(2) {
    let number = word.utf8.last == UInt8(ascii: ".") || word.utf8.last == UInt8(ascii: ":") ? word.dropLast() : word
    if number.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false,
      number.utf8.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: ".") })
    {
      return String(number)
    }
  }
  return nil
}
