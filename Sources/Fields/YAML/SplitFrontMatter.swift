// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A file's two parts.
package struct SplitText {
  /// Between the fences; empty when the file has no front matter.
  package let frontMatter: ArraySlice<UInt8>
  package let hasFrontMatter: Bool
  /// The number in the file of the first line of fields.
  package let fieldsLine: Int
  package let body: ArraySlice<UInt8>
  /// The number in the file of the body's first line.
  package let bodyLine: Int

  package init(
    frontMatter: ArraySlice<UInt8>, hasFrontMatter: Bool, fieldsLine: Int = 2, body: ArraySlice<UInt8>, bodyLine: Int
  ) {
    (self.frontMatter, self.hasFrontMatter, self.fieldsLine) = (frontMatter, hasFrontMatter, fieldsLine)
    (self.body, self.bodyLine) = (body, bodyLine)
  }

  /// A file without fields, of which the title is known.
  package init(title: String, body: ArraySlice<UInt8>, bodyLine: Int) {
    self.init(
      frontMatter: Array("title: \(inQuotationMarks(title))\n".utf8)[...], hasFrontMatter: false, fieldsLine: 1,
      body: body, bodyLine: bodyLine)
  }
}

/// Divides a file at its lines of `---`. Fences that are nearly right are reported, since the fields below them would
/// otherwise be published as text, and then taken as they were meant. Returns nil where there are none between them.
package func splitFrontMatter(_ text: ArraySlice<UInt8>, path: String, _ report: inout Report) -> SplitText? {
  let lines = LineCursor(text)
  let none = SplitText(frontMatter: [], hasFrontMatter: false, body: text, bodyLine: 1)
  guard var first = lines.line(at: lines.start) else { return none }
  var number = 1
  if first.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
    guard let fence = lines.fenceBelowBlanks() else { return none }
    (first, number) = ((fence.bytes, fence.next), fence.number)
    report.add(
      .nearMissFence, "the line above the fields is the first line of a file, and there is a blank one before it",
      at: Place(path, line: 1, column: 1), help: "remove the blank lines at the top",
      edits: [Edit(replacing: number - 1, linesFrom: 1, of: path)])
  } else if !isFence(first.bytes) {
    guard isNearFence(first.bytes), let next = lines.line(at: first.next), fieldName(next.bytes) != nil else {
      return none
    }
    let place = Place(path, line: 1, column: 1, excerpt: string(first.bytes))
    report.add(
      .nearMissFence, "the line above the fields is `\(string(first.bytes))` and has to be `---`", at: place,
      help: "write three hyphens and nothing else: `---`", edits: [Edit(replacing: place, with: "---")])
  }
  return close(lines, first.next, fieldsLine: number + 1, path, &report)
}

/// Finds the line below the fields, which begin at `start`.
private func close(
  _ lines: LineCursor, _ start: Int, fieldsLine: Int, _ path: String, _ report: inout Report
) -> SplitText? {
  let text = lines.text
  var number = fieldsLine
  var offset = start
  var near: (line: Int, text: String, start: Int, next: Int)?
  var lastField = (number: fieldsLine - 1, next: start)
  func parts(_ end: Int, _ next: Int, _ bodyLine: Int) -> SplitText {
    SplitText(
      frontMatter: text[start..<end], hasFrontMatter: true, fieldsLine: fieldsLine, body: text[next...],
      bodyLine: bodyLine)
  }
  while let line = lines.line(at: offset) {
    if isFence(line.bytes) { return parts(offset, line.next, number + 1) }
    if near == nil, isNearFence(line.bytes) { near = (number, string(line.bytes), offset, line.next) }
    if near == nil, fieldName(line.bytes) != nil { lastField = (number, line.next) }
    offset = line.next
    number += 1
  }
  guard let near else {
    report.add(
      .unclosedFrontMatter, "the fields that begin on line \(fieldsLine - 1) have no closing line `---`",
      at: Place(path, line: lastField.number, column: 1),
      help: "add a line `---` below the last field, which seems to be this one")
    return lastField.next == start ? nil : parts(lastField.next, lastField.next, lastField.number + 1)
  }
  let place = Place(path, line: near.line, column: 1, excerpt: near.text)
  report.add(
    .nearMissFence, "the line below the fields is `\(near.text)` and has to be `---`", at: place,
    help: "write three hyphens and nothing else: `---`",
    // Further down, it may be a line of the text.
    edits: near.line == lastField.number + 1 ? [Edit(replacing: place, with: "---")] : [])
  return parts(near.start, near.next, near.line + 1)
}

private struct LineCursor {
  let text: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) { self.text = text }

  var start: Int { text.startIndex }

  func line(at offset: Int) -> (bytes: ArraySlice<UInt8>, next: Int)? {
    guard offset < text.endIndex else { return nil }
    var end = offset
    while end < text.endIndex, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
    var next = end + 1
    if end < text.endIndex, text[end] == 0x0D, next < text.endIndex, text[next] == 0x0A { next += 1 }
    return (text[offset..<end], min(next, text.endIndex))
  }
}

extension LineCursor {
  /// The line `---` above fields, where only blank lines are before it.
  fileprivate func fenceBelowBlanks() -> (bytes: ArraySlice<UInt8>, next: Int, number: Int)? {
    var number = 1
    var offset = start
    while let line = line(at: offset) {
      if isFence(line.bytes) {
        guard let field = self.line(at: line.next), fieldName(field.bytes) != nil else { return nil }
        return (line.bytes, line.next, number)
      }
      guard line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
      offset = line.next
      number += 1
    }
    return nil
  }
}

private func isFence(_ line: ArraySlice<UInt8>) -> Bool {
  line.starts(with: [0x2D, 0x2D, 0x2D]) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
}

/// Two, four or five hyphens, dashes, other fences, or white space before the hyphens.
private func isNearFence(_ line: ArraySlice<UInt8>) -> Bool {
  // Nearly every line begins with a letter, and needs no closer look.
  guard let first = line.first, !(0x61...0x7A).contains(first | 0x20), first != UInt8(ascii: "#") else { return false }
  let text = string(line).filter { !$0.isWhitespace }
  guard !text.isEmpty, text.count <= 8 else { return false }
  if text == "+++" || text == "..." || text == "===" || text == "***" { return true }
  return text.count >= 1 && text.allSatisfy { "-–—‐‑−".contains($0) } && (text.utf8.count > 1)
}

/// The key of a line `key: value`.
private func fieldName(_ line: ArraySlice<UInt8>) -> String? {
  guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
  let key = line[..<colon]
  return key.allSatisfy({ $0 == 0x2D || $0 == 0x5F || (0x61...0x7A).contains($0 | 0x20) }) ? string(key) : nil
}

private func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
