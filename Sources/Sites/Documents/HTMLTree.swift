// SPDX-License-Identifier: Apache-2.0

import HTML
import JSON

/// What becomes of the addresses in the HTML of pages where it is a part of a document.
protocol TreeAddresses {
  /// Where a link leads: to a place in the document, to an address, or nowhere.
  mutating func target(of link: String) -> LinkTarget
  /// The file of a picture, as the document finds it; nil where it cannot show it.
  mutating func picture(_ address: String) -> String?
  /// A place that links may lead to.
  mutating func found(id: String)
}

enum LinkTarget {
  case place(String)
  case address(String)
  case nowhere
}

/// The HTML of pages as a tree in JSON: each element an object with its name as `tag`, its attributes, and its `children`; text as
/// strings. Links have `to`, a place in the document, or `href`; drawings are whole, as `source`. Nothing in it is markup, so
/// that a template cannot take a writer's signs for its own. Elements that serve a screen alone are left out.
struct HTMLTree<Addresses: TreeAddresses> {
  private(set) var addresses: Addresses
  private(set) var bytes: [UInt8]
  private var open: [OpenElement] = []
  private var isFirst = true
  /// How many elements are open in which blanks stay.
  private var preformatted = 0
  /// Blanks that are written when text follows.
  private var isBlankPending = false
  /// Whether a line has just begun.
  private var isAfterBreak = false

  private struct OpenElement {
    let name: String
    /// Whether an object was begun for it.
    let isWritten: Bool
  }

  /// Appends to `bytes`.
  init(_ html: [UInt8], _ addresses: Addresses, to bytes: consuming [UInt8]) {
    (self.addresses, self.bytes) = (addresses, bytes)
    self.bytes.append(UInt8(ascii: "["))
    read(html)
    while !open.isEmpty { close() }
    self.bytes.append(UInt8(ascii: "]"))
  }

  private mutating func read(_ html: [UInt8]) {
    var index = 0
    while index < html.count {
      guard html[index] == UInt8(ascii: "<") else {
        let end = html[index...].firstIndex(of: UInt8(ascii: "<")) ?? html.count
        text(html[index..<end])
        index = end
        continue
      }
      index = tag(html, index)
    }
  }

  private mutating func text(_ html: ArraySlice<UInt8>) {
    let text = decoded(html)
    if preformatted > 0 { return string(text) }
    let isBlank = text.utf8.allSatisfy(isWhitespace)
    if isBlank {
      isBlankPending = !isAfterBreak
      return
    }
    let words = text.utf8.split(whereSeparator: isWhitespace).map { String(Substring($0)) }
    let begins = !isAfterBreak && text.utf8.first.map(isWhitespace) ?? false
    let ends = text.utf8.last.map(isWhitespace) ?? false
    string((begins || isBlankPending ? " " : "") + words.joined(separator: " "))
    isBlankPending = ends
  }

  private mutating func string(_ text: String) {
    separate()
    (isBlankPending, isAfterBreak) = (false, false)
    bytes.appendJSON(text, forScript: false)
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  /// Returns where the text goes on.
  private mutating func tag(_ html: [UInt8], _ start: Int) -> Int {
    let isEnd = start + 1 < html.count && html[start + 1] == UInt8(ascii: "/")
    let tag = TagReader(html, start + (isEnd ? 2 : 1))
    let name = tag.name
    if isEnd {
      end(name)
      return tag.end
    }
    let attributes = tag.attributes
    if name == "input", attributes.contains(where: { $0.name == "type" && $0.value == "checkbox" }) {
      string(attributes.contains { $0.name == "checked" } ? "\u{2611}" : "\u{2610}")
      return tag.end
    }
    if skipped.contains(name) || isForScreens(attributes) {
      return voids.contains(name) ? tag.end : endOfElement(html, name, tag.end)
    }
    if name == "svg" {
      let end = endOfElement(html, name, tag.end)
      drawing(html[start..<end], attributes)
      return end
    }
    begin(name, attributes)
    if voids.contains(name) { close() }
    return tag.end
  }

  private mutating func begin(_ name: String, _ attributes: [(name: String, value: String)]) {
    let isInline = inline.contains(name)
    if isInline, isBlankPending { string(" ") }
    isBlankPending = false
    // Further down, an element is what it contains: those who write templates call themselves for each level.
    let isWritten = open.count { $0.isWritten } < mostLevels
    if isWritten {
      separate()
      bytes += "{\"tag\":".utf8
      bytes.appendJSON(name, forScript: false)
      for attribute in attributes { add(attribute.name, attribute.value) }
      bytes += ",\"children\":[".utf8
      isFirst = true
    }
    open.append(OpenElement(name: name, isWritten: isWritten))
    if name == "pre" { preformatted += 1 }
  }

  private mutating func add(_ name: String, _ value: String) {
    var (name, value) = (name, value)
    switch name {
    case "href":
      switch addresses.target(of: value) {
      case .place(let place): (name, value) = ("to", place)
      case .address(let address): value = address
      case .nowhere: return
      }
    case "src":
      guard let file = addresses.picture(value) else { return }
      value = file
    case "id": addresses.found(id: value)
    case "tag", "children", "to": return
    default: break
    }
    member(name, value)
  }

  private mutating func member(_ name: String, _ value: String) {
    bytes.append(UInt8(ascii: ","))
    bytes.appendJSON(name, forScript: false)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendJSON(value, forScript: false)
  }

  private mutating func end(_ name: String) {
    guard open.contains(where: { $0.name == name }) else { return }
    while let last = open.last {
      close()
      if last.name == name { return }
    }
  }

  private mutating func close() {
    let element = open.removeLast()
    if !inline.contains(element.name) { isBlankPending = false }
    isAfterBreak = element.name == "br"
    if element.name == "pre" { preformatted -= 1 }
    if element.isWritten {
      bytes += "]}".utf8
      isFirst = false
    }
  }

  /// One that says nothing is beside words that say the same.
  private mutating func drawing(_ svg: ArraySlice<UInt8>, _ attributes: [(name: String, value: String)]) {
    isBlankPending = false
    separate()
    bytes += "{\"tag\":\"svg\"".utf8
    for (name, value) in attributes where ["class", "height", "aria-hidden"].contains(name) { member(name, value) }
    for name in ["title", "desc"] {
      if let text = content(of: name, in: svg) { member(name, decoded(text)) }
    }
    member("source", String(decoding: svg, as: UTF8.self))
    bytes += ",\"children\":[]}".utf8
  }

  private func content(of name: String, in svg: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let start = svg.firstRange(of: Array("<\(name)>".utf8))?.upperBound,
      let end = svg[start...].firstRange(of: Array("</\(name)>".utf8))?.lowerBound
    else { return nil }
    return svg[start..<end]
  }
}

/// Templates call themselves for each level, and Typst allows some eighty calls within each other.
private let mostLevels = 16

private let voids: Set<String> = ["br", "img", "hr", "input", "col", "source", "track", "wbr"]
private let skipped: Set<String> = [
  "script", "style", "template", "input", "button", "form", "track", "source", "video",
]
private let inline: Set<String> = [
  "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark", "q", "s",
  "samp", "small",
  "span", "strong", "sub", "sup", "time", "var", "br", "wbr",
]

/// Signs for a mouse, and the way back from a note, which stands on the same page.
private func isForScreens(_ attributes: [(name: String, value: String)]) -> Bool {
  attributes.contains { name, value in
    name == "hidden"
      || name == "class"
        && value.split(separator: " ").contains { ["heading-link", "footnote-backref", "unseen"].contains($0) }
  }
}

private func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

/// A tag from its name to its end.
private struct TagReader {
  private(set) var name = ""
  private(set) var attributes: [(name: String, value: String)] = []
  /// Behind its `>`.
  private(set) var end: Int

  init(_ html: [UInt8], _ start: Int) {
    end = start
    name = word(html).lowercased()
    while end < html.count, html[end] != UInt8(ascii: ">") {
      if isWhitespace(html[end]) || html[end] == UInt8(ascii: "/") {
        end += 1
        continue
      }
      let name = word(html)
      if name.isEmpty {
        end += 1
        continue
      }
      attributes.append((name.lowercased(), value(html)))
    }
    end = min(end + 1, html.count)
  }

  private mutating func word(_ html: [UInt8]) -> String {
    let start = end
    while end < html.count, !isWhitespace(html[end]), !Array(">/=\"".utf8).contains(html[end]) { end += 1 }
    return String(decoding: html[start..<end], as: UTF8.self)
  }

  private mutating func value(_ html: [UInt8]) -> String {
    guard end < html.count, html[end] == UInt8(ascii: "=") else { return "" }
    end += 1
    guard end < html.count, html[end] == UInt8(ascii: "\"") else { return word(html) }
    let start = end + 1
    end = html[start...].firstIndex(of: UInt8(ascii: "\"")) ?? html.count
    let value = decoded(html[start..<end])
    end = min(end + 1, html.count)
    return value
  }
}

/// planpress writes `&lt;`, `&gt;`, `&amp;`, `&quot;` and numbers.
private func decoded(_ html: ArraySlice<UInt8>) -> String {
  guard html.contains(UInt8(ascii: "&")) else { return String(decoding: html, as: UTF8.self) }
  var bytes: [UInt8] = []
  var index = html.startIndex
  while index < html.endIndex {
    if html[index] == UInt8(ascii: "&"), let end = html[index...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
      let sign = sign(String(decoding: html[index + 1..<end], as: UTF8.self))
    {
      bytes += String(sign).utf8
      index = end + 1
    } else {
      bytes.append(html[index])
      index += 1
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func sign(_ name: String) -> Unicode.Scalar? {
  switch name {
  case "lt": return "<"
  case "gt": return ">"
  case "amp": return "&"
  case "quot": return "\""
  case "nbsp": return "\u{A0}"
  default: break
  }
  guard name.utf8.first == UInt8(ascii: "#") else { return nil }
  let isHexadecimal = name.dropFirst().first == "x" || name.dropFirst().first == "X"
  return UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
}

/// Behind the end tag that belongs to a tag, over elements of the same name within it.
private func endOfElement(_ html: [UInt8], _ name: String, _ start: Int) -> Int {
  let (begin, close) = (Array("<\(name)".utf8), Array("</\(name)".utf8))
  var depth = 1
  var index = start
  func isTag(_ form: [UInt8]) -> Bool {
    guard html[index...].starts(with: form), index + form.count < html.count else { return false }
    let next = html[index + form.count]
    return isWhitespace(next) || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
  }
  while index < html.count {
    guard html[index] == UInt8(ascii: "<") else {
      index += 1
      continue
    }
    if isTag(close) {
      depth -= 1
    } else if isTag(begin) {
      depth += 1
    }
    index = html[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? html.count
    if depth == 0 { return index }
  }
  return html.count
}
