// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

extension ProseRenderer {
  mutating func blockQuote(_ node: SyntaxNode, _ entering: Bool) {
    if entering {
      blockLine = node.line
      checkInterruption(byQuotation: node)
      freshLine()
      if let word = takeAlertMark(node) {
        alerts.append(node)
        out.markup("<div class=\"alert alert-")
        out.text(word.rawValue)
        out.markup("\" role=\"note\"")
        endTag(of: node)
        out.markup("\n<p class=\"alert-title\">")
        hole(.word(word))
        out.markup("</p>\n")
      } else {
        out.markup("<blockquote")
        endTag(of: node)
        out.markup("\n")
      }
    } else {
      freshLine()
      if alerts.last == node {
        alerts.removeLast()
        out.markup("</div>\n")
      } else {
        out.markup("</blockquote>\n")
      }
    }
  }

  /// Takes the `[!NOTE]` off a quotation that begins with it, and returns which it is.
  private mutating func takeAlertMark(_ node: SyntaxNode) -> ProseWord? {
    guard let paragraph = node.firstChild, paragraph.kind == .paragraph, let mark = paragraph.firstChild,
      mark.kind == .text
    else { return nil }
    let text = mark.literal
    guard text.count > 3, text[0] == UInt8(ascii: "["), text[1] == UInt8(ascii: "!"), text.last == UInt8(ascii: "]"),
      mark.next.map({ $0.kind == .softBreak || $0.kind == .lineBreak }) ?? true
    else { return nil }
    let name = UnsafeBufferPointer(rebasing: text[2..<(text.count - 1)]).string
    // One that unfolds and has no words has been reported.
    if name.lowercased() == "details" { return nil }
    let words: [ProseWord] = [.note, .tip, .important, .warning, .caution]
    guard let word = words.first(where: { $0.rawValue == name.lowercased() }) else {
      let near = slip(of: name, among: words.map { $0.rawValue.uppercased() })
      let at = place(of: paragraph, excerpt: "[!\(name)]")
      report.add(
        .unknownAlert, "there is no alert `\(name)`", at: at,
        help: near.map { "write `[!\($0)]`" }
          ?? "write one of NOTE, TIP, IMPORTANT, WARNING, CAUTION; a text that unfolds begins with `[!DETAILS] Its title`",
        edits: near.map { [Edit(replacing: at, with: "[!\($0)]")] } ?? [])
      return nil
    }
    mark.next?.remove()
    mark.remove()
    return word
  }
}
