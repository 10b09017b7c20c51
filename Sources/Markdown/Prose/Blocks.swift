// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

extension ProseRenderer {
  mutating func paragraph(_ node: SyntaxNode, _ entering: Bool) {
    if entering { blockLine = node.line }
    guard let first = node.firstChild else { return }
    if entering, first.kind == .strong || first.kind == .emphasis, node.parent?.kind == .document {
      reportBoldHeading(node)
    }
    if isCaption(node) {
      entering ? openTable(captioned: true) : out.markup("</caption>\n")
      return
    }
    let parent = node.parent
    if let list = parent?.parent, list.kind == .list, list.isTight { return }
    if entering {
      freshLine()
      out.markup("<p>")
      if document.opening.isEmpty, parent?.kind == .document { (plainText, openingTitles) = ([], []) }
    } else {
      if let text = plainText, parent?.kind == .document {
        document.opening = shortened(String(decoding: text, as: UTF8.self), to: 300)
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

  mutating func list(_ node: SyntaxNode, _ entering: Bool) {
    if entering {
      checkShape(ofList: node)
      freshLine()
      if node.isBulletList {
        out.markup("<ul>\n")
      } else if node.listStart == 1 {
        out.markup("<ol>\n")
      } else {
        out.markup("<ol start=\"")
        out.number(node.listStart)
        out.markup("\">\n")
      }
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
      out.markup("<li>")
      return
    }
    let done = node.isTaskDone
    out.markup("<li class=\"task\"><input type=\"checkbox\" disabled")
    if done { out.markup(" checked") }
    out.markup(" aria-label=\"")
    hole(.word(done ? .done : .open))
    out.markup("\"> ")
  }

  mutating func codeBlock(_ node: SyntaxNode) {
    blockLine = node.line
    freshLine()
    let info = node.fenceInfo
    if info.first == UInt8(ascii: "{"), let directive = readDirective(node) {
      hole(.directive(document.directives.count))
      document.directives.append(directive)
      return
    }
    let language = info.prefix { $0 != 0x20 && $0 != 0x09 }
    // A wide block scrolls, and what scrolls must be reached by keyboard (WCAG 2.2, 2.1.1).
    out.markup("<pre tabindex=\"0\"><code")
    if !language.isEmpty {
      out.markup(" class=\"language-")
      out.text(UnsafeBufferPointer(rebasing: language))
      out.markup("\"")
    }
    out.markup(">")
    out.text(node.literal)
    out.markup("</code></pre>\n")
  }

  mutating func rawHTML(_ node: SyntaxNode) {
    let html = node.literal
    if node.kind == .htmlBlock { blockLine = node.line }
    if isComment(html) { return }
    let shown = html.string.prefix { $0 != "\n" && $0 != ">" } + (html.contains(UInt8(ascii: ">")) ? ">" : "")
    report.add(
      .rawHTML, "HTML is not passed through", at: place(of: node, excerpt: String(shown)),
      help: "say it in Markdown; to show `<` itself, write `\\<` or put the text between backticks")
    out.text(html)
  }

  /// A comment is for the writers: it is left out without a word.
  private func isComment(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = html.string.trimmed
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.utf8.count >= 7 else { return false }
    return !text.dropFirst(4).dropLast(3).contains("-->")
  }
}
