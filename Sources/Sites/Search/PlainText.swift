// SPDX-License-Identifier: Apache-2.0

import Markdown

/// Takes the words out of the HTML of a text, line by line, for the search: a line a block, and for each heading and clause
/// one that begins with a tab, its id and another tab. What only leads elsewhere, such as marks of notes, is left out.
///
/// The HTML is ours: attributes are quoted, and no `<` or `>` stands for itself.
struct PlainText {
  /// What clauses are called, by their ids.
  private let labels: [String: String]
  private var tag: [UInt8] = []
  private var isInTag = false
  /// The element that is passed over.
  private var skipped: Skipped?
  private var needsBlank = false
  private let start: Int

  private enum Skipped { case link, mark, word }

  /// `start` is where the text begins in the bytes that it is added to.
  init(of document: Document, from start: Int) {
    self.start = start
    var labels: [String: String] = [:]
    for anchor in document.anchors { if case .text(let label) = anchor.label { labels[anchor.id] = label } }
    self.labels = labels
  }

  mutating func add(_ html: ArraySlice<UInt8>, to out: inout [UInt8]) {
    html.withUnsafeBufferPointer { add($0, &out) }
  }

  private mutating func add(_ html: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
    var index = 0
    let end = html.count
    while index < end {
      if isInTag {
        var stop = index
        while stop < end, html[stop] != UInt8(ascii: ">") { stop += 1 }
        tag.append(contentsOf: UnsafeBufferPointer(rebasing: html[index..<stop]))
        index = stop
        if stop < end {
          index += 1
          isInTag = false
          endTag(&out)
        }
        continue
      }
      var stop = index
      while stop < end, html[stop] >= 0x20, html[stop] != UInt8(ascii: "<"), html[stop] != UInt8(ascii: "&") {
        stop += 1
      }
      if stop > index, skipped == nil { put(UnsafeBufferPointer(rebasing: html[index..<stop]), &out) }
      index = stop
      guard index < end else { break }
      switch html[index] {
      case UInt8(ascii: "<"):
        isInTag = true
        tag.removeAll(keepingCapacity: true)
        index += 1
      case UInt8(ascii: "&"): index += entity(html, index, &out)
      default:
        needsBlank = true
        index += 1
      }
    }
  }

  /// Words that do not come from the HTML, such as the title that a link takes from where it leads.
  mutating func add(_ text: String, to out: inout [UInt8]) {
    if isInTag || skipped != nil { return }
    var text = text
    text.withUTF8 { put($0, &out) }
  }

  /// Ends the line.
  mutating func end(_ out: inout [UInt8]) {
    needsBlank = false
    while out.count > start, out.last == 0x20 { out.removeLast() }
    if out.count > start, out.last != 0x0A { out.append(0x0A) }
  }

  private mutating func put(_ text: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
    var text = text
    let isAtStart = out.count == start || out.last == 0x0A || out.last == 0x09
    if isAtStart {
      while let first = text.first, first == 0x20 { text = UnsafeBufferPointer(rebasing: text.dropFirst()) }
    } else if needsBlank, out.last != 0x20, text.first != 0x20 {
      out.append(0x20)
    }
    needsBlank = false
    out.append(contentsOf: text)
  }

  private mutating func entity(_ html: UnsafeBufferPointer<UInt8>, _ index: Int, _ out: inout [UInt8]) -> Int {
    for (name, sign) in entities where html.count >= index + name.utf8CodeUnitCount {
      let bytes = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
      guard html[index..<index + bytes.count].elementsEqual(bytes) else { continue }
      if skipped == nil { withUnsafePointer(to: sign) { put(UnsafeBufferPointer(start: $0, count: 1), &out) } }
      return bytes.count
    }
    if skipped == nil { put(UnsafeBufferPointer(rebasing: html[index...index]), &out) }
    return 1
  }

  private mutating func endTag(_ out: inout [UInt8]) {
    let isEnd = tag.first == UInt8(ascii: "/")
    let name = tag.dropFirst(isEnd ? 1 : 0).prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
    if isEnd {
      switch skipped {
      case .link where name.elementsEqual("a".utf8): skipped = nil
      case .mark where name.elementsEqual("sup".utf8): skipped = nil
      case .word where name.elementsEqual("p".utf8): skipped = nil
      default: break
      }
    }
    if skipped != nil { return }
    let isInline = inlineNames.contains(packed(name))
    if name.elementsEqual("br".utf8) { needsBlank = true } else if !isInline { end(&out) }
    if isEnd || tag.count == name.count { return }
    switch attribute("class") {
    case "heading-link", "clause-mark", "footnote-backref": skipped = .link
    case "footnote-ref": skipped = .mark
    case "alert-title": skipped = .word
    default: break
    }
    if isInline || skipped != nil { return }
    let isHeading = name.count == 2 && name.first == UInt8(ascii: "h") && name.last != UInt8(ascii: "r")
    guard let id = attribute("id"), isHeading || labels[id] != nil else { return }
    out.append(0x09)
    out += id.utf8
    out.append(0x09)
    if isHeading { return }
    out += (labels[id] ?? "").utf8
    out.append(0x0A)
  }

  private func attribute(_ name: StaticString) -> String? {
    tag.withUnsafeBufferPointer { tag in
      let count = name.utf8CodeUnitCount
      var place = 0
      while place + count + 3 <= tag.count {
        if tag[place] == 0x20, tag[place + count + 1] == UInt8(ascii: "="),
          (0..<count).allSatisfy({ tag[place + 1 + $0] == name.utf8Start[$0] })
        {
          let value = UnsafeBufferPointer(rebasing: tag[(place + count + 3)...])
          return String(decoding: value.prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
        }
        place += 1
      }
      return nil
    }
  }
}

private let entities: [(StaticString, UInt8)] = [
  ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
  ("&quot;", UInt8(ascii: "\"")), ("&#39;", UInt8(ascii: "'")), ("&#x27;", UInt8(ascii: "'")),
]

/// Up to eight letters as one number.
private func packed(_ name: some Sequence<UInt8>) -> UInt64 { name.reduce(0) { $0 << 8 | UInt64($1) } }

/// Elements that do not end a line.
private let inlineNames: Set<UInt64> = Set(
  [
    "a", "em", "strong", "code", "span", "sup", "sub", "abbr", "cite", "del", "dfn", "i", "b", "ins", "kbd", "mark",
    "q", "s",
    "samp", "small", "time", "u", "var", "img", "input", "wbr", "bdi", "bdo", "ruby", "rt", "rp",
  ].map { packed($0.utf8) })
