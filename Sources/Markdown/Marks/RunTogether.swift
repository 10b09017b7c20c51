// SPDX-License-Identifier: Apache-2.0

import Diagnostics

// Lines of a paragraph that each begin with a number or a dash, as those of a list do, and become one text.

/// Finds the first line of a paragraph that is run together with the one above, though both it and the next have numbers.
func findNumbersInText(in text: InlineText, _ findings: inout Findings) {
  guard text.kind == .paragraph else { return }
  let lines = text.lines
  guard lines.count > 1 else { return }
  let marks = lines.map { line in text.bytes[line].withUnsafeBufferPointer { ClauseMark($0) } }
  if let first = firstOfTwo(marks), let mark = marks[first] {
    let range = lines[first].lowerBound..<lines[first].lowerBound + mark.text.utf8.count
    findings.add(
      Finding(
        .brokenList, "this line begins with `\(mark.text)` and is run together with the one above", at: range,
        help: "put a blank line before it"))
    return
  }
  let numbered = lines.filter { beginsWithForeignNumber(text.typed($0).words) }
  guard numbered.count > 1, text.hasSoftBreak, let line = numbered.first else { return }
  findings.add(
    Finding(
      .shortLines, "these lines will be run together into one", at: line,
      help: "end each line with `\\` if it is to stay a line; `1. ` at the beginning of each makes a list"))
}

/// The first mark but for that of the first line which the next one follows.
private func firstOfTwo(_ marks: [ClauseMark?]) -> Int? {
  var (found, next) = (Int?.none, ClauseMark?.none)
  for (index, mark) in marks.enumerated().dropFirst().reversed() {
    guard let mark else { continue }
    if next?.follows(mark) ?? false { found = index }
    next = mark
  }
  return found
}

/// `１．`, `（一）`, `二、`, `٣.`, `(ب)`
private func beginsWithForeignNumber(_ line: String) -> Bool {
  var rest = line.unicodeScalars[...]
  let isOpen = rest.first == "(" || rest.first == "（"
  if isOpen { rest = rest.dropFirst() }
  let number = rest.prefix { sign in
    switch sign {
    case "０"..."９", "٠"..."٩", "۰"..."۹", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
    case "ء"..."ي": isOpen
    default: false
    }
  }
  guard (1...3).contains(number.count), let end = rest.dropFirst(number.count).first else { return false }
  return isOpen ? end == ")" || end == "）" : [".", ")", "．", "、", "）"].contains(end)
}

/// How many lines begin with a dash and a blank.
func dashCount(_ text: InlineText, _ lines: [Range<Int>]) -> Int {
  lines.count { line in dashes.contains { text.hasPrefix($0, at: line.lowerBound) } }
}

private let dashes: [StaticString] = ["– ", "— ", "‐ ", "− ", "－ ", "–\t", "–\u{A0}"]

/// `– clean` in more than one line of a paragraph, or as the only line of one beside another such paragraph.
func typedDash(_ text: InlineText, _ line: Range<Int>, of lines: [Range<Int>], _ count: Int) -> Finding? {
  guard let dash = dashes.first(where: { text.hasPrefix($0, at: line.lowerBound) }),
    count > 1 || lines.count == 1 && text.neighbours.contains(where: { $0.starts(with: dash.bytes) })
  else { return nil }
  let end = line.lowerBound + dash.utf8CodeUnitCount
  return Finding(
    .strayMark, "`\(text.typed(line.lowerBound..<line.lowerBound + 3).words)` does not begin an item of a list",
    at: line.lowerBound..<end, help: "write `- ` in its place", replacement: "- ")
}

/// `** clean`, as wikis nest the items of a list.
func wikiItem(_ text: InlineText, _ line: Range<Int>, of lines: [Range<Int>]) -> Finding? {
  guard text.isFirstOfItem, line != lines.first else { return nil }
  let signs = text.bytes[line].prefix { $0 == UInt8(ascii: "*") }.count
  guard (2...5).contains(signs), text.at(line.lowerBound + signs) == 0x20, line.count > signs + 1 else { return nil }
  let mark = text.typed(line.lowerBound..<line.lowerBound + signs).words
  return Finding(
    .brokenList, "this line begins with `\(mark)` and is not an item", at: line,
    help: "write `- ` in its place, below the first word of the item above")
}

/// `[ ] open` and `[x] done` without the mark of an item, and `- [x]done`, `- [] open`.
func typedBox(_ text: InlineText, _ line: Range<Int>, of lines: [Range<Int>]) -> Finding? {
  let boxes: [(typed: StaticString, right: String)] = [
    ("[ ] ", "[ ] "), ("[x] ", "[x] "), ("[X] ", "[x] "), ("[] ", "[ ] "), ("[x]", "[x] "), ("[X]", "[x] "),
    ("☐ ", "[ ] "), ("☐\t", "[ ] "), ("☑ ", "[x] "), ("☒ ", "[x] "), ("☑\t", "[x] "), ("☒\t", "[x] "),
  ]
  guard let box = boxes.first(where: { text.hasPrefix($0.typed, at: line.lowerBound) }) else { return nil }
  let range = line.lowerBound..<line.lowerBound + box.typed.utf8CodeUnitCount
  guard range.upperBound < line.upperBound,
    text[range.upperBound].isWordPart || InlineText.Sign.isEmpty(text[range.upperBound])
  else { return nil }
  let isItem = text.isFirstOfItem && line == lines.first
  let typed = text.typed(range).words.trimmed
  return Finding(
    .strayMark, "`\(typed)` makes no task here", at: range,
    help:
      "write `\(isItem ? "" : "- ")\(box.right)`, with a blank after it; where the signs are meant as such: `\\\(typed)`",
    replacement: (isItem ? "" : "- ") + box.right)
}

extension StaticString {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount) }
}
