// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A paragraph that stands for a heading.
struct BoldHeading {
  let place: Place
  /// What to write instead: `## Aims`.
  let heading: String
  /// Nil where it is not a line of its own.
  let edit: Edit?
}

extension ProseRenderer {
  /// Looks for paragraphs wholly in bold that stand for headings, as word processors leave them: neither contents nor screen
  /// readers find them (WCAG 2.2, 1.3.1).
  ///
  /// One that ends like a sentence, is the caption of a picture or a table, or stands among others of the kind or at the end,
  /// as a signature does, is none.
  mutating func noteBoldHeading(_ paragraph: SyntaxNode) {
    guard let next = paragraph.next, next.kind != .table, next.kind != .heading, boldText(next) == nil,
      let bold = boldText(paragraph), let last = bold.text.last, !".!?:;,…。！？：".contains(last), bold.text.count <= 80,
      bold.text.contains(where: \.isLetter), !isCaption(bold.text), !follows(image: paragraph)
    else { return }
    let mark = String(repeating: "#", count: min(6, depth(of: bold.text) ?? headingLevels.last + 1))
    boldHeadings.append(
      BoldHeading(
        place: place(of: paragraph, excerpt: bold.mark + bold.text + bold.mark), heading: "\(mark) \(bold.text)",
        edit: edit(of: paragraph, mark, bold.mark.utf8.count)))
  }

  /// Those of a text are one fact: who wrote one so, wrote them all so.
  mutating func reportBoldHeadings() {
    guard let first = boldHeadings.first else { return }
    let count = boldHeadings.count
    let edits = boldHeadings.compactMap(\.edit)
    report.add(
      .boldHeading,
      count == 1
        ? "this paragraph is wholly in bold, as if it were a heading"
        : "\(count) paragraphs of this text are wholly in bold, as if they were headings", at: first.place,
      help: count == 1
        ? "write `\(first.heading)`, with as many `#` as the heading is deep"
        : "write `\(first.heading)`, and the others so, too, with as many `#` as each is deep",
      notes: boldHeadings.dropFirst().prefix(3).map { Note("here is another one", at: $0.place) },
      edits: edits.count == count ? edits : [])
  }

  private mutating func edit(of paragraph: SyntaxNode, _ mark: String, _ stars: Int) -> Edit? {
    guard paragraph.line == paragraph.endLine else { return nil }
    let words = linesOfSource().bytes(ofLine: paragraph.line).string.trimmed
    let isMark = { (sign: Character) in sign == "*" || sign == "_" }
    let (begin, end) = (words.prefix(while: isMark), words.reversed().prefix(while: isMark))
    guard begin.count == stars, end.count == stars else { return nil }
    return Edit(
      replacing: 1, linesFrom: paragraph.line + lineOffset, of: path,
      with: ["\(mark) \(words.dropFirst(stars).dropLast(stars))"])
  }

  /// The level of which the number says that it is, `2.1 Rivers`, in a text that has no headings yet.
  private func depth(of text: String) -> Int? {
    guard headingLevels.last == 1, let match = text.firstMatch(of: /^[0-9]+(?:\.[0-9]+)*/) else { return nil }
    return match.output.split(separator: ".").count + 1
  }

  /// The words of a paragraph that is nothing but one bold text on one line, and the marks around it.
  private func boldText(_ paragraph: SyntaxNode) -> (text: String, mark: String)? {
    guard paragraph.kind == .paragraph, var node = paragraph.firstChild else { return nil }
    var stars = 0
    while node.kind == .strong || node.kind == .emphasis {
      guard node.next == nil, let child = node.firstChild else { return nil }
      stars += node.kind == .strong ? 2 : 1
      node = child
    }
    guard stars > 1 else { return nil }
    var text = ""
    var part: SyntaxNode? = node
    while let current = part {
      guard current.kind == .text else { return nil }
      text += current.literal.string
      part = current.next
    }
    return (text, String(repeating: "*", count: stars))
  }

  /// Whether a text names a picture or a table by its number.
  private func isCaption(_ text: String) -> Bool {
    text.firstMatch(of: /^(?:Figure|Fig\.|Table|Box|Chart|Map|Source|Photo)\b/) != nil
  }

  private func follows(image paragraph: SyntaxNode) -> Bool {
    guard let previous = paragraph.previous, previous.kind == .paragraph, let only = previous.firstChild else {
      return false
    }
    return only.kind == .image && only.next == nil
  }
}
