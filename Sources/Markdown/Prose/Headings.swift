// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML

extension ProseRenderer {
  mutating func heading(_ node: SyntaxNode, _ entering: Bool) {
    let level = node.headingLevel
    if entering {
      blockLine = node.line
      freshLine()
      headingStart = (out.count, holes.count)
      plainText = []
      checkLevel(level, node)
      return
    }
    let text = withoutTitles(String(decoding: plainText ?? [], as: UTF8.self))
    plainText = nil
    var (title, id) = (text, String?.none)
    if let explicit = splitExplicitID(text) {
      let marker = text.utf8.count - explicit.title.utf8.count
      // The marker contains no character that escaping changes, so it is as long in the HTML.
      out.removeLast(marker)
      title = explicit.title
      id = explicit.id
      if anchors.contains(explicit.id) { reportDuplicate(explicit.id, node) }
      if isOfPage(explicit.id) { reportReserved(explicit.id, node) }
    }
    let anchor = id ?? unusedAnchor(slug(title))
    anchors.insert(anchor)
    var opening = HTMLWriter()
    opening.markup("<h")
    opening.number(level)
    opening.markup(" id=\"")
    opening.text(anchor)
    opening.markup("\">")
    insert(opening.bytes, before: headingStart)
    out.markup("<a class=\"heading-link\" href=\"#")
    out.address(anchor)
    out.markup("\" aria-label=\"")
    hole(.word(.headingLink))
    out.text(title)
    hole(.wordEnd(.headingLink))
    out.markup("\">#</a></h")
    out.number(level)
    out.markup(">\n")
    document.headings.append(Heading(level: level, id: anchor, title: title, line: line(of: node)))
  }

  /// The heading's tag comes before its text, and the holes in the text move with it.
  private mutating func insert(_ html: [UInt8], before start: (offset: Int, holes: Int)) {
    out.insert(html, at: start.offset)
    for index in holes.indices.dropFirst(start.holes) {
      let hole = holes[index]
      holes[index] = Hole(offset: hole.offset + html.count, content: hole.content)
    }
  }

  private mutating func reportDuplicate(_ id: String, _ node: SyntaxNode) {
    let first = document.headings.first { $0.id == id }
    report.add(
      .duplicateAnchor, "the heading id `\(id)` is used twice on this page",
      at: place(of: node, excerpt: "{#\(id)}"), help: "give this heading another id",
      notes: first.map { [Note("the first heading with this id is here", at: Place(path, line: $0.line, column: 1))] }
        ?? [])
  }

  private mutating func reportReserved(_ id: String, _ node: SyntaxNode) {
    report.add(
      .reservedID, "the page itself uses the id `\(id)`",
      at: place(of: node, excerpt: "{#\(id)}"), help: "write another, such as `{#text-\(id)}`")
  }

  /// `slug`, or `slug-1`, `slug-2` … where it is taken.
  private mutating func unusedAnchor(_ slug: String) -> String {
    guard anchors.contains(slug) || isReserved(slug) else { return slug }
    var number = repeatedSlugs[slug, default: 0]
    repeat { number += 1 } while anchors.contains("\(slug)-\(number)")
    repeatedSlugs[slug] = number
    return "\(slug)-\(number)"
  }

  private func isReserved(_ slug: String) -> Bool { isOfFootnote(slug) || options.reservedIDs.contains(slug) }

  private func isOfPage(_ id: String) -> Bool { isOfFootnote(id) || options.frameIDs.contains(id) }

  private func isOfFootnote(_ id: String) -> Bool {
    id.utf8.starts(with: "fn-".utf8) || id.utf8.starts(with: "fnref-".utf8)
  }
}

/// A heading is named without what the plan fills in.
private func withoutTitles(_ text: String) -> String {
  text.utf8.contains(0xEF) ? text.replacing("\u{FFFC}", with: "") : text
}
