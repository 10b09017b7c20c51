import Diagnostics
import HTML

extension ProseRenderer {
  mutating func paragraph(_ node: SyntaxNode, _ entering: Bool) {
    if entering { blockLine = node.line }
    if node.firstChild == nil { return }
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
        document.opening = String(decoding: text.prefix(300), as: UTF8.self)
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

  mutating func heading(_ node: SyntaxNode, _ entering: Bool) {
    let level = node.headingLevel
    if entering {
      blockLine = node.line
      freshLine()
      headingStart = (out.count, document.prose.holes.count)
      plainText = []
      checkLevel(level, node)
      return
    }
    let text = String(decoding: plainText ?? [], as: UTF8.self).replacing("\u{FFFC}", with: "")
    plainText = nil
    var (title, id) = (text, String?.none)
    if let explicit = splitExplicitID(text) {
      let marker = text.utf8.count - explicit.title.utf8.count
      // The marker holds no character that escaping changes, so it is as long in the HTML.
      out.removeLast(marker)
      title = explicit.title
      id = explicit.id
      if anchors.contains(explicit.id) {
        report.add(
          .duplicateAnchor, "the heading id `\(explicit.id)` stands twice in this page",
          at: place(of: node, excerpt: "{#\(explicit.id)}"), help: "give this heading another id")
      }
    }
    let anchor = id ?? unusedAnchor(slug(title))
    anchors.insert(anchor)
    var opening = HTMLWriter()
    opening.raw("<h\(level) id=\"")
    opening.text(anchor)
    opening.markup("\">")
    insert(opening.bytes, before: headingStart)
    out.markup("<a class=\"heading-link\" href=\"#")
    out.address(anchor)
    out.markup("\" aria-label=\"")
    hole(.word(.headingLink))
    out.markup(" ")
    out.text(title)
    out.raw("\">#</a></h\(level)>\n")
    document.headings.append(Heading(level: level, id: anchor, title: title, line: line(of: node)))
  }

  /// The heading's tag comes before its text, and the holes in the text move with it.
  private mutating func insert(_ html: [UInt8], before start: (offset: Int, holes: Int)) {
    out.insert(html, at: start.offset)
    for index in document.prose.holes.indices.dropFirst(start.holes) {
      let hole = document.prose.holes[index]
      document.prose.holes[index] = Hole(offset: hole.offset + html.count, content: hole.content)
    }
  }

  /// `slug`, or `slug-1`, `slug-2` … where it is taken.
  private mutating func unusedAnchor(_ slug: String) -> String {
    guard anchors.contains(slug) || isReserved(slug) else { return slug }
    var number = repeatedSlugs[slug, default: 0]
    repeat { number += 1 } while anchors.contains("\(slug)-\(number)")
    repeatedSlugs[slug] = number
    return "\(slug)-\(number)"
  }

  /// Ids that pages use for their own parts; docs/templates.md names them.
  private func isReserved(_ slug: String) -> Bool {
    ["main", "find", "search", "query", "kind"].contains(slug)
      || ["page-", "item-", "part-", "letter-", "search-", "fn-", "fnref-"].contains { slug.hasPrefix($0) }
  }

  private mutating func checkLevel(_ level: Int, _ node: SyntaxNode) {
    if level == 1 {
      report.add(
        .topHeading, "this heading is of level 1, which the page's title is already", at: place(of: node),
        help: "write `##` in front of it; if it repeats the title, remove it")
    } else if level > lastHeadingLevel + 1 {
      report.add(
        .skippedHeading, "a heading of level \(level) follows one of level \(lastHeadingLevel)", at: place(of: node),
        help: "write `\(String(repeating: "#", count: lastHeadingLevel + 1))` in front of it")
    }
    lastHeadingLevel = level
  }

  mutating func blockQuote(_ node: SyntaxNode, _ entering: Bool) {
    if entering {
      blockLine = node.line
      freshLine()
      if let word = takeAlertMark(node) {
        alerts.append(node)
        out.raw("<div class=\"alert alert-\(word.rawValue)\" role=\"note\">\n<p class=\"alert-title\">")
        hole(.word(word))
        out.markup("</p>\n")
      } else {
        out.markup("<blockquote>\n")
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
    let words: [ProseWord] = [.note, .tip, .important, .warning, .caution]
    guard let word = words.first(where: { $0.rawValue == name.lowercased() }) else {
      let near = nearest(to: name, among: words.map { $0.rawValue.uppercased() })
      report.add(
        .unknownAlert, "there is no alert `\(name)`", at: place(of: paragraph, excerpt: "[!\(name)]"),
        help: near.map { "write `[!\($0)]`" } ?? "write one of NOTE, TIP, IMPORTANT, WARNING, CAUTION")
      return nil
    }
    mark.next?.remove()
    mark.remove()
    return word
  }

  mutating func list(_ node: SyntaxNode, _ entering: Bool) {
    if entering {
      freshLine()
      if node.isBulletList {
        out.markup("<ul>\n")
      } else if node.listStart == 1 {
        out.markup("<ol>\n")
      } else {
        out.raw("<ol start=\"\(node.listStart)\">\n")
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

extension String {
  /// Without blanks and line ends around it.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
