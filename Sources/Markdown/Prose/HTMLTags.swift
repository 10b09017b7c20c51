// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension ProseRenderer {
  mutating func rawHTML(_ node: SyntaxNode) {
    if let mark = node.inlineMark {
      write(mark)
      return
    }
    let html = node.literal
    if node.kind == .htmlBlock { blockLine = node.line }
    if isComment(html) { return }
    refuseHTML(node)
    out.text(html)
  }

  private mutating func write(_ mark: InlineMark) {
    switch mark {
    case .raised: out.markup("<sup>")
    case .endOfRaised: out.markup("</sup>")
    case .lowered: out.markup("<sub>")
    case .endOfLowered: out.markup("</sub>")
    case .struck: out.markup("<del>")
    case .endOfStruck: out.markup("</del>")
    case .added: change("<ins>", .added)
    case .endOfAdded: out.markup("</ins>")
    case .removed: change("<del>", .removed)
    case .endOfRemoved: out.markup("</del>")
    case .lineEnd:
      plainText?.append(0x20)
      out.markup("<br>")
    }
  }

  /// What is new or gone is said as well as seen.
  private mutating func change(_ tag: StaticString, _ word: ProseWord) {
    out.markup(tag)
    out.markup("<span class=\"unseen\">")
    hole(.word(word))
    out.markup(" </span>")
  }

  /// Reports HTML once for each block, with what to write for all of its tags. A block of nothing but the ends of what was
  /// reported before says nothing new.
  mutating func refuseHTML(_ node: SyntaxNode) {
    let block = node.block
    if block == refusedBlock { return }
    refusedBlock = block
    let tags = htmlTags(in: block)
    if node.kind == .htmlBlock {
      if tags.allSatisfy({ $0.isEnd && openTags.contains($0.name) }), !tags.isEmpty { return }
      for tag in tags where !tag.isEnd { openTags.insert(tag.name) }
    }
    let html = node.literal
    let shown = html.string.prefix { $0 != "\n" && $0 != ">" } + (html.contains(UInt8(ascii: ">")) ? ">" : "")
    report.add(
      .rawHTML, "HTML is not passed through", at: place(of: node, excerpt: String(shown)), help: help(for: tags),
      inManyFiles: shared(tags),
      edits: edits(forHTMLIn: block, from: tags.first?.name))
  }

  private func help(for tags: [HTMLTag]) -> String {
    var known: [String] = []
    for tag in tags {
      guard let advice = tag.advice else { continue }
      let line = "for `\(tag.shown)`, \(advice)"
      if !known.contains(where: { $0.hasSuffix(advice) }) { known.append(line) }
    }
    let last = "to show `<` itself, write `\\<` or put the text between backticks"
    if known.isEmpty { return "say it in Markdown; " + last }
    return known.prefix(4).joined(separator: "; ")
  }

  /// What files have in common that have the same tags.
  private func shared(_ tags: [HTMLTag]) -> String? {
    var names: [String] = []
    for tag in tags where !tag.isEnd && !names.contains(tag.shown) { names.append(tag.shown) }
    return names.isEmpty || names.count > 3
      ? nil : "have HTML with \(names.map { "`\($0)`" }.joined(separator: ", "))"
  }

  private func htmlTags(in block: SyntaxNode) -> [HTMLTag] {
    if block.kind == .htmlBlock { return HTMLTag.all(in: block.literal.string) }
    var tags: [HTMLTag] = []
    block.walk { node, entering in
      if entering, node.kind == .htmlInline, node.inlineMark == nil, tags.count < 50 {
        tags += HTMLTag.all(in: node.literal.string)
      }
    }
    return tags
  }

  /// A comment is for the writers: it is left out without a word.
  private func isComment(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
    let text = html.string.trimmed
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.utf8.count >= 7 else { return false }
    return !text.dropFirst(4).dropLast(3).contains("-->")
  }
}

extension SyntaxNode {
  /// The paragraph, heading or table that something is in.
  fileprivate var block: SyntaxNode {
    var node = self
    while true {
      switch node.kind {
      case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .link, .image, .footnoteReference,
        .tableCell, .tableRow:
        guard let parent = node.parent else { return node }
        node = parent
      default: return node
      }
    }
  }
}

private struct HTMLTag {
  let name: String
  let isEnd: Bool
  let hasAttributes: Bool
  /// Whether it is the place for an id, `<a name="x">`.
  let isAnchor: Bool

  var shown: String { "<\(isEnd ? "/" : "")\(name)>" }

  /// The first tags of some HTML.
  static func all(in html: String) -> [HTMLTag] {
    var tags: [HTMLTag] = []
    var rest = html.utf8[...]
    while tags.count < 50, let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[rest.index(after: open)...]
      let isEnd = rest.first == UInt8(ascii: "/")
      if isEnd { rest = rest.dropFirst() }
      let name = rest.prefix { isLetterOrDigit($0) }
      guard let first = name.first, first > 0x39 else { continue }
      rest = rest[name.endIndex...]
      let end = rest.firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
      let attributes = String(decoding: rest[..<end], as: UTF8.self).trimmed
      tags.append(
        HTMLTag(
          name: String(decoding: name, as: UTF8.self).lowercased(), isEnd: isEnd,
          hasAttributes: !attributes.isEmpty && attributes != "/",
          isAnchor: !attributes.contains("href") && (attributes.hasPrefix("name") || attributes.hasPrefix("id"))))
    }
    return tags
  }

  /// What to write in its place; nil where nobody can know.
  var advice: String? {
    switch name {
    case "b", "strong": "write `**words**`"
    case "i", "em", "cite", "dfn", "var": "write `*words*`"
    case "ins": hasAttributes ? "write `<ins>` without attributes" : "write both tags in one text"
    case "u": "write `*words*`: underlined words look like links"
    case "s", "strike", "del": "write `~~words~~`"
    case "sup": hasAttributes ? "write `<sup>` without attributes, or `m^3^`" : "write `m^3^`, or both tags in one text"
    case "sub":
      hasAttributes ? "write `<sub>` without attributes, or `CO~2~`" : "write `CO~2~`, or both tags in one text"
    case "br":
      hasAttributes
        ? "write `<br>` without attributes"
        : "end the line with `\\` inside a paragraph; between paragraphs leave it out"
    case "a" where isAnchor:
      "write an id, ` {#name}`, at the end of the heading or paragraph that it stands for"
    case "a": isEnd ? nil : "write `[words](address)`"
    case "img", "picture": "write `![what it shows](file.png)`"
    case "div", "section", "article", "main", "header", "footer", "aside", "nav", "span", "center", "font", "small",
      "big", "p", "tbody", "thead", "tfoot":
      "leave the tag out: the theme says how a text looks"
    case "details", "summary":
      "write `> [!DETAILS] Words that are seen`, and the text that unfolds below, each line after `> `"
    case "iframe", "embed", "object":
      "save a still beside this file and link it to the address: `[![what it shows](still.png)](https://…)`"
    case "video": "write `![what it shows](film.mp4)`"
    case "audio": "write `![what is heard](talk.mp3)`"
    case "source", "track": nil
    case "table", "tr", "td", "th", "colgroup", "col", "caption":
      "write a table with `|`; a cell of `<<` belongs to the one on its left, one of `^^` to the one above"
    case "h1", "h2", "h3", "h4", "h5", "h6":
      "write `\(String(repeating: "#", count: max(2, Int(name.dropFirst()) ?? 2))) Words`"
    case "ul", "li": "write a list, each line after `- `"
    case "ol": "write a list, each line after `1. `"
    case "dl", "dt", "dd": "write the words on a line and what they mean on the next, after `: `"
    case "blockquote": "write `> ` in front of each line"
    case "q": "write quotation marks"
    case "code", "kbd", "samp", "tt": "put the text between backticks"
    case "pre": "write a line of three backticks above the text and one below it"
    case "hr": "write `---` between blank lines"
    case "figure", "figcaption": "write `Figure: what it is` in a paragraph above the image"
    case "address": "write its lines as a paragraph of short lines"
    case "abbr", "acronym": "write a text in `terms/`, whose words are linked wherever they are used"
    case "mark": "write `**words**`"
    case "style", "link", "script": "leave it out: styles and scripts belong to the theme"
    default: nil
    }
  }
}
