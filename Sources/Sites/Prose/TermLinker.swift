import HTML

/// Copies HTML and links the first use of each term on the way: only in running text, never in links, headings, code or
/// where tags stand, and never to the item's own entry.
struct TermLinker {
  private let glossary: Glossary
  private let ownItem: Int
  private var linked: Set<Int> = []
  private var isInTag = false
  /// How deep the open elements are in which nothing is linked.
  private var quietDepth = 0

  init(glossary: Glossary, ownItem: Int) {
    self.glossary = glossary
    self.ownItem = ownItem
  }

  /// `address` writes where a term is found.
  mutating func write(
    _ html: ArraySlice<UInt8>, into writer: inout HTMLWriter, address: (Int, inout HTMLWriter) -> Void
  ) {
    guard !glossary.phrases.isEmpty else {
      html.withUnsafeBufferPointer { writer.raw($0) }
      return
    }
    html.withUnsafeBufferPointer { scan($0, into: &writer, address) }
  }

  private mutating func scan(
    _ html: UnsafeBufferPointer<UInt8>, into writer: inout HTMLWriter, _ address: (Int, inout HTMLWriter) -> Void
  ) {
    var copied = 0
    var index = 0
    while index < html.count {
      if isInTag {
        if html[index] == UInt8(ascii: ">") { isInTag = false }
        index += 1
      } else if html[index] == UInt8(ascii: "<") {
        enterTag(html, at: index)
        index += 1
      } else if html[index] == UInt8(ascii: "&") {
        while index < html.count, html[index] != UInt8(ascii: ";"), html[index] != UInt8(ascii: "<") { index += 1 }
      } else if isWordByte(html[index]) {
        var end = index
        while end < html.count, isWordByte(html[end]) { end += 1 }
        if quietDepth == 0, let phrase = phrase(in: html, from: index, firstWordEnd: end) {
          writer.raw(UnsafeBufferPointer(rebasing: html[copied..<index]))
          let length = phrase.bytes.count
          linked.insert(phrase.item)
          writer.markup("<a class=\"term\" href=\"")
          address(phrase.item, &writer)
          writer.markup("\">")
          writer.raw(UnsafeBufferPointer(rebasing: html[index..<(index + length)]))
          writer.markup("</a>")
          index += length
          copied = index
        } else {
          index = end
        }
      } else {
        index += 1
      }
    }
    writer.raw(UnsafeBufferPointer(rebasing: html[copied...]))
  }

  private mutating func enterTag(_ html: UnsafeBufferPointer<UInt8>, at start: Int) {
    isInTag = true
    let isClosing = start + 1 < html.count && html[start + 1] == UInt8(ascii: "/")
    let nameStart = start + (isClosing ? 2 : 1)
    var end = nameStart
    while end < html.count, isWordByte(html[end]) { end += 1 }
    guard isQuiet(html[nameStart..<end]) else { return }
    quietDepth = max(0, quietDepth + (isClosing ? -1 : 1))
  }

  private func isQuiet(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch name.count {
    case 1: name.first == UInt8(ascii: "a")
    case 2:
      name.first == UInt8(ascii: "h") && (0x31...0x36).contains(name[name.startIndex + 1])
        || name.elementsEqual("th".utf8)
    case 3: name.elementsEqual("pre".utf8) || name.elementsEqual("sup".utf8)
    case 4: name.elementsEqual("code".utf8)
    default: false
    }
  }

  private func phrase(
    in html: UnsafeBufferPointer<UInt8>, from start: Int, firstWordEnd end: Int
  ) -> Glossary.Phrase? {
    guard let candidates = glossary.phrases[wordHash(html[start..<end])] else { return nil }
    return candidates.first { phrase in
      phrase.item != ownItem && !linked.contains(phrase.item) && matches(phrase, html, start)
    }
  }

  private func matches(_ phrase: Glossary.Phrase, _ html: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    let end = start + phrase.bytes.count
    guard end <= html.count else { return false }
    for offset in phrase.bytes.indices {
      var byte = html[start + offset]
      if byte == 0x0A { byte = 0x20 }
      if (phrase.isExact ? byte : lowercase(byte)) != phrase.bytes[offset] { return false }
    }
    return end == html.count || !isWordByte(html[end])
  }
}
