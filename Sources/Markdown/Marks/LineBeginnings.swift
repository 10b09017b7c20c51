// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Finds lines of a paragraph that begin with something that looks like a mark: without its blank, of another tool, or a
/// bullet of a word processor.
func findLineBeginnings(in text: InlineText, _ findings: inout Findings) {
  guard text.kind == .paragraph else { return }
  let lines = text.lines.filter { !$0.isEmpty }
  let dashes = dashCount(text, lines)
  for line in lines {
    findings.add(
      headingWithoutBlank(text, line, of: lines) ?? itemWithoutBlank(text, line, of: lines)
        ?? numberWithoutBlank(text, line, of: lines) ?? itemTooFarRight(text, line, of: lines)
        ?? typedBullet(text, line) ?? typedDash(text, line, of: lines, dashes) ?? typedBox(text, line, of: lines)
        ?? wikiItem(text, line, of: lines) ?? foreignLine(text, line, of: lines) ?? foreignBeginning(text, line))
  }
}

// MARK: Marks without their blank

/// `##Aims`
private func headingWithoutBlank(_ text: InlineText, _ line: Range<Int>, of lines: [Range<Int>]) -> Finding? {
  let hashes = text.bytes[line].prefix { $0 == UInt8(ascii: "#") }.count
  let first = text.at(line.lowerBound + hashes)
  guard (1...6).contains(hashes), first.isWordPart else { return nil }
  let word = firstWord(text, line)
  // A single sign begins a hashtag or a number more often than a heading.
  if hashes == 1 {
    guard lines.count == 1, first.isCapital, word.count < line.count,
      text.bytes[line].dropFirst().allSatisfy({ $0 != UInt8(ascii: "#") }),
      text.bytes[word].dropFirst(2).allSatisfy({ !$0.isCapital && $0.isLetter }),
      !(text.bytes[line].last?.isPunctuation ?? true)
    else { return nil }
  }
  return withoutBlank(text, word, after: hashes, "makes no heading", "a heading")
}

/// `-clean`, `*clean`, `+clean`
private func itemWithoutBlank(_ text: InlineText, _ line: Range<Int>, of lines: [Range<Int>]) -> Finding? {
  let mark = text[line.lowerBound]
  guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "+"),
    text.at(line.lowerBound + 1).isLetter, !isTypographicBlank(text, line.lowerBound + 1)
  else { return nil }
  let alike = lines.filter { text[$0.lowerBound] == mark && text.at($0.lowerBound + 1).isLetter }.count
  let isFirst = line == lines.first
  // A single `-word` in the middle of a paragraph is the rest of a compound, and `*word` a note.
  guard alike > 1 || (isFirst && mark == UInt8(ascii: "-") && firstWord(text, line).count > 3) else { return nil }
  if text.bytes[line].dropFirst().prefix(while: { $0 != 0x20 }).contains(mark) { return nil }
  return withoutBlank(text, firstWord(text, line), after: 1, "does not begin an item of a list", "a list")
}

/// `1.First`, `1)First`
private func numberWithoutBlank(_ text: InlineText, _ line: Range<Int>, of lines: [Range<Int>]) -> Finding? {
  guard let length = numberLength(text, line), isWord(text, line.lowerBound + length, line) else { return nil }
  let alike = lines.filter { line in numberLength(text, line).map { isWord(text, line.lowerBound + $0, line) } ?? false
  }
  guard line == lines.first || alike.count > 1 else { return nil }
  let word = firstWord(text, line)
  if Months.contains(text.typed(word.dropFirst(length)).words) { return nil }
  return withoutBlank(text, word, after: length, "does not begin an item of a list", "a numbered list")
}

private func numberLength(_ text: InlineText, _ line: Range<Int>) -> Int? {
  let digits = text.bytes[line].prefix { $0.isDigit }.count
  let mark = text.at(line.lowerBound + digits)
  guard (1...3).contains(digits), mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else { return nil }
  return digits + 1
}

/// Two letters at least, of which no more than the first is a capital, and no dot behind them, as in `3.x` or `2.zip`.
private func isWord(_ text: InlineText, _ start: Int, _ line: Range<Int>) -> Bool {
  guard start + 1 < line.upperBound, text[start].isLetter, text[start + 1].isLetter, !text[start + 1].isCapital,
    !isTypographicBlank(text, start)
  else { return false }
  return true
}

private func withoutBlank(_ text: InlineText, _ word: Range<Int>, after length: Int, _ what: String, _ kind: String)
  -> Finding
{
  let typed = text.typed(word).words
  let mark = text.typed(word.lowerBound..<word.lowerBound + length).words
  let right = "\(mark) \(typed.dropFirst(length))"
  return Finding(
    .strayMark, "`\(typed)` \(what): a space is missing after `\(mark)`", at: word,
    help: "write `\(right)`; where the sign is meant as such: `\(escaped(typed, length))`", replacement: right)
}

/// How the words are written so that their mark is a sign.
private func escaped(_ typed: String, _ length: Int) -> String {
  if typed.first?.isNumber == true {
    return "\(typed.prefix(length - 1))\\\(typed.dropFirst(length - 1))"
  }
  return "\\" + typed
}

private func firstWord(_ text: InlineText, _ line: Range<Int>) -> Range<Int> {
  line.lowerBound..<(text.bytes[line].firstIndex { $0.isBlank || InlineText.Sign.isEmpty($0) } ?? line.upperBound)
}

/// A non-breaking blank.
private func isTypographicBlank(_ text: InlineText, _ index: Int) -> Bool { text.hasPrefix("\u{A0}", at: index) }

// MARK: Items that are indented too much

/// `- clean` and `1. First` in a paragraph: a line that begins so is an item, but where it is indented so far that it would
/// be code.
private func itemTooFarRight(_ text: InlineText, _ line: Range<Int>, of lines: [Range<Int>]) -> Finding? {
  guard line != lines.first else { return nil }
  let isBullet = "-*+".utf8.contains(text[line.lowerBound])
  let length =
    isBullet ? 1 : text.hasPrefix("1.", at: line.lowerBound) || text.hasPrefix("1)", at: line.lowerBound) ? 2 : 0
  guard length > 0, text.at(line.lowerBound + length) == 0x20, line.count > length + 1 else { return nil }
  let typed = text.typed(line.lowerBound..<line.lowerBound + length).words
  return Finding(
    .brokenList, "this line begins with `\(typed)` but is not an item: it is indented too much", at: line,
    help:
      "begin it under the first word of the item above; where the sign is meant as such: `\(escaped(typed, length))`")
}

// MARK: Bullets of word processors

private func typedBullet(_ text: InlineText, _ line: Range<Int>) -> Finding? {
  let bullets: [StaticString] = [
    "•", "◦", "▪", "●", "■", "‣", "⁃", "∙", "·", "➢", "➤", "►", "▶", "\u{F0B7}", "\u{F0A7}", "\u{F0D8}", "\u{F0FC}",
  ]
  guard let bullet = bullets.first(where: { text.hasPrefix($0, at: line.lowerBound) }) else { return nil }
  let start = line.lowerBound
  var end = start + bullet.utf8CodeUnitCount
  let mark = text.typed(start..<end).words
  while end < line.upperBound, text[end] == 0x20 || text[end] == 0x09 || isTypographicBlank(text, end) {
    end += text[end] == 0xC2 ? 2 : 1
  }
  guard end > start + bullet.utf8CodeUnitCount, end < line.upperBound else { return nil }
  return Finding(
    .strayMark, "`\(mark)` does not begin an item of a list", at: start..<end, help: "write `- ` in its place",
    replacement: "- ")
}

// MARK: Marks of other tools

private func foreignLine(_ text: InlineText, _ line: Range<Int>, of lines: [Range<Int>]) -> Finding? {
  let start = line.lowerBound
  guard ":!?$*+[".utf8.contains(text[start]) else { return nil }
  let typed = text.typed(line).words
  if text.hasPrefix(":::", at: start) {
    let isOpening = line.contains { text[$0].isLetter }
    // The line that closes is named with the one that opens.
    if !isOpening, lines.first != line { return nil }
    return foreign(typed, line, help: "write a quotation that begins with `> [!NOTE]` or `> [!WARNING]`")
  }
  if text.hasPrefix("!!!", at: start) || text.hasPrefix("???", at: start),
    typed.wholeMatch(of: /(!!!|\?\?\?\+?) ?[a-z]+( inline)?( end)?( ["“”].*["“”])?/) != nil
  {
    return foreign(typed, line, help: "write a quotation that begins with `> [!NOTE]` or `> [!WARNING]`")
  }
  if text[start] == UInt8(ascii: "$"), typed.wholeMatch(of: /\$[A-Z!]{1,3}\$?/) != nil {
    // The second of a pair closes what the first opens.
    let before = lines.prefix { $0 != line }.filter { text.typed($0).words == typed }
    if before.count % 2 == 1 { return nil }
    return foreign(typed, line, help: "write the words between such lines as a quotation that begins with `> [!TIP]`")
  }
  if text.hasPrefix("*[", at: start), let match = typed.firstMatch(of: /^\*\[([^\[\]]+)\]: ?(.*)/) {
    return foreign(
      typed, line,
      help:
        "write a file in the folder `terms`, with `title: \(match.output.2)` and `abbreviation: \(match.output.1)`")
  }
  if text[start] == UInt8(ascii: "+"), typed.wholeMatch(of: /\+[-=:+]{3,}\+/) != nil,
    typed.contains("-") || typed.contains("=")
  {
    if lines.first != line { return nil }
    return Finding(
      .brokenTable, "a table is not drawn with `+`", at: line,
      help: "write each row on a line of its own, its cells between `|`, and `| --- | --- |` below the first")
  }
  if lines.count == 1, typed.lowercased() == "[toc]" { return contentsMark(text, line) }
  return nil
}

private func foreign(_ typed: String, _ line: Range<Int>, help: String) -> Finding {
  Finding(.foreignMark, "`\(typed)` is a mark of another tool, and is published as it is here", at: line, help: help)
}
