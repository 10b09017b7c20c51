// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Markdown

/// A heading at the beginning of a text that can only be its title.
struct TitleHeading {
  let title: String
  /// The number of its first line in the file, and how many it takes with the blank line after it.
  let line: Int
  let lineCount: Int
  let rest: ArraySlice<UInt8>
  /// The number of the first line of the rest.
  let restLine: Int
}

/// Finds the heading with which a text begins, if it is of level 1, or above all others of the text.
func titleHeading(of body: ArraySlice<UInt8>, firstLine: Int) -> TitleHeading? {
  var start = body.startIndex
  var line = firstLine
  while let end = lineEnd(in: body, from: start) {
    if let comment = endOfComment(in: body, from: start) {
      line += comment.lineCount
      start = comment.next
      continue
    }
    if !body[start..<end.text].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { break }
    start = end.next
    line += 1
  }
  guard let first = lineEnd(in: body, from: start) else { return nil }
  let words = body[start..<first.text]
  var next = first.next
  var lineCount = 1
  if let level = headingLevel(words) {
    if level > 1, hasHeading(body[next...], upTo: level) { return nil }
  } else if let second = lineEnd(in: body, from: next), isUnderline(body[next..<second.text]) {
    next = second.next
    lineCount = 2
  } else {
    return nil
  }
  var ignored = Report()
  let parsed = parseMarkdown(body[start..<next], path: "", firstLine: 1, options: MarkdownOptions(), report: &ignored)
  guard let heading = parsed?.document.headings.first, !heading.title.isEmpty else { return nil }
  let restLine = line + lineCount
  if let blank = lineEnd(in: body, from: next), blank.text == next { lineCount += 1 }
  return TitleHeading(title: heading.title, line: line, lineCount: lineCount, rest: body[next...], restLine: restLine)
}

/// The only heading of level 1 of a text that begins with something else.
struct LaterTitle {
  let words: String
  /// The number of its line in the file, and how many it takes with the blank line after it.
  let line: Int
  let lineCount: Int
  /// The text with a blank line in its place.
  let rest: ArraySlice<UInt8>
}

func laterTitle(of text: ArraySlice<UInt8>) -> LaterTitle? {
  var start = text.startIndex
  var line = 1
  var found: (line: Int, start: Int, end: Int, next: Int)?
  while let end = lineEnd(in: text, from: start) {
    let words = text[start..<end.text]
    // What is in code is none, and who knows where code ends.
    if words.starts(with: "```".utf8) || words.starts(with: "~~~".utf8) || isUnderline(words) { return nil }
    if headingLevel(words) == 1 {
      guard found == nil else { return nil }
      found = (line, start, end.text, end.next)
    }
    start = end.next
    line += 1
  }
  guard let found else { return nil }
  var ignored = Report()
  let parsed = parseMarkdown(
    text[found.start..<found.next], path: "", firstLine: 1, options: MarkdownOptions(), report: &ignored)
  guard let title = parsed?.document.headings.first?.title, !title.isEmpty else { return nil }
  let isFollowedByBlank = lineEnd(in: text, from: found.next).map { $0.text == found.next } ?? false
  let rest = Array(text[..<found.start]) + Array(text[found.end...])
  return LaterTitle(
    words: title, line: found.line, lineCount: isFollowedByBlank ? 2 : 1, rest: rest[...])
}

/// Where the lines of a comment for writers end, `<!-- like this -->`, which is left out of the page anyway.
private func endOfComment(in body: ArraySlice<UInt8>, from start: Int) -> (next: Int, lineCount: Int)? {
  guard body[start...].starts(with: "<!--".utf8) else { return nil }
  var next = start
  var lineCount = 0
  while let end = lineEnd(in: body, from: next), lineCount < 100 {
    let words = String(decoding: body[next..<end.text], as: UTF8.self)
    (next, lineCount) = (end.next, lineCount + 1)
    if let close = words.firstRange(of: "-->") {
      return words[close.upperBound...].allSatisfy { $0 == " " } ? (next, lineCount) : nil
    }
  }
  return nil
}

private func lineEnd(in body: ArraySlice<UInt8>, from start: Int) -> (text: Int, next: Int)? {
  guard start < body.endIndex else { return nil }
  let text = body[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? body.endIndex
  guard text < body.endIndex else { return (text, text) }
  let isPair = body[text] == 0x0D && text + 1 < body.endIndex && body[text + 1] == 0x0A
  return (text, text + (isPair ? 2 : 1))
}

/// Of a heading with `#` (CommonMark 0.31, 4.2).
private func headingLevel(_ line: ArraySlice<UInt8>) -> Int? {
  let text = line.drop { $0 == 0x20 }
  let level = text.prefix { $0 == UInt8(ascii: "#") }.count
  guard line.count - text.count <= 3, (1...6).contains(level), let after = text.dropFirst(level).first,
    after == 0x20 || after == 0x09
  else { return nil }
  return level
}

/// Of a heading of level 1 with a line below it (4.3), after which its text is no more than one line.
private func isUnderline(_ line: ArraySlice<UInt8>) -> Bool {
  line.first == UInt8(ascii: "=") && line.allSatisfy { $0 == UInt8(ascii: "=") || $0 == 0x20 }
}

/// Whether a text may have a heading that is not below one of `level`. What only looks like one, in a block of code, counts.
private func hasHeading(_ text: ArraySlice<UInt8>, upTo level: Int) -> Bool {
  text.split { $0 == 0x0A || $0 == 0x0D }.contains { line in
    headingLevel(line).map { $0 <= level } ?? (isUnderline(line) || line.allSatisfy { $0 == UInt8(ascii: "-") })
  }
}
