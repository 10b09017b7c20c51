// SPDX-License-Identifier: Apache-2.0

import Diagnostics

// What to write in the place of HTML, where nobody has to think about it: marks for tags that have one, nothing for
// wrappers, an id for an anchor.

/// A tag as it is in a line of the source.
struct SourceTag {
  let name: String
  let isEnd: Bool
  let attributes: [String: String]
  /// In the bytes of its line.
  let range: Range<Int>

  var isAnchor: Bool { name == "a" && attributes["href"] == nil && id != nil }
  var id: String? { attributes["id"] ?? attributes["name"] }

  /// The tags of a line; nil where one does not end in it, or there is a comment.
  static func all(in line: UnsafeBufferPointer<UInt8>) -> [SourceTag]? {
    var tags: [SourceTag] = []
    var from = 0
    while from < line.count, let open = line.offset(of: UInt8(ascii: "<"), from: from) {
      from = open + 1
      guard from < line.count else { break }
      if line[from] == UInt8(ascii: "!") || line[from] == UInt8(ascii: "?") { return nil }
      let isEnd = line[from] == UInt8(ascii: "/")
      let name = line[(isEnd ? from + 1 : from)...].prefix { isLetterOrDigit($0) }
      guard let first = name.first, first > 0x39 else { continue }
      // `<https://example.org>` is an address.
      if name.endIndex < line.count, ":@.+-".utf8.contains(line[name.endIndex]) { continue }
      guard let (attributes, end) = readAttributes(line, from: name.endIndex) else { return nil }
      tags.append(
        SourceTag(
          name: UnsafeBufferPointer(rebasing: name).string.lowercased(), isEnd: isEnd, attributes: attributes,
          range: open..<end))
      from = end
    }
    return tags
  }

  /// The attributes, and where the tag ends behind them (HTML, 13.1.2.3).
  private static func readAttributes(
    _ line: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (attributes: [String: String], end: Int)? {
    var attributes: [String: String] = [:]
    var index = start
    while true {
      while index < line.count, line[index].isBlank || line[index] == UInt8(ascii: "/") { index += 1 }
      guard index < line.count else { return nil }
      if line[index] == UInt8(ascii: ">") { return (attributes, index + 1) }
      let name = line[index...].prefix { !$0.isBlank && !"=>/\"'<".utf8.contains($0) }
      guard !name.isEmpty else { return nil }
      index = name.endIndex
      var value = ""
      if index < line.count, line[index] == UInt8(ascii: "=") {
        index += 1
        guard index < line.count else { return nil }
        let quote = line[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
          guard let close = line.offset(of: quote, from: index + 1) else { return nil }
          value = UnsafeBufferPointer(rebasing: line[(index + 1)..<close]).string
          index = close + 1
        } else {
          let bare = line[index...].prefix { !$0.isBlank && $0 != UInt8(ascii: ">") }
          value = UnsafeBufferPointer(rebasing: bare).string
          index = bare.endIndex
        }
      }
      attributes[UnsafeBufferPointer(rebasing: name).string.lowercased()] = value
    }
  }
}

/// The lines of a block without its HTML.
struct HTMLAnswer {
  /// From the first line of the block on; a line may become none, or several.
  private(set) var lines: [[String]] = []
  /// That of an anchor.
  private(set) var id: String?
  private let isBlock: Bool
  /// The tags that are open, with the mark that each is closed by.
  private var open: [(name: String, close: String)] = []
  private var listMark: String?
  /// The last line of words so far, and whether a tag divides them from what follows.
  private var lastWords = ""
  private var isDivided = false
  private var isInCode = false

  private static let wrappers: Set<String> = [
    "div", "section", "article", "main", "header", "footer", "aside", "nav", "center", "p",
  ]
  private static let plain: Set<String> = ["span", "font", "small", "big"]
  private static let marks: [String: String] = [
    "b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*", "dfn": "*", "s": "~~", "strike": "~~", "del": "~~",
    "code": "`", "kbd": "`", "samp": "`", "tt": "`",
  ]

  /// Nil where something is left to decide. `isBlock`: all of the block is HTML, and its words are none of Markdown.
  init?(_ source: [UnsafeBufferPointer<UInt8>], isBlock: Bool) {
    self.isBlock = isBlock
    for line in source {
      guard let tags = SourceTag.all(in: line), let read = read(line, tags) else { return nil }
      lines.append(read)
    }
    guard open.isEmpty, listMark == nil, !isInCode else { return nil }
  }

  var isEmpty: Bool { lines.allSatisfy { $0.allSatisfy(\.trimmed.isEmpty) } }

  private mutating func read(_ line: UnsafeBufferPointer<UInt8>, _ tags: [SourceTag]) -> [String]? {
    var parts: [String] = [""]
    var from = 0
    func add(_ words: String) { parts[parts.count - 1] += words }
    for tag in tags {
      guard let words = words(UnsafeBufferPointer(rebasing: line[from..<tag.range.lowerBound])) else { return nil }
      add(words)
      from = tag.range.upperBound
      guard let answer = answer(to: tag, typed: UnsafeBufferPointer(rebasing: line[tag.range]).string) else {
        return nil
      }
      if isBlock, !tag.isEnd, Self.isOfBlock(tag.name) { parts.append("") }
      if !fits(tag, line) { return nil }
      add(answer)
      if isBlock, tag.isEnd || tag.name == "hr", Self.isOfBlock(tag.name) { parts.append("") }
    }
    guard let words = words(UnsafeBufferPointer(rebasing: line[from...])) else { return nil }
    add(words)
    if isBlock { return paragraphs(parts) }
    if tags.isEmpty { return [line.string] }
    let whole = parts.joined()
    if whole.trimmed.isEmpty { return [] }
    // What followed a tag at the beginning of the line begins it now.
    let indent = line.prefix { $0.isBlank }
    return [UnsafeBufferPointer(rebasing: indent).string + whole.drop { $0 == " " || $0 == "\t" }]
  }

  /// Blank lines go between what tags have divided. Indents mean nothing in HTML.
  private mutating func paragraphs(_ parts: [String]) -> [String] {
    var read: [String] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { isDivided = true }
      let words = part.trimmed
      if words.isEmpty { continue }
      let isNextItem =
        lastWords.hasPrefix("- ") && words.hasPrefix("- ") || lastWords.hasPrefix("1. ") && words.hasPrefix("1. ")
      if isDivided, !lastWords.isEmpty, !isNextItem { read.append("") }
      (lastWords, isDivided) = (words, false)
      read.append(words)
    }
    return read
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

  private static func isOfBlock(_ name: String) -> Bool {
    wrappers.contains(name) || ["ul", "ol", "li", "hr", "h1", "h2", "h3", "h4", "h5", "h6"].contains(name)
  }

  // MARK: Single tags

  private mutating func answer(to tag: SourceTag, typed: String) -> String? {
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
    case "a": return link(tag)
    case "img": return image(tag)
    case "hr": return isBlock ? "---" : nil
    case "ul", "ol": return isBlock ? list(tag) : nil
    case "li": return isBlock && listMark != nil ? (tag.isEnd ? "" : listMark) : nil
    case "h1", "h2", "h3", "h4", "h5", "h6": return isBlock ? heading(tag) : nil
    default: return nil
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

  private mutating func list(_ tag: SourceTag) -> String? {
    guard tag.isEnd == (listMark != nil) else { return nil }
    listMark = tag.isEnd ? nil : tag.name == "ul" ? "- " : "1. "
    return ""
  }

  /// The page's title is the only heading of level 1.
  private mutating func heading(_ tag: SourceTag) -> String? {
    let level = max(2, tag.name.utf8.last.map { Int($0) - 0x30 } ?? 2)
    let id = tag.attributes["id"].map { " {#\($0)}" } ?? ""
    return pair(tag, String(repeating: "#", count: level) + " ", id)
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

extension ProseRenderer {
  /// The changes that leave a block without its HTML; none where somebody has to decide.
  mutating func editsForHTML(in block: SyntaxNode) -> [Edit] {
    let lines = linesOfSource()
    guard block.line > 0, block.endLine >= block.line, block.endLine - block.line < 200 else { return [] }
    let numbers = block.line...lastLine(of: block, lines)
    let source = numbers.map { lines.bytes(ofLine: $0) }
    let isBlock = block.kind == .htmlBlock
    // Below a quotation or an item, whole lines would take their marks along.
    if isBlock, block.parent?.kind != .document { return [] }
    guard let answer = HTMLAnswer(source, isBlock: isBlock) else { return [] }
    var new = answer.lines
    // What was no paragraph must not become a part of the one above.
    if isBlock, let first = new.firstIndex(where: { !$0.isEmpty }),
      block.line > 1, !lines.bytes(ofLine: block.line - 1).allSatisfy(\.isBlank)
    {
      new[first].insert("", at: 0)
    }
    var below: [Edit] = []
    if let id = answer.id {
      if answer.isEmpty {
        guard let next = block.next, let edit = adding(id, to: next, lines) else { return [] }
        below = [edit]
      } else {
        guard block.kind != .table, !(block.kind == .heading && numbers.count > 1),
          !isBlock || new.joined().count == 1, let last = new.lastIndex(where: { !$0.isEmpty }),
          let line = new[last].last, !line.hasSuffix("}"), !line.hasSuffix("\\")
        else { return [] }
        new[last][new[last].count - 1] = line.trimmedAtEnd + " {#\(id)}"
      }
    }
    let changed = zip(numbers, zip(source, new)).compactMap { number, change in
      change.1 == [change.0.string] ? nil : Edit(replacing: 1, linesFrom: number + lineOffset, of: path, with: change.1)
    }
    return changed + below + blankLine(below: numbers, lines, isGone: new.allSatisfy(\.isEmpty))
  }

  /// Of the blank lines around lines that are gone, one is enough.
  func blankLine(below numbers: ClosedRange<Int>, _ lines: SourceLines, isGone: Bool) -> [Edit] {
    let next = numbers.upperBound + 1
    func isBlank(_ line: Int) -> Bool { lines.bytes(ofLine: line).allSatisfy(\.isBlank) }
    guard isGone, next <= lines.count, isBlank(next), !lines.range(ofLine: next).isEmpty || next < lines.count,
      numbers.lowerBound == 1 || isBlank(numbers.lowerBound - 1)
    else { return [] }
    return [Edit(replacing: 1, linesFrom: next + lineOffset, of: path)]
  }

  /// A block of HTML may end with blank lines.
  private func lastLine(of block: SyntaxNode, _ lines: SourceLines) -> Int {
    var last = min(block.endLine, lines.count)
    while last > block.line, lines.bytes(ofLine: last).allSatisfy(\.isBlank) { last -= 1 }
    return last
  }

  /// An id at the end of a heading or a paragraph that has none.
  private func adding(_ id: String, to block: SyntaxNode, _ lines: SourceLines) -> Edit? {
    guard block.kind == .heading || block.kind == .paragraph, block.parent?.kind == .document else { return nil }
    // Below an underlined heading is its line.
    let isUnderlined = block.kind == .heading && block.endLine > block.line
    let line = isUnderlined ? block.line : block.endLine
    let words = lines.bytes(ofLine: line).string.trimmedAtEnd
    guard !words.isEmpty, !words.hasSuffix("}"), !words.hasSuffix("\\"), !words.contains("<"),
      !(block.kind == .heading && words.hasSuffix("#"))
    else { return nil }
    return Edit(replacing: 1, linesFrom: line + lineOffset, of: path, with: [words + " {#\(id)}"])
  }
}
