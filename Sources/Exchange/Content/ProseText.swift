// SPDX-License-Identifier: Apache-2.0

/// Prose without its marks: an empty line between paragraphs, `* ` before items of lists, a line for each row of a table, its cells
/// with `|` between; of an image, its alternative text. Drawings are left out.
package struct PlainProse: Sendable {
  package let text: [UInt8]
  /// What a text without marks cannot hold: how many links that lead somewhere, and how many pictures there were.
  package let links: Int
  package let pictures: Int
  /// Whether it has the heading that stands between a description and other information.
  package let isDivided: Bool

  package init(text: [UInt8], links: Int, pictures: Int, isDivided: Bool) {
    (self.text, self.links, self.pictures, self.isDivided) = (text, links, pictures, isDivided)
  }

  /// Of prose that planpress has rendered. Made once per page, and so byte by byte.
  package init(_ html: [UInt8]) {
    self = html.withUnsafeBufferPointer { html in
      var text = ProseText(reserving: html.count)
      text.read(html)
      return PlainProse(
        text: text.bytes, links: text.links, pictures: text.pictures, isDivided: text.isDivided)
    }
  }
}

private struct ProseText {
  private(set) var bytes: [UInt8] = []
  /// How many line ends come before the next sign.
  private var lineEnds = 0
  private var isBlankPending = false
  private var isItem = false
  private var isItemBegun = false
  private var wasItem = false
  fileprivate var isPreformatted = false
  private(set) var links = 0
  private(set) var pictures = 0
  private(set) var isDivided = false

  init(reserving capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func read(_ html: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < html.count {
      switch html[index] {
      case UInt8(ascii: "<"): index = readTag(html, index)
      case UInt8(ascii: "&"): index = readReference(html, index)
      default: index = readRun(html, index)
      }
    }
  }

  /// Text up to the next tag, reference or layout, as a whole. A blank between two words is a part of it.
  private mutating func readRun(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let index = endOfPlainRun(html, from: start)
    if index == start {
      add(html[start])
      return start + 1
    }
    separate()
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: html[start..<index]))
    return index
  }

  private mutating func add(_ byte: UInt8) {
    if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
      if isPreformatted, byte == 0x0A { lineEnds += 1 } else { isBlankPending = true }
      return
    }
    separate()
    bytes.append(byte)
  }

  /// Writes what stands between the sign before and the next one.
  private mutating func separate() {
    if isItemBegun {
      if !bytes.isEmpty { bytes.append(wasItem ? "\n" : "\n\n") }
      bytes.append("* ")
      isItemBegun = false
      wasItem = true
    } else if lineEnds > 0 {
      if !bytes.isEmpty { for _ in 0..<lineEnds { bytes.append(0x0A) } }
      wasItem = false
    } else if isBlankPending, let last = bytes.last, last != 0x0A {
      bytes.append(0x20)
    }
    (lineEnds, isBlankPending) = (0, false)
  }

  /// Returns where the text goes on.
  private mutating func readTag(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    let isEnd = start + 1 < html.count && html[start + 1] == UInt8(ascii: "/")
    let nameStart = start + (isEnd ? 2 : 1)
    var nameEnd = nameStart
    while nameEnd < html.count, html[nameEnd] > 0x20, html[nameEnd] != UInt8(ascii: ">"),
      html[nameEnd] != UInt8(ascii: "/")
    {
      nameEnd += 1
    }
    let end = endOfTag(html, nameEnd)
    let name = UnsafeBufferPointer(rebasing: html[nameStart..<nameEnd])
    if let place = keys.firstIndex(of: name.reduce(0) { $0 << 8 | UInt64($1) }) {
      switch effects[place] {
      case .paragraph:
        if isItem { isBlankPending = true } else { endParagraph() }
      case .block: endParagraph()
      case .item:
        endParagraph()
        (isItem, isItemBegun) = (!isEnd, !isEnd)
      case .line: if isItem { isBlankPending = true } else { lineEnds = max(lineEnds, 1) }
      case .cell:
        if !isEnd, lineEnds == 0, !bytes.isEmpty {
          bytes.append(" |")
          isBlankPending = true
        }
      case .image:
        pictures += 1
        readAlternative(html[nameEnd..<max(nameEnd, end - 1)])
      case .preformatted:
        endParagraph()
        isPreformatted = !isEnd
      case .heading:
        if isEnd, !isDivided { isDivided = html[..<start].suffix(dividingHeading.count).elementsEqual(dividingHeading) }
        endParagraph()
      case .skipped: if !isEnd { return endOfElement(html, name, end) }
      case .link:
        if isEnd { break }
        if html[nameEnd..<end].starts(with: address) { links += 1 }
        if leadsAround(html[nameEnd..<end]) { return endOfElement(html, name, end) }
      }
    }
    return end
  }

  private mutating func endParagraph() { lineEnds = 2 }

  private mutating func readAlternative(_ tag: Slice<UnsafeBufferPointer<UInt8>>) {
    let mark = Array(" alt=\"".utf8)
    guard let start = tag.indices.first(where: { tag[$0...].starts(with: mark) }) else { return }
    let value = tag[(start + mark.count)...].prefix { $0 != UInt8(ascii: "\"") }
    read(UnsafeBufferPointer(rebasing: value))
  }

  /// planpress writes `&lt;`, `&gt;`, `&amp;`, `&quot;` and numbers.
  private mutating func readReference(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    guard let end = html[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
      add(html[start])
      return start + 1
    }
    let name = UnsafeBufferPointer(rebasing: html[start + 1..<end])
    if let sign = signs.first(where: { $0.name.elementsEqual(name) }) {
      add(sign.byte)
    } else if let scalar = scalar(name) {
      separate()
      bytes += Array(String(scalar).utf8)
    } else {
      add(html[start])
      return start + 1
    }
    return end + 1
  }
}

/// The heading above what StratML calls OtherInformation, where the description is a text.
let otherInformationHeading = "Other information"

private let address = Array(" href=".utf8)
private let dividingHeading = Array(">\(otherInformationHeading)".utf8)

private enum Effect { case link, paragraph, block, heading, item, line, cell, image, preformatted, skipped }

/// The most frequent first.
private let tags: [(name: String, effect: Effect)] = {
  let names: [(Effect, [String])] = [
    (.paragraph, ["p"]), (.link, ["a"]), (.item, ["li"]), (.cell, ["td", "th"]), (.line, ["br"]), (.image, ["img"]),
    (.heading, ["h2"]),
    (
      .block,
      [
        "tr", "ul", "ol", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "table", "caption", "figure", "figcaption",
        "blockquote", "div", "hr", "section", "aside", "details", "summary", "video", "nav", "article", "header",
        "footer",
      ]
    ), (.preformatted, ["pre"]), (.skipped, ["svg", "script", "style", "template"]),
  ]
  return names.flatMap { effect, names in names.map { ($0, effect) } }
}()

private let effects = tags.map(\.effect)
/// The last eight bytes of each name, which no two of them share.
private let keys = tags.map { $0.name.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

/// Whether a link only leads around on its page: to a heading, or back from a footnote.
func leadsAround(_ attributes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
  pageClasses.contains { mark in
    var index = attributes.startIndex
    while index + mark.count <= attributes.endIndex {
      if attributes[index] == mark[0], attributes[index..<index + mark.count].elementsEqual(mark) { return true }
      index += 1
    }
    return false
  }
}

private let pageClasses = ["heading-link", "footnote-backref"].map { Array("class=\"\($0)\"".utf8) }

/// The text of an attribute or a reference, with what `&…;` stands for.
func decoded(_ html: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
  guard html.contains(UInt8(ascii: "&")) else { return Array(html) }
  var text = ProseText(reserving: html.count)
  text.isPreformatted = true
  text.read(UnsafeBufferPointer(rebasing: html))
  return text.bytes
}

private let signs: [(name: [UInt8], byte: UInt8)] = [
  (Array("lt".utf8), UInt8(ascii: "<")), (Array("gt".utf8), UInt8(ascii: ">")), (Array("amp".utf8), UInt8(ascii: "&")),
  (Array("quot".utf8), UInt8(ascii: "\"")),
]

/// `#38` and `#x26`.
private func scalar(_ name: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
  guard name.first == UInt8(ascii: "#") else { return nil }
  let isHexadecimal = name.count > 1 && name[1] | 0x20 == UInt8(ascii: "x")
  let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
  return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
}

/// Behind the `>` that ends a tag; one in an attribute's quotation marks does not.
func endOfTag(_ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
  var isQuoted = false
  var index = start
  while index < html.count {
    let byte = html[index]
    index += 1
    if byte == UInt8(ascii: "\"") { isQuoted.toggle() } else if byte == UInt8(ascii: ">"), !isQuoted { break }
  }
  return index
}

func endOfElement(_ html: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
  let end = Array("</".utf8) + Array(name) + [UInt8(ascii: ">")]
  var index = start
  while index + end.count <= html.count {
    if html[index] == end[0], html[index..<index + end.count].elementsEqual(end) { return index + end.count }
    index += 1
  }
  return html.count
}
