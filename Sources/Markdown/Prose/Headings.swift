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
      checkUnderline(of: node)
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
      checkID(explicit.id, node)
    }
    if title.trimmed.isEmpty, out.count == headingStart.offset {
      report.add(
        .strayMark, "this heading has no words", at: place(of: node, excerpt: String(repeating: "#", count: level)),
        help: "write them behind the mark, or remove the line; where the sign is meant as such: `\\#`")
    }
    let anchor = id ?? unusedAnchor(slug(title))
    anchors[anchor] = line(of: node)
    var opening = HTMLWriter()
    // Beside the heading, not in it, where it would be read as a part of its name.
    opening.markup("<div class=\"heading\"><h")
    opening.number(level)
    opening.markup(" id=\"")
    opening.text(anchor)
    opening.markup("\"")
    let length = out.count
    if marksBlocks { writeLanguage(of: node, nil) }
    opening.trusted(out.bytes[length...])
    out.removeLast(out.count - length)
    opening.markup(">")
    insert(opening.bytes, before: headingStart)
    out.markup("</h")
    out.number(level)
    out.markup("><a class=\"heading-link\" href=\"#")
    out.address(anchor)
    out.markup("\" aria-label=\"")
    hole(.word(.headingLink))
    out.text(title)
    hole(.wordEnd(.headingLink))
    out.markup("\">#</a></div>\n")
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

  /// An id that the writer gave is used once on the page, and by nothing around the text.
  mutating func checkID(_ id: String, _ node: SyntaxNode) {
    let at = place(of: node, excerpt: node.kind == .heading ? "{#\(id)}" : "{#\(id)")
    if isOfPage(id) {
      report.add(
        .reservedID, "the page itself uses the id `\(id)`", at: at, help: "write another, such as `{#text-\(id)}`")
    }
    guard let first = anchors[id] else { return }
    report.add(
      .duplicateAnchor, "the id `\(id)` is used twice on this page", at: at, help: "write another id here",
      notes: [Note("the first with this id is here", at: Place(path, line: first, column: 1))])
  }

  /// `slug`, or `slug-1`, `slug-2` … where it is taken.
  mutating func unusedAnchor(_ slug: String) -> String {
    guard anchors[slug] != nil || isReserved(slug) else { return slug }
    var number = repeatedSlugs[slug, default: 0]
    repeat { number += 1 } while anchors["\(slug)-\(number)"] != nil
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
