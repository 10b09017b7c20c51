// SPDX-License-Identifier: Apache-2.0

import Bytes

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
    /// Text without `<` and `&`, by its place.
    case run(Range<Int>)
    /// What a reference stands for.
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
      default:
        let start = index
        index = html.firstIndex(from: start) { $0.equal(UInt8(ascii: "<")) | $0.equal(UInt8(ascii: "&")) }
        return .run(start..<index)
      }
    }
    return nil
  }

  private mutating func tag() -> Event? {
    let isEnd = index + 1 < html.count && html[index + 1] == UInt8(ascii: "/")
    let start = index + (isEnd ? 2 : 1)
    var nameEnd = start
    var key: UInt64 = 0
    while nameEnd < html.count, html[nameEnd] > 0x20, html[nameEnd] != UInt8(ascii: ">"),
      html[nameEnd] != UInt8(ascii: "/")
    {
      key = key << 8 | UInt64(html[nameEnd])
      nameEnd += 1
    }
    let end = endOfTag(html, nameEnd)
    let attributes = nameEnd..<max(nameEnd, end - 1)
    index = end
    guard let place = keys.firstIndex(of: key) else { return nil }
    guard let tag = tags[place] else {
      if !isEnd { index = endOfElement(html, UnsafeBufferPointer(rebasing: html[start..<nameEnd]), end) }
      return nil
    }
    switch tag {
    case .reference:
      if !isEnd { raised.append(html[attributes].elementsEqual(footnoteClass)) }
      guard isEnd ? raised.popLast() ?? false : raised.last ?? false else { return nil }
    case .link:
      if !isEnd, leadsAround(html[attributes]) {
        index = endOfElement(html, UnsafeBufferPointer(rebasing: html[start..<nameEnd]), end)
        return nil
      }
      // The number of a footnote leads nowhere here.
      if raised.last == true { return nil }
    default: break
    }
    return isEnd ? .close(tag) : .open(tag, attributes)
  }
}

/// The value of an attribute, by its place; `mark` is its name as it stands there.
func attribute(_ mark: [UInt8], _ attributes: Range<Int>, _ html: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
  var index = attributes.lowerBound
  while index + mark.count <= attributes.upperBound {
    if html[index] == mark[0], html[index + 1] == mark[1], html[index..<index + mark.count].elementsEqual(mark) {
      let start = index + mark.count
      var end = start
      while end < attributes.upperBound, html[end] != UInt8(ascii: "\"") { end += 1 }
      return start..<end
    }
    index += 1
  }
  return nil
}

/// The most frequent first; nil for what is left out with all that is in it.
private let names: [(name: String, tag: ProseTag?)] = {
  var names: [(String, ProseTag?)] = [
    ("a", .link), ("p", .paragraph), ("li", .item), ("em", .emphasis), ("strong", .strong), ("code", .code),
    ("td", .cell(isHead: false)), ("th", .cell(isHead: true)), ("tr", .row), ("sup", .reference), ("br", .line),
    ("img", .image), ("ul", .list(isOrdered: false)), ("ol", .list(isOrdered: true)), ("pre", .preformatted),
    ("blockquote", .quotation), ("hr", .rule), ("del", .deletion), ("dt", .term),
  ]
  names += (2...6).map { ("h\($0)", .heading($0)) }
  names += [
    "div", "dl", "dd", "table", "caption", "figure", "figcaption", "section", "aside", "details", "summary", "video",
    "nav", "article", "header", "footer",
  ].map { ($0, .block) }
  names += ["svg", "script", "style", "template"].map { ($0, nil) }
  return names
}()

private let tags = names.map(\.tag)
/// The last eight bytes of each name, which no two of them share.
private let keys = names.map { $0.name.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

private let footnoteClass = Array(" class=\"footnote-ref\"".utf8)
