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
    guard text.count > 3, text[0] == UInt8(ascii: "["), text[1] == UInt8(ascii: "!"),
      let close = text.firstIndex(of: UInt8(ascii: "]")), close > 2
    else { return nil }
    let name = UnsafeBufferPointer(rebasing: text[2..<close]).string
    // One that unfolds and has no words has been reported.
    if name.lowercased() == "details" { return nil }
    let isAlone =
      close == text.count - 1 && mark.next.map({ $0.kind == .softBreak || $0.kind == .lineBreak }) ?? true
    guard isAlone else {
      reportTitle(ofAlert: name, paragraph)
      return nil
    }
    let words: [ProseWord] = [.note, .tip, .important, .warning, .caution]
    guard let word = words.first(where: { $0.rawValue == name.lowercased() }) else {
      let near = NoteMark.kinds[name.lowercased()] ?? slip(of: name, among: words.map { $0.rawValue.uppercased() })
      let at = place(of: paragraph, excerpt: "[!\(name)]")
      report.add(
        .unknownAlert, "there is no alert `\(name)`", at: at,
        help: near.map { "write `[!\($0)]`" } ?? Self.alerts,
        edits: near.map { [Edit(replacing: at, with: "[!\($0)]")] } ?? [])
      return nil
    }
    mark.next?.remove()
    mark.remove()
    return word
  }

  private static var alerts: String {
    "write one of NOTE, TIP, IMPORTANT, WARNING, CAUTION; a text that unfolds begins with `[!DETAILS] Its title`"
  }

  /// `> [!NOTE] Words` and `> [!info]- Words`: elsewhere these words are the title, and the sign says that the text unfolds.
  private mutating func reportTitle(ofAlert name: String, _ paragraph: SyntaxNode) {
    let lines = linesOfSource()
    let line = lines.bytes(ofLine: paragraph.line).string
    guard name.utf8.allSatisfy({ $0.isASCIILetter || $0 == UInt8(ascii: "-") }),
      let match = line.wholeMatch(of: /(.*?)(\[![A-Za-z-]+\]([+-]?) *(.*?)) */)
    else { return }
    let (typed, title) = (String(match.output.2), String(match.output.4))
    let at = place(of: paragraph, excerpt: typed)
    let isFolded = !match.output.3.isEmpty && !title.isEmpty
    guard let kind = isFolded ? "DETAILS" : NoteMark.kinds[name.lowercased()] else {
      report.add(.unknownAlert, "there is no alert `\(name)`", at: at, help: Self.alerts)
      return
    }
    let forms = isFolded ? ["[!DETAILS] \(title)"] : title.isEmpty ? ["[!\(kind)]"] : ["[!\(kind)]", "**\(title)**"]
    let isCertain = match.output.1 == "> " && !title.contains("*")
    report.add(
      .unknownAlert, "`\(typed)` is not alone in its line as an alert is, so that this is an ordinary quotation",
      at: at,
      help: "write `\(forms.joined(separator: "`, and below it `"))`",
      edits: isCertain
        ? [
          Edit(
            replacing: 1, linesFrom: paragraph.line + lineOffset, of: path,
            with: forms.map { "> \($0)" } + (forms.count > 1 ? [">"] : []))
        ] : [])
  }
}
