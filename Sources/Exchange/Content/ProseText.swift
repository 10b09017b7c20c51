// SPDX-License-Identifier: Apache-2.0

extension PlainText {
  /// The text of prose that planpress has rendered: paragraphs, items of lists, a line for each row of a table, its cells with
  /// `|` between; of an image, its alternative text. Drawings are left out.
  init(prose html: some Collection<UInt8>) {
    var reading = ProseText()
    var rest = html[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      reading.add(rest[..<open])
      guard let close = endOfTag(rest[open...]) else { break }
      reading.tag(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    reading.add(rest)
    reading.flush()
    blocks = reading.blocks
  }
}

/// Where `>` ends a tag; one in an attribute's quotation marks does not.
private func endOfTag<Bytes: Collection<UInt8>>(_ bytes: Bytes) -> Bytes.Index? {
  var isQuoted = false
  for index in bytes.indices {
    switch bytes[index] {
    case UInt8(ascii: "\""): isQuoted.toggle()
    case UInt8(ascii: ">") where !isQuoted: return index
    default: break
    }
  }
  return nil
}

private struct ProseText {
  var blocks: [PlainText.Block] = []
  private var text: [UInt8] = []
  private var lines: [String] = []
  private var isItem = false
  private var isPreformatted = false
  /// Within how many elements that are not read.
  private var skipped = 0

  mutating func add(_ bytes: some Collection<UInt8>) {
    if skipped == 0 { text += bytes }
  }

  mutating func tag(_ tag: some Collection<UInt8>) {
    let isEnd = tag.first == UInt8(ascii: "/")
    let name = String(
      decoding: tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }, as: UTF8.self)
    if ["svg", "script", "style", "template"].contains(name) {
      skipped += isEnd ? -1 : 1
      return
    }
    guard skipped == 0 else { return }
    switch name {
    case "br": endLine()
    case "img": if let alternative = attribute("alt", of: tag) { text += alternative }
    case "td", "th":
      if !isEnd, !collapsed(String(decoding: text, as: UTF8.self)).isEmpty { text += Array(" | ".utf8) }
    case "li":
      flush()
      isItem = !isEnd
    case "pre":
      flush()
      isPreformatted = !isEnd
    case "p", "div", "ul", "ol", "dl", "dt", "dd", "tr", "table", "caption", "figure", "figcaption", "blockquote", "h1",
      "h2",
      "h3", "h4", "h5", "h6", "hr", "section", "aside", "details", "summary", "video", "nav", "article", "header",
      "footer":
      // The paragraphs of an item are one.
      if isItem, name == "p" { endLine() } else { flush() }
    default: break
    }
  }

  private mutating func endLine() {
    let words = unescaped(text)
    text = []
    if isPreformatted {
      lines += words.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
    } else {
      let line = collapsed(words)
      if !line.isEmpty { lines.append(line) }
    }
  }

  mutating func flush() {
    endLine()
    while let last = lines.last, last.isEmpty { lines.removeLast() }
    defer { lines = [] }
    if lines.isEmpty { return }
    guard isItem else { return blocks.append(.paragraph(lines)) }
    let item = lines.joined(separator: " ")
    isItem = false
    if case .list(let items)? = blocks.last {
      blocks[blocks.count - 1] = .list(items + [item])
    } else {
      blocks.append(.list([item]))
    }
  }
}

private func attribute(_ name: String, of tag: some Collection<UInt8>) -> ArraySlice<UInt8>? {
  let bytes = Array(tag)[...]
  let beginning = Array(" \(name)=\"".utf8)
  for start in bytes.indices where bytes[start...].starts(with: beginning) {
    return bytes[(start + beginning.count)...].prefix { $0 != UInt8(ascii: "\"") }
  }
  return nil
}

/// With the signs that references stand for; planpress writes these and no others.
private func unescaped(_ bytes: [UInt8]) -> String {
  let text = String(decoding: bytes, as: UTF8.self)
  guard text.contains("&") else { return text }
  var result = ""
  var rest = text[...]
  while let start = rest.firstIndex(of: "&") {
    result += rest[..<start]
    rest = rest[start...]
    if let (reference, sign) = references.first(where: { rest.hasPrefix($0.0) }) {
      result += sign
      rest = rest.dropFirst(reference.count)
    } else if let match = rest.prefixMatch(of: #/&#([0-9]+);/#),
      let scalar = UInt32(match.1).flatMap(Unicode.Scalar.init)
    {
      result.unicodeScalars.append(scalar)
      rest = rest[match.range.upperBound...]
    } else {
      result += "&"
      rest = rest.dropFirst()
    }
  }
  return result + rest
}

private let references = [
  ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{A0}"),
]
