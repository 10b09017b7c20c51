// SPDX-License-Identifier: Apache-2.0

import Bytes

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
  /// Whether nothing is yet in the item or quotation that was begun.
  private var isFresh = false
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
    case .run(let run): add(UnsafeBufferPointer(rebasing: html[run]))
    case .text(let text): text.withUnsafeBufferPointer { add($0) }
    case .open(let tag, let attributes): open(tag, attributes, html)
    case .close(let tag): close(tag, html)
    }
  }

  // MARK: Text

  private mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    // Of the run that is looked through, so that each is looked for once.
    var end = 0
    while index < text.count {
      let byte = text[index]
      if isPreformatted ? byte == 0x0A : isLayout(byte) {
        if isPreformatted { lineEnds += 1 } else { isBlankPending = true }
        index += 1
        continue
      }
      let isAtBeginning = separate()
      if isPreformatted {
        let start = index
        while index < text.count, text[index] != 0x0A { index += 1 }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        continue
      }
      if isAtBeginning { escapeBeginning(text, &index) }
      let start = index
      // A blank between two words is a part of the text.
      if end <= index { end = endOfPlainRun(text, from: index) }
      index = nextMark(text, from: index, upTo: end)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      // What stands for `<` and `&` comes here, too.
      guard index < text.count else { return }
      if isMark(text[index]) || text[index] == UInt8(ascii: "&") {
        if text[index] != UInt8(ascii: "|") || isInCell { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(text[index])
        index += 1
      } else if text[index] < 0x20, index == start {
        // Layout comes again from the top; another control says nothing.
        index += isLayout(text[index]) ? 0 : 1
      }
    }
  }

  /// What is a mark at the beginning of a line alone: of headings, lists, quotations and rules.
  private mutating func escapeBeginning(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    switch text[index] {
    case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ">"), UInt8(ascii: "="):
      bytes.append(UInt8(ascii: "\\"))
    case 0x30...0x39:
      let start = index
      while index < text.count, (0x30...0x39).contains(text[index]) { index += 1 }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      guard index < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ")") else { return }
      bytes.append(UInt8(ascii: "\\"))
    default: break
    }
  }

  /// Writes what stands between the sign before and the next one; whether that is at the beginning of a line.
  @discardableResult private mutating func separate() -> Bool {
    defer { (lineEnds, isBlankPending, isFresh) = (0, false, false) }
    if lineEnds > 0, !isInCell {
      if !bytes.isEmpty {
        for number in 0..<lineEnds {
          bytes.append(0x0A)
          if prefix.isEmpty { continue }
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
    bytes.append(text)
  }

  /// A mark that closes belongs to the sign before it.
  private mutating func writeClosing(_ text: StaticString) { bytes.append(text) }

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
      if isFresh {
        isBlankPending = false
        return
      }
      endParagraph()
    case .quotation:
      endParagraph()
      separate()
      bytes.append("> ")
      prefix += Array("> ".utf8)
      isFresh = true
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
      let address = attribute(hrefMark, attributes, html)
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
      bytes.append(cells == 0 ? "| " : " ")
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
      bytes.append(" |")
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
    (isBlankPending, isFresh) = (false, true)
  }

  private mutating func closeRow() {
    guard isHeadOfTable, cells > 0 else { return }
    isHeadOfTable = false
    lineEnds = 1
    separate()
    bytes.append(UInt8(ascii: "|"))
    for _ in 0..<cells { bytes.append(" --- |") }
    lineEnds = 1
  }

  private mutating func image(_ attributes: Range<Int>, _ html: UnsafeBufferPointer<UInt8>) {
    guard let source = attribute(sourceMark, attributes, html) else { return }
    write("![")
    if let alternative = attribute(alternativeMark, attributes, html) {
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

private func isLayout(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

/// Where a run that is looked through has a mark, or ends.
private func nextMark(_ text: UnsafeBufferPointer<UInt8>, from start: Int, upTo end: Int) -> Int {
  let run = UnsafeBufferPointer(rebasing: text[..<end])
  var index = start
  while true {
    index = run.firstIndex(from: index) { bytes in
      bytes.within(UInt8(ascii: "[")...UInt8(ascii: "`")) | bytes.within(UInt8(ascii: "|")...UInt8(ascii: "~"))
        | bytes.equal(UInt8(ascii: "*")) | bytes.equal(UInt8(ascii: "<"))
    }
    if index == end || isMark(run[index]) { return index }
    index += 1
  }
}

/// Whether a byte may be a mark wherever it stands.
private func isMark(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
    UInt8(ascii: "]"),
    UInt8(ascii: "<"), UInt8(ascii: "|"), UInt8(ascii: "~"):
    true
  default: false
  }
}

private let hrefMark = Array(" href=\"".utf8)
private let sourceMark = Array(" src=\"".utf8)
private let alternativeMark = Array(" alt=\"".utf8)
