// SPDX-License-Identifier: Apache-2.0

import HTML

/// Copies HTML and links the first use of each term, and of each identifier of a norm or standard, on the way: only in running text, never in links, headings, code or
/// where tags are, and never to the item's own entry.
struct TermLinker {
  private let glossary: Glossary
  private let ownItem: Int
  /// The terms that were linked, in the order of the text.
  private(set) var terms: [Int] = []
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
    guard !glossary.isEmpty else {
      html.withUnsafeBufferPointer { writer.trusted($0) }
      return
    }
    Letters.use { letters in html.withUnsafeBufferPointer { scan($0, letters, into: &writer, address) } }
  }

  private mutating func scan(
    _ html: UnsafeBufferPointer<UInt8>, _ letters: Letters, into writer: inout HTMLWriter,
    _ address: (Int, inout HTMLWriter) -> Void
  ) {
    var copied = 0
    var index = 0
    while index < html.count {
      let byte = html[index]
      if isInTag {
        if byte == UInt8(ascii: ">") { isInTag = false }
        index += 1
      } else if byte == UInt8(ascii: "<") {
        enterTag(html, at: index)
        index += 1
      } else if byte == UInt8(ascii: "&") {
        while index < html.count, html[index] != UInt8(ascii: ";"), html[index] != UInt8(ascii: "<") { index += 1 }
      } else {
        let word = letters.word(in: html, from: index)
        if quietDepth == 0, let hash = word.hash, let (item, end) = term(in: html, from: index, hash, letters) {
          writer.trusted(UnsafeBufferPointer(rebasing: html[copied..<index]))
          linked.insert(item)
          terms.append(item)
          writer.markup("<a class=\"term\" href=\"")
          address(item, &writer)
          writer.markup("\">")
          writer.trusted(UnsafeBufferPointer(rebasing: html[index..<end]))
          writer.markup("</a>")
          index = end
          copied = index
        } else {
          index = word.end
        }
      }
    }
    writer.trusted(UnsafeBufferPointer(rebasing: html[copied...]))
  }

  private mutating func enterTag(_ html: UnsafeBufferPointer<UInt8>, at start: Int) {
    isInTag = true
    let isClosing = start + 1 < html.count && html[start + 1] == UInt8(ascii: "/")
    let nameStart = start + (isClosing ? 2 : 1)
    var end = nameStart
    while end < html.count, isLetterOrDigit(html[end]) { end += 1 }
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
    case 7: name.elementsEqual("summary".utf8)
    default: false
    }
  }

  /// The term with the longest name that begins here, and where the name ends.
  private func term(
    in html: UnsafeBufferPointer<UInt8>, from start: Int, _ hash: UInt64, _ letters: Letters
  ) -> (item: Int, end: Int)? {
    guard let phrases = glossary.phrases(hash) else { return nil }
    var found: (item: Int, end: Int)?
    letters.follow(phrases, in: html, from: start) { names, end in
      if let name = names.first(where: { mayLink($0, letters, html, start..<end) }) { found = (name.item, end) }
    }
    return found
  }

  private func mayLink(
    _ name: Glossary.Phrase, _ letters: Letters, _ html: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    guard name.item != ownItem, !linked.contains(name.item) else { return false }
    if name.isIdentifier, html.isWithinIdentifier(range) { return false }
    return name.exact.map { letters.isWritten($0, in: html, from: range.lowerBound) } ?? true
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether an identifier goes on before or behind: `13(c)` in `2.13(c)`, `GV.OC` in `GV.OC-01`.
  fileprivate func isWithinIdentifier(_ range: Range<Int>) -> Bool {
    func joins(_ sign: Int, _ other: Int) -> Bool {
      guard indices.contains(sign), indices.contains(other) else { return false }
      return ".-/_:(".utf8.contains(self[sign]) && isLetterOrDigit(self[other])
    }
    return joins(range.lowerBound - 1, range.lowerBound - 2) || joins(range.upperBound, range.upperBound + 1)
  }
}

extension Letters {
  /// What begins here: a character of no word, without a hash, or a word up to where the next may begin.
  fileprivate func word(in html: UnsafeBufferPointer<UInt8>, from start: Int) -> (hash: UInt64?, end: Int) {
    let (first, length) = html.scalar(at: start)
    let writing = kind(first)
    var end = start + length
    if writing == .none { return (nil, end) }
    var hash = WordHash()
    hash.add(folded(first))
    if writing == .unspaced { return (hash.value, end) }
    while end < html.count {
      let (next, length) = html.scalar(at: end)
      guard kind(next) == writing else {
        guard isUnseen(next) else { break }
        end += length
        continue
      }
      if !writing.isHashedByCharacter { hash.add(folded(next)) }
      end += length
    }
    return (hash.value, end)
  }

  /// Reads on from where names may begin, and calls `found` wherever some of them end and no word goes on, each time with
  /// longer names.
  fileprivate func follow(
    _ names: ArraySlice<Glossary.Phrase>, in html: UnsafeBufferPointer<UInt8>, from start: Int,
    found: (ArraySlice<Glossary.Phrase>, Int) -> Void
  ) {
    var names = names
    var (depth, end, last) = (0, start, UInt32(0))
    while !names.isEmpty {
      let complete = names.ending(at: depth)
      let next = seen(in: html, from: end)
      if !complete.isEmpty, next.map({ mayEnd(after: last, before: $0.scalar) }) ?? true { found(complete, end) }
      guard let next else { return }
      last = folded(next.scalar)
      names = names[complete.endIndex...].going(on: last, at: depth)
      depth += 1
      end = next.end
    }
  }

  /// Whether an abbreviation that begins here is written as it is in the glossary.
  fileprivate func isWritten(_ name: [UInt32], in html: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    var end = start
    for wanted in name {
      guard let next = seen(in: html, from: end), plain(next.scalar) == wanted else { return false }
      end = next.end
    }
    return true
  }

  /// The next character that is seen, and where it ends; nil at the end of the text.
  private func seen(in html: UnsafeBufferPointer<UInt8>, from start: Int) -> (scalar: UInt32, end: Int)? {
    var start = start
    while start < html.count {
      let (scalar, length) = html.scalar(at: start)
      if !isUnseen(scalar) { return (scalar, start + length) }
      start += length
    }
    return nil
  }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  default: false
  }
}
