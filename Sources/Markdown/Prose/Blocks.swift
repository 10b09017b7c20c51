// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

extension ProseRenderer {
  mutating func paragraph(_ node: SyntaxNode, _ entering: Bool) {
    if entering { blockLine = node.line > 0 ? node.line : node.firstChild?.line ?? blockLine }
    guard let first = node.firstChild else { return }
    if marksBlocks, let note = notes[node], special(node, note, entering) { return }
    if entering, first.kind == .strong || first.kind == .emphasis, node.parent?.kind == .document {
      noteBoldHeading(node)
    }
    let parent = node.parent
    if let list = parent?.parent, list.kind == .list, list.isTight { return }
    if parent?.kind == .form, isBare(node) { return }
    if entering {
      freshLine()
      out.markup("<p")
      if options.numbersParagraphs, parent?.kind == .document {
        numberParagraph(node)
      } else {
        endTag(of: node)
      }
      if document.opening.isEmpty, opensText(parent) { (plainText, openingTitles) = ([], []) }
    } else {
      if let text = plainText, opensText(parent) {
        document.opening = openingSentences(String(decoding: text, as: UTF8.self), upTo: 300)
        document.openingTitles = openingTitles
        plainText = nil
      }
      if let parent, parent.kind == .footnoteDefinition, node.next == nil {
        out.markup(" ")
        footnoteBackReferences()
      }
      out.markup("</p>\n")
    }
  }

  /// The number of a paragraph of the text leads to it. It is counted by the style sheet, so that it is in no text that is taken
  /// from the page.
  private mutating func numberParagraph(_ node: SyntaxNode) {
    paragraphs += 1
    let own = marksBlocks ? notes[node]?.id : nil
    let id = own ?? "par-\(paragraphs)"
    if own == nil {
      out.markup(" id=\"")
      out.text(id)
      out.markup("\"")
    }
    endTag(of: node)
    out.markup("<a class=\"pin\" href=\"#")
    out.text(id)
    out.markup("\" aria-label=\"")
    hole(.word(.paragraphNumber))
    out.number(paragraphs)
    hole(.wordEnd(.paragraphNumber))
    out.markup("\"></a>")
  }

  /// A paragraph that is a caption, or what is seen of a text that unfolds, has another tag.
  private mutating func special(_ node: SyntaxNode, _ note: BlockNotes.Note, _ entering: Bool) -> Bool {
    if let caption = note.caption {
      self.caption(node, entering, caption)
      return true
    }
    guard note.isSummary else { return false }
    freshLineBefore(entering)
    entering ? out.markup("<summary>") : out.markup("</summary>\n")
    return true
  }

  private mutating func freshLineBefore(_ entering: Bool) {
    if entering { freshLine() }
  }

  /// Whether a paragraph in a form of ours has no tag: an image in a figure, and all that a definition says.
  private func isBare(_ node: SyntaxNode) -> Bool {
    switch node.parent?.form {
    case .figure: true
    case .definition: node.previous == nil && node.next == nil
    default: false
    }
  }

  /// Whether the first paragraph in a block is the first of the text.
  private func opensText(_ parent: SyntaxNode?) -> Bool {
    parent?.kind == .document || parent?.kind == .form && parent?.form == .clause
  }

  mutating func list(_ node: SyntaxNode, _ entering: Bool) {
    if entering {
      checkShape(ofList: node)
      freshLine()
      node.isBulletList ? out.markup("<ul") : out.markup("<ol")
      if !node.isBulletList, node.listStart != 1 {
        out.markup(" start=\"")
        out.number(node.listStart)
        out.markup("\"")
      }
      endTag(of: node)
      out.markup("\n")
    } else {
      node.isBulletList ? out.markup("</ul>\n") : out.markup("</ol>\n")
    }
  }

  mutating func item(_ node: SyntaxNode, _ entering: Bool) {
    guard entering else {
      out.markup("</li>\n")
      return
    }
    blockLine = node.line
    freshLine()
    guard node.isTask else {
      out.markup("<li")
      endTag(of: node)
      return
    }
    let done = node.isTaskDone
    out.markup("<li class=\"task\"")
    endTag(of: node)
    out.markup("<input type=\"checkbox\" disabled")
    if done { out.markup(" checked") }
    out.markup(" aria-label=\"")
    hole(.word(done ? .done : .open))
    out.markup("\"> ")
  }

  mutating func codeBlock(_ node: SyntaxNode) {
    blockLine = node.line
    freshLine()
    checkEnd(of: node)
    let info = node.fenceInfo
    if info.first == UInt8(ascii: "{"), let directive = readDirective(node) {
      hole(.directive(document.directives.count))
      document.directives.append(directive)
      return
    }
    let language = UnsafeBufferPointer(rebasing: info.prefix { $0 != 0x20 && $0 != 0x09 })
    language.isEmpty ? checkIndented(node) : checkDrawing(node, language)
    // A wide block scrolls, and what scrolls must be reached by keyboard (WCAG 2.2, 2.1.1).
    out.markup("<pre")
    if marksBlocks { writeAttributes(of: node, notes[node]) }
    out.markup(" tabindex=\"0\"><code")
    if !language.isEmpty {
      out.markup(" class=\"language-")
      out.text(language)
      out.markup("\"")
    }
    out.markup(">")
    out.text(node.literal)
    out.markup("</code></pre>\n")
  }
}
