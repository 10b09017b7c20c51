// SPDX-License-Identifier: Apache-2.0

/// What an element of rendered prose is to a text with marks.
enum ProseTag {
  case heading(Int)
  case paragraph, block, quotation
  case list(isOrdered: Bool)
  case item, term, line, strong, emphasis, deletion, code, preformatted, link, image, rule, row
  case cell(isHead: Bool)
  /// The number of a footnote.
  case reference
}

/// Reads prose that planpress has rendered, tag by tag.
struct ProseTags {
  enum Event {
    case byte(UInt8)
    case text([UInt8])
    /// With the place of its attributes.
    case open(ProseTag, Range<Int>)
    case close(ProseTag)
  }

  private let html: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// Whether each `sup` that is open is a footnote's number.
  private var raised: [Bool] = []

  init(_ html: UnsafeBufferPointer<UInt8>) { self.html = html }

  mutating func next() -> Event? {
    while index < html.count {
      switch html[index] {
      case UInt8(ascii: "<"): if let event = tag() { return event }
      case UInt8(ascii: "&"):
        let end = html[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")) ?? index
        let reference = html[index...end]
        index = end + 1
        return .text(decoded(reference))
      case let byte:
        index += 1
        return .byte(byte)
      }
    }
    return nil
  }

  private mutating func tag() -> Event? {
    let isEnd = index + 1 < html.count && html[index + 1] == UInt8(ascii: "/")
    let start = index + (isEnd ? 2 : 1)
    var nameEnd = start
    while nameEnd < html.count, html[nameEnd] > 0x20, html[nameEnd] != UInt8(ascii: ">"),
      html[nameEnd] != UInt8(ascii: "/")
    {
      nameEnd += 1
    }
    let end = endOfTag(html, nameEnd)
    let name = UnsafeBufferPointer(rebasing: html[start..<nameEnd])
    let attributes = nameEnd..<max(nameEnd, end - 1)
    index = end
    guard let known = names.first(where: { $0.name.elementsEqual(name) }) else { return nil }
    guard let tag = known.tag else {
      if !isEnd { index = endOfElement(html, name, end) }
      return nil
    }
    if case .reference = tag {
      if !isEnd { raised.append(html[attributes].elementsEqual(footnoteClass)) }
      guard isEnd ? raised.popLast() ?? false : raised.last ?? false else { return nil }
      return isEnd ? .close(tag) : .open(tag, attributes)
    }
    if case .link = tag {
      if !isEnd, leadsAround(html[attributes]) {
        index = endOfElement(html, name, end)
        return nil
      }
      // The number of a footnote is no link here.
      if raised.last == true { return nil }
    }
    return isEnd ? .close(tag) : .open(tag, attributes)
  }
}

/// The value of an attribute, by its place.
func attribute(_ name: StaticString, _ attributes: Range<Int>, _ html: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
  let mark = [0x20] + Array(name.description.utf8) + Array("=\"".utf8)
  guard let start = html[attributes].firstRange(of: mark)?.upperBound else { return nil }
  return start..<(html[start..<attributes.upperBound].firstIndex(of: UInt8(ascii: "\"")) ?? attributes.upperBound)
}

/// The most frequent first; nil for what is left out with all that is in it.
private let names: [(name: [UInt8], tag: ProseTag?)] = {
  var names: [(String, ProseTag?)] = [
    ("a", .link), ("p", .paragraph), ("li", .item), ("em", .emphasis), ("strong", .strong), ("code", .code),
    ("td", .cell(isHead: false)), ("th", .cell(isHead: true)), ("tr", .row), ("sup", .reference), ("br", .line),
    ("img", .image), ("ul", .list(isOrdered: false)), ("ol", .list(isOrdered: true)), ("pre", .preformatted),
    ("blockquote", .quotation), ("hr", .rule), ("del", .deletion), ("dt", .term),
  ]
  names += (2...6).map { ("h\($0)", .heading($0)) }
  names += [
    "div", "dl", "dd", "table", "caption", "figure", "figcaption", "section", "aside", "details", "summary", "video",
    "nav",
    "article", "header", "footer",
  ].map { ($0, .block) }
  names += ["svg", "script", "style", "template"].map { ($0, nil) }
  return names.map { (Array($0.0.utf8), $0.1) }
}()

private let footnoteClass = Array(" class=\"footnote-ref\"".utf8)
