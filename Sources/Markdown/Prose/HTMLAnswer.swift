// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The lines of a block without its HTML: marks for tags that have one, nothing for wrappers, an id for an anchor.
struct HTMLAnswer {
  /// From the first line of the block on; a line may become none, or several.
  private(set) var lines: [[String]] = []
  /// That of an anchor.
  private(set) var id: String?
  private let isBlock: Bool
  /// The tags that are open, with the mark that each is closed by.
  private var open: [(name: String, close: String)] = []
  private var listMark: String?
  private static let mostLinesOfTag = 12
  private var isInCode = false
  private var paragraphs = HTMLParagraphs()

  private static let wrappers: Set<String> = [
    "div", "section", "article", "main", "header", "footer", "aside", "nav", "center", "p", "figure",
  ]
  private static let blocks: Set<String> = [
    "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "figcaption", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
  ]
  /// Those whose words begin with a mark.
  private static let marked: Set<String> = ["li", "dd", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"]
  private static let plain: Set<String> = ["span", "font", "small", "big"]
  private static let marks: [String: String] = [
    "b": "**", "strong": "**", "mark": "**", "i": "*", "em": "*", "cite": "*", "dfn": "*", "u": "*", "var": "*",
    "s": "~~", "strike": "~~", "del": "~~", "code": "`", "kbd": "`", "samp": "`", "tt": "`",
  ]

  /// Nil where something is left to decide. `isBlock`: all of the block is HTML, and its words are none of Markdown.
  init?(_ source: [UnsafeBufferPointer<UInt8>], isBlock: Bool) {
    self.isBlock = isBlock
    var rest = source[...]
    while let first = rest.popFirst() {
      // A tag may go over several lines.
      var (bytes, more) = (Array(first), 0)
      var tags = SourceTag.all(in: first)
      while tags == nil, isBlock, more < Self.mostLinesOfTag, let next = rest.popFirst() {
        bytes += [0x20] + next
        more += 1
        tags = bytes.withUnsafeBufferPointer { SourceTag.all(in: $0) }
      }
      guard let tags, let read = bytes.withUnsafeBufferPointer({ read($0, tags) }) else { return nil }
      lines.append(read)
      lines += [[String]](repeating: [], count: more)
    }
    guard open.isEmpty, listMark == nil, !isInCode, paragraphs.isClosed else { return nil }
  }

  var isEmpty: Bool { lines.allSatisfy { $0.allSatisfy(\.trimmed.isEmpty) } }

  private mutating func read(_ line: UnsafeBufferPointer<UInt8>, _ tags: [SourceTag]) -> [String]? {
    var whole = ""
    var from = 0
    if isBlock { paragraphs.beginLine() }
    for tag in tags {
      guard let words = words(UnsafeBufferPointer(rebasing: line[from..<tag.range.lowerBound])) else { return nil }
      from = tag.range.upperBound
      add(words, &whole)
      guard let answer = answer(to: tag), fits(tag, line) else { return nil }
      guard isBlock, Self.wrappers.contains(tag.name) || Self.blocks.contains(tag.name) else {
        add(answer, &whole)
        continue
      }
      // What closes a heading belongs to its words.
      if tag.isEnd { add(answer, &whole) }
      let isMark = !tag.isEnd && Self.marked.contains(tag.name)
      guard paragraphs.divide(at: tag, mark: isMark ? answer : "") else { return nil }
      if !tag.isEnd, !isMark { add(answer, &whole) }
      if tag.name == "hr", !paragraphs.divide(at: tag, mark: "") { return nil }
    }
    guard let words = words(UnsafeBufferPointer(rebasing: line[from...])) else { return nil }
    add(words, &whole)
    if isBlock { return paragraphs.endLine() }
    if tags.isEmpty { return [line.string] }
    if whole.trimmed.isEmpty { return [] }
    // What followed a tag at the beginning of the line begins it now.
    let indent = line.prefix { $0.isBlank }
    return [UnsafeBufferPointer(rebasing: indent).string + whole.drop { $0 == " " || $0 == "\t" }]
  }

  private mutating func add(_ words: String, _ whole: inout String) {
    if isBlock { paragraphs.add(words) } else { whole += words }
  }

  /// What stands between tags. In a block of HTML it must not become a mark by chance.
  private func words(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    if isInCode, bytes.contains(where: { "`&".utf8.contains($0) }) { return nil }
    let words = bytes.string
    guard isBlock else { return bytes.contains(UInt8(ascii: "`")) ? nil : words }
    if bytes.contains(where: { "*`[]|\\~^{".utf8.contains($0) }) { return nil }
    let first = words.trimmed.utf8.first ?? 0
    return "#>-+=:".utf8.contains(first) || first.isDigit && words.trimmed.contains(". ") ? nil : words
  }

  // MARK: Single tags

  private mutating func answer(to tag: SourceTag) -> String? {
    if isInCode, !(tag.isEnd && Self.marks[tag.name] == "`") { return nil }
    if let mark = Self.marks[tag.name] {
      if mark == "`" { isInCode = !tag.isEnd }
      return pair(tag, mark, mark)
    }
    if Self.plain.contains(tag.name) { return "" }
    if Self.wrappers.contains(tag.name) { return isBlock ? keepID(of: tag) : nil }
    switch tag.name {
    case "br": return "<br>"
    case "sup", "sub", "ins": return pair(tag, "<\(tag.name)>", "</\(tag.name)>")
    case "q": return pair(tag, "“", "”")
    case "a": return link(tag)
    case "img": return image(tag)
    case "iframe": return frame(tag)
    default: return isBlock && Self.blocks.contains(tag.name) ? answer(toBlock: tag) : nil
    }
  }

  private mutating func answer(toBlock tag: SourceTag) -> String? {
    switch tag.name {
    case "hr": return "---"
    case "ul", "ol":
      guard tag.isEnd == (listMark != nil) else { return nil }
      listMark = tag.isEnd ? nil : tag.name == "ul" ? "- " : "1. "
      return ""
    case "li": return listMark != nil ? (tag.isEnd ? "" : listMark) : nil
    case "dd": return tag.isEnd ? "" : ": "
    case "figcaption": return pair(tag, "Figure: ", "")
    // The page's title is the only heading of level 1.
    case "h1", "h2", "h3", "h4", "h5", "h6":
      let level = max(2, tag.name.utf8.last.map { Int($0) - 0x30 } ?? 2)
      let id = tag.attributes["id"].map { " {#\($0)}" } ?? ""
      return pair(tag, String(repeating: "#", count: level) + " ", id)
    default: return ""
    }
  }

  private mutating func pair(_ tag: SourceTag, _ begin: String, _ end: String) -> String? {
    guard tag.isEnd else {
      open.append((tag.name, end))
      return begin
    }
    guard let last = open.popLast(), last.name == tag.name else { return nil }
    return last.close
  }

  private mutating func link(_ tag: SourceTag) -> String? {
    if tag.isEnd { return pair(tag, "", "") }
    guard let address = tag.attributes["href"] else {
      guard let id = tag.id, isExplicitID(id[...]), self.id == nil else { return nil }
      self.id = id
      return pair(tag, "", "")
    }
    guard !address.isEmpty, !address.contains(where: { "<>\\&".contains($0) }),
      !open.contains(where: { $0.name == "a" })
    else { return nil }
    let isBare = !address.contains { " ()".contains($0) }
    return pair(tag, "[", isBare ? "](\(address))" : "](<\(address)>)")
  }

  /// An image that says nothing of what it shows is left to somebody who has seen it.
  private func image(_ tag: SourceTag) -> String? {
    guard let file = tag.attributes["src"], let words = tag.attributes["alt"], !words.trimmed.isEmpty, !file.isEmpty,
      !(file + words).contains(where: { "<>[]\\&*_`".contains($0) && !($0 == "_" && file.contains($0)) })
    else { return nil }
    return file.contains(where: { " ()".contains($0) }) ? "![\(words)](<\(file)>)" : "![\(words)](\(file))"
  }

  /// A page of the web inside the page is a link to it, where its title says what it is.
  private mutating func frame(_ tag: SourceTag) -> String? {
    if tag.isEnd { return pair(tag, "", "") }
    guard let typed = tag.attributes["src"], let title = tag.attributes["title"]?.trimmed, !title.isEmpty,
      !title.lowercased().hasPrefix("youtube video"), !typed.contains(" "),
      !(typed + title).contains(where: { "<>[]\\&*`()".contains($0) })
    else { return nil }
    let address = typed.begins(with: "//") ? "https:" + typed : typed
    guard address.begins(with: "https://") || address.begins(with: "http://") else { return nil }
    return pair(tag, "[\(title)](\(watchAddress(address)))", "")
  }

  /// Links may lead to a wrapper: its id is that of what it holds.
  private mutating func keepID(of tag: SourceTag) -> String? {
    guard !tag.isEnd, let id = tag.attributes["id"] else { return "" }
    guard self.id == nil, isExplicitID(id[...]) else { return nil }
    self.id = id
    return ""
  }

  /// Whether a mark of emphasis in the place of a tag touches words as such marks have to (CommonMark 0.31, 6.2).
  private func fits(_ tag: SourceTag, _ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let mark = Self.marks[tag.name], mark != "`" else { return true }
    let before = tag.range.lowerBound > 0 ? line[tag.range.lowerBound - 1] : 0x20
    let after = tag.range.upperBound < line.count ? line[tag.range.upperBound] : 0x20
    let (inner, outer) = tag.isEnd ? (before, after) : (after, before)
    if inner.isBlank { return false }
    return inner.isWordPart || outer.isBlank || outer.isPunctuation
  }
}

/// The page of a film, of the address at which others show it inside theirs.
private func watchAddress(_ address: String) -> String {
  for (frame, site) in [
    ("https://www.youtube.com/embed/", "https://www.youtube.com/watch?v="),
    ("https://www.youtube-nocookie.com/embed/", "https://www.youtube.com/watch?v="),
    ("https://player.vimeo.com/video/", "https://vimeo.com/"),
  ] where address.hasPrefix(frame) {
    let name = address.dropFirst(frame.count).prefix { $0 != "?" && $0 != "/" }
    if !name.isEmpty { return site + name }
  }
  return address
}
