// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Finds words between two marks of other tools: `%%a comment%%`, `==marked==`, changes as `{++new++}`, files as `{!a.md!}`.
func findForeignPairs(in text: InlineText, _ findings: inout Findings) {
  // Where the next end of each pair is: from one beginning to the next, no byte is looked at twice.
  var ends = [Int](repeating: 0, count: pairs.count)
  for index in text.bytes.indices {
    switch text[index] {
    case UInt8(ascii: ":"): findings.add(shortcode(text, index))
    case UInt8(ascii: "\\"): findings.add(command(text, index))
    case UInt8(ascii: "["): findings.add(citation(text, index))
    case UInt8(ascii: "<"): findings.add(wordTag(text, index))
    case UInt8(ascii: "^"): findings.add(blockID(text, index))
    case UInt8(ascii: "{"), UInt8(ascii: "%"), UInt8(ascii: "="):
      for (number, pair) in pairs.enumerated() where text.hasPrefix(pair.open, at: index) {
        let first = index + pair.open.utf8CodeUnitCount
        if ends[number] < first {
          ends[number] =
            (first..<max(first, text.count)).first { text.hasPrefix(pair.close, at: $0) } ?? text.count
        }
        findings.add(foreignPair(text, index..<ends[number], pair))
      }
    default: break
    }
  }
}

private struct ForeignPair: Sendable {
  let open: StaticString
  let close: StaticString
  /// What stands before and after the words here; nil where nothing does.
  let form: (before: String, after: String)?
}

private let pairs = [
  ForeignPair(open: "{>>", close: "<<}", form: ("<!-- ", " -->")),
  ForeignPair(open: "{++", close: "++}", form: ("<ins>", "</ins>")),
  ForeignPair(open: "{--", close: "--}", form: ("<del>", "</del>")),
  ForeignPair(open: "{==", close: "==}", form: ("**", "**")),
  ForeignPair(open: "{!", close: "!}", form: nil),
  ForeignPair(open: "%%", close: "%%", form: ("<!-- ", " -->")),
  ForeignPair(open: "==", close: "==", form: ("**", "**")),
]

private func foreignPair(_ text: InlineText, _ inside: Range<Int>, _ pair: ForeignPair) -> Finding? {
  let (start, first, end) = (inside.lowerBound, inside.lowerBound + pair.open.utf8CodeUnitCount, inside.upperBound)
  guard first < end, end < text.count, end - first < 500, text.isOneLine(first..<end),
    !text[first].isBlank || text[start] != UInt8(ascii: "="), text.bytes[first..<end].contains(where: \.isLetter)
  else { return nil }
  let range = start..<end + pair.close.utf8CodeUnitCount
  let (before, after) = (start > 0 ? text[start - 1] : 0x20, text.at(range.upperBound))
  // `a==b` is a comparison, and `100 %%` no comment.
  if text[start] != UInt8(ascii: "{") {
    let sign = text[start]
    if before.isWordPart || before == sign || after.isWordPart || after == sign || text[end - 1] == sign { return nil }
    if sign == UInt8(ascii: "="), text[end - 1].isBlank { return nil }
    if sign == UInt8(ascii: "%"), text.bytes[..<start].last(where: { !$0.isBlank })?.isDigit ?? false { return nil }
  }
  let typed = text.typed(range).words
  let right = pair.form.map { $0.before + text.typed(first..<end).words.trimmed + $0.after }
  return Finding(
    .foreignMark, "`\(typed)` is a mark of another tool, and is published as it is here", at: range,
    help: right.map { "write `\($0)`" } ?? "write here what that file says", replacement: right)
}

/// `:tada:`, `:material-map:`
private func shortcode(_ text: InlineText, _ start: Int) -> Finding? {
  let before = start > 0 ? text[start - 1] : 0x20
  guard before.isBlank || before == UInt8(ascii: "(") else { return nil }
  let name = text.bytes[(start + 1)...].prefix { $0.isLowerCase || $0.isDigit || "_-+".utf8.contains($0) }
  let end = start + 1 + name.count
  guard name.count > 1, name.contains(where: \.isLowerCase), text.at(end) == UInt8(ascii: ":"),
    text.at(end + 1).isBlank || text.at(end + 1).isPunctuation && text.at(end + 1) != UInt8(ascii: "`")
  else { return nil }
  let typed = text.typed(start..<end + 1).words
  return Finding(
    .strayMark, "`\(typed)` does not become a picture here, and is published as it is", at: start..<end + 1,
    help: "write the sign itself, such as ✅, or words; where the signs are meant as such: `\\\(typed)`")
}

/// `\textbf{words}`, `\ref{figure}`
private func command(_ text: InlineText, _ start: Int) -> Finding? {
  let name = text.bytes[(start + 1)...].prefix { $0.isASCIILetter }
  let open = start + 1 + name.count
  guard name.count > 2, text.at(open) == UInt8(ascii: "{"),
    let close = text.index(of: UInt8(ascii: "}"), in: open..<min(text.count, open + 200))
  else { return nil }
  let typed = text.typed(start..<close + 1).words
  let marks = ["textbf": "**", "textit": "*", "emph": "*"][String(decoding: name, as: UTF8.self)]
  let right = marks.map { $0 + text.typed(open + 1..<close).words + $0 }
  return Finding(
    .foreignMark, "`\(typed)` is a mark of another tool, and is published as it is here", at: start..<close + 1,
    help: right.map { "write `\($0)`" } ?? "write here what that tool would put in its place", replacement: right)
}

/// `<o:p>`, which Word writes into HTML, and which Markdown does not take for a tag.
private func wordTag(_ text: InlineText, _ start: Int) -> Finding? {
  let tags: [StaticString] = ["<o:p>", "</o:p>"]
  guard let tag = tags.first(where: { text.hasPrefix($0, at: start) }) else { return nil }
  return Finding(
    .rawHTML, "`\(tag)` is a tag of Word, and is published as it is here", at: start..<start + tag.utf8CodeUnitCount,
    help: "remove it", replacement: "")
}

/// `[@smith2020, p. 3]`
private func citation(_ text: InlineText, _ start: Int) -> Finding? {
  guard text.at(start + 1) == UInt8(ascii: "@"), text.at(start + 2).isASCIILetter,
    let close = text.closing(start, reach: 300), text.at(close + 1) != UInt8(ascii: "(")
  else { return nil }
  let typed = text.typed(start..<close + 1).words
  return Finding(
    .foreignMark, "`\(typed)` is a mark of another tool, and is published as it is here", at: start..<close + 1,
    help: "write a footnote, `[^1]`, or a link to the source")
}

/// `^block` at the end of a paragraph, as Obsidian has it.
private func blockID(_ text: InlineText, _ start: Int) -> Finding? {
  guard start > 0, text[start - 1].isBlank, start + 4 < text.count,
    text.bytes[(start + 1)...].allSatisfy({ $0.isASCIILetter || $0.isDigit || $0 == UInt8(ascii: "-") })
  else { return nil }
  let range = start..<text.count
  let typed = text.typed(range).words
  let right = "{#\(typed.dropFirst())}"
  return Finding(
    .foreignMark, "`\(typed)` is a mark of another tool, and is published as it is here", at: range,
    help: "write `\(right)`", replacement: right)
}
