// SPDX-License-Identifier: Apache-2.0

/// Prose that planpress has rendered, as Markdown (CommonMark with GitHub's tables): for programs that read text and not pages.
/// Drawings and what only leads around on a page are left out; links lead where those of the page lead. Made once per page, and so
/// byte by byte.
package func markdown(ofProse html: [UInt8]) -> [UInt8] {
  html.withUnsafeBufferPointer { html in
    var writer = MarkdownWriter(reserving: html.count)
    var reader = ProseTags(html)
    while let event = reader.next() { writer.add(event, in: html) }
    return writer.finished
  }
}

private struct MarkdownWriter {
  private var bytes: [UInt8] = []
  /// What begins each line: quotations and the inside of items.
  private var prefix: [UInt8] = []
  private var lists: [List] = []
  private var lineEnds = 0
  private var isBlankPending = false
  private var isPreformatted = false
  private var isInCell = false
  private var cells = 0
  private var isHeadOfTable = false
  /// Where links lead that are open.
  private var addresses: [Range<Int>?] = []

  private struct List {
    let isOrdered: Bool
    var number = 0
    /// How long the prefix was before its item.
    var indentation = 0
  }

  init(reserving capacity: Int) { bytes.reserveCapacity(capacity) }

  var finished: [UInt8] { bytes.isEmpty ? [] : bytes + [0x0A] }

  mutating func add(_ event: ProseTags.Event, in html: UnsafeBufferPointer<UInt8>) {
    switch event {
    case .byte(let byte): add(byte)
    case .text(let text): for byte in text { add(byte) }
    case .open(let tag, let attributes): open(tag, attributes, html)
    case .close(let tag): close(tag, html)
    }
  }

  // MARK: Text

  private mutating func add(_ byte: UInt8) {
    if !isPreformatted, byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
      isBlankPending = true
      return
    }
    if isPreformatted, byte == 0x0A {
      lineEnds += 1
      return
    }
    let isAtBeginning = separate()
    if !isPreformatted, isMark(byte, isAtBeginning) { bytes.append(UInt8(ascii: "\\")) }
    bytes.append(byte)
  }

  private func isMark(_ byte: UInt8, _ isAtBeginning: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
      UInt8(ascii: "]"),
      UInt8(ascii: "<"):
      true
    case UInt8(ascii: "|"): isInCell
    case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ">"), UInt8(ascii: "="),
      UInt8(ascii: "~"):
      isAtBeginning
    case UInt8(ascii: "."), UInt8(ascii: ")"): isNumberAtBeginning
    default: false
    }
  }

  /// Whether the line has nothing but a number yet, which would begin a list.
  private var isNumberAtBeginning: Bool {
    let digits = bytes.reversed().prefix { (0x30...0x39).contains($0) }.count
    guard digits > 0 else { return false }
    let start = bytes.count - digits
    return start == 0 || bytes[start - 1] == 0x0A
      || bytes[..<start].hasSuffix(prefix) && isLineStart(start - prefix.count)
  }

  private func isLineStart(_ index: Int) -> Bool { index == 0 || index > 0 && bytes[index - 1] == 0x0A }

  /// Writes what stands between the sign before and the next one; whether that is at the beginning of a line.
  @discardableResult private mutating func separate() -> Bool {
    defer { (lineEnds, isBlankPending) = (0, false) }
    if lineEnds > 0, !isInCell {
      if !bytes.isEmpty {
        for number in 0..<lineEnds {
          bytes.append(0x0A)
          if number < lineEnds - 1 { bytes += prefix.droppingBlanksAtEnd } else { bytes += prefix }
        }
      } else {
        bytes += prefix
      }
      return true
    }
    if bytes.isEmpty { return true }
    if isBlankPending || lineEnds > 0, let last = bytes.last, last != 0x0A, last != 0x20 { bytes.append(0x20) }
    return false
  }

  private mutating func endParagraph() { lineEnds = max(lineEnds, 2) }

  private mutating func write(_ text: StaticString) {
    separate()
    bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// A mark that closes belongs to the sign before it.
  private mutating func writeClosing(_ text: StaticString) {
    bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  // MARK: Elements

  private mutating func open(
    _ tag: ProseTag, _ attributes: Range<Int>, _ html: UnsafeBufferPointer<UInt8>
  ) {
    switch tag {
    case .heading(let level):
      endParagraph()
      separate()
      bytes += repeatElement(UInt8(ascii: "#"), count: level)
      bytes.append(0x20)
    case .paragraph, .block:
      if let last = lists.last, isItemFresh(last) {
        isBlankPending = false
        return
      }
      endParagraph()
    case .quotation:
      endParagraph()
      separate()
      bytes += Array("> ".utf8)
      prefix += Array("> ".utf8)
    case .list(let isOrdered):
      if lists.isEmpty { endParagraph() } else { lineEnds = max(lineEnds, 1) }
      lists.append(List(isOrdered: isOrdered))
    case .item: openItem()
    case .term:
      endParagraph()
      write("**")
    case .line:
      guard !isInCell else {
        isBlankPending = true
        return
      }
      if !bytes.isEmpty { bytes.append(UInt8(ascii: "\\")) }
      lineEnds = max(lineEnds, 1)
    case .strong: write("**")
    case .emphasis: write("*")
    case .deletion: write("~~")
    case .code: if !isPreformatted { write("`") }
    case .preformatted:
      endParagraph()
      write("```")
      (isPreformatted, lineEnds) = (true, 1)
    case .link:
      let address = attribute("href", attributes, html)
      addresses.append(address)
      if address != nil { write("[") }
    case .image: image(attributes, html)
    case .rule:
      endParagraph()
      write("---")
      endParagraph()
    case .row:
      lineEnds = max(lineEnds, cells == 0 && !isHeadOfTable ? 2 : 1)
      cells = 0
    case .cell(let isHead):
      separate()
      isInCell = true
      if isHead, cells == 0 { isHeadOfTable = true }
      bytes += Array(cells == 0 ? "| ".utf8 : " ".utf8)
      cells += 1
    case .reference: write("[^")
    }
  }

  private mutating func close(_ tag: ProseTag, _ html: UnsafeBufferPointer<UInt8>) {
    switch tag {
    case .heading, .paragraph, .block: endParagraph()
    case .quotation:
      prefix.removeLast(2)
      endParagraph()
    case .list:
      if !lists.isEmpty { lists.removeLast() }
      lineEnds = max(lineEnds, lists.isEmpty ? 2 : 1)
    case .item:
      if let last = lists.last { prefix.removeLast(min(prefix.count, prefix.count - last.indentation)) }
      // Items stay together, whatever is in them.
      lineEnds = min(max(lineEnds, 1), 1)
    case .term:
      writeClosing("**")
      endParagraph()
    case .strong: writeClosing("**")
    case .emphasis: writeClosing("*")
    case .deletion: writeClosing("~~")
    case .code: if !isPreformatted { writeClosing("`") }
    case .preformatted:
      isPreformatted = false
      lineEnds = 1
      write("```")
      endParagraph()
    case .link:
      guard let address = addresses.popLast() ?? nil else { return }
      writeClosing("](")
      bytes += decoded(html[address])
      writeClosing(")")
    case .row: closeRow()
    case .cell:
      isInCell = false
      bytes += Array(" |".utf8)
      (isBlankPending, lineEnds) = (false, 0)
    case .reference: writeClosing("]")
    case .line, .image, .rule: break
    }
  }

  private mutating func openItem() {
    guard var last = lists.last else { return endParagraph() }
    lineEnds = max(lineEnds, last.number == 0 && lists.count == 1 ? 2 : 1)
    separate()
    last.number += 1
    last.indentation = prefix.count
    lists[lists.count - 1] = last
    let mark = last.isOrdered ? Array("\(last.number). ".utf8) : Array("- ".utf8)
    bytes += mark
    prefix += repeatElement(0x20, count: mark.count)
    isBlankPending = false
  }

  /// Whether nothing is in the item yet.
  private func isItemFresh(_ list: List) -> Bool {
    list.number > 0 && lineEnds == 0 && bytes.last == 0x20
  }

  private mutating func closeRow() {
    guard isHeadOfTable, cells > 0 else { return }
    isHeadOfTable = false
    lineEnds = 1
    separate()
    bytes.append(UInt8(ascii: "|"))
    for _ in 0..<cells { bytes += Array(" --- |".utf8) }
    lineEnds = 1
  }

  private mutating func image(_ attributes: Range<Int>, _ html: UnsafeBufferPointer<UInt8>) {
    guard let source = attribute("src", attributes, html) else { return }
    write("![")
    if let alternative = attribute("alt", attributes, html) {
      bytes += decoded(html[alternative]).filter { $0 != 0x5D }
    }
    writeClosing("](")
    bytes += decoded(html[source])
    writeClosing(")")
  }
}

extension [UInt8] {
  fileprivate var droppingBlanksAtEnd: ArraySlice<UInt8> {
    var rest = self[...]
    while rest.last == 0x20 { rest.removeLast() }
    return rest
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
