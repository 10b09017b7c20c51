// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A file's two parts.
package struct SplitText {
  /// Between the fences; empty when the file has no front matter.
  package let frontMatter: ArraySlice<UInt8>
  package let hasFrontMatter: Bool
  package let body: ArraySlice<UInt8>
  /// The number in the file of the body's first line.
  package let bodyLine: Int
}

/// Divides a file at its lines of `---`. Fences that are nearly right are reported, since the fields below them would
/// otherwise be published as text. Returns nil after an error.
package func splitFrontMatter(_ text: ArraySlice<UInt8>, path: String, _ report: inout Report) -> SplitText? {
  let lines = LineCursor(text)
  guard let first = lines.line(at: lines.start) else {
    return SplitText(frontMatter: [], hasFrontMatter: false, body: text, bodyLine: 1)
  }
  guard isFence(first.bytes) else {
    if isNearFence(first.bytes), let next = lines.line(at: first.next), fieldName(next.bytes) != nil {
      let place = Place(path, line: 1, column: 1, excerpt: string(first.bytes))
      report.add(
        .nearMissFence, "the line above the fields is `\(string(first.bytes))` and has to be `---`", at: place,
        help: "write three hyphens and nothing else: `---`", edits: [Edit(replacing: place, with: "---")])
      return nil
    }
    return SplitText(frontMatter: [], hasFrontMatter: false, body: text, bodyLine: 1)
  }
  var number = 2
  var offset = first.next
  var near: (line: Int, text: String)?
  var lastField = 1
  while let line = lines.line(at: offset) {
    if isFence(line.bytes) {
      return SplitText(
        frontMatter: text[first.next..<offset], hasFrontMatter: true, body: text[line.next...], bodyLine: number + 1)
    }
    if near == nil, isNearFence(line.bytes) { near = (number, string(line.bytes)) }
    if near == nil, fieldName(line.bytes) != nil { lastField = number }
    offset = line.next
    number += 1
  }
  if let near {
    let place = Place(path, line: near.line, column: 1, excerpt: near.text)
    report.add(
      .nearMissFence, "the line below the fields is `\(near.text)` and has to be `---`", at: place,
      help: "write three hyphens and nothing else: `---`",
      // Further down, it may be a line of the text.
      edits: near.line == lastField + 1 ? [Edit(replacing: place, with: "---")] : [])
  } else {
    report.add(
      .unclosedFrontMatter, "the fields that begin on line 1 have no closing line `---`",
      at: Place(path, line: lastField, column: 1),
      help: "add a line `---` below the last field, which seems to be this one")
  }
  return nil
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
