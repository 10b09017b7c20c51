// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Finds `**` and `__` that were to make words strong and stayed as they are: beside a blank, beside a sign, or alone.
func findStrayEmphasis(in text: InlineText, _ findings: inout Findings) {
  var open: Run?
  for run in runs(text) {
    if let first = open, first.mark == run.mark, run.mayEnd(first) {
      findings.add(pair(text, first, run))
      open = nil
      continue
    }
    if let first = open { findings.add(single(text, first)) }
    open = run.mayBegin ? run : nil
    if !run.mayBegin { findings.add(single(text, run)) }
  }
  if let open { findings.add(single(text, open)) }
}

/// Two or three of the same mark in a row.
private struct Run {
  let range: Range<Int>
  let mark: UInt8
  let before: UInt8
  let after: UInt8
  let text: InlineText

  /// Whether the words after it may be meant: they follow at once, or after a blank where a blank is before, too.
  var mayBegin: Bool {
    if after.isBlank { return before.isBlank }
    // Behind a word it is a note's mark, or a power, unless an opening sign or a letter follows.
    return !".,;:!?)]}".utf8.contains(after) && (!before.isDigit || after.isLetter)
  }

  func mayEnd(_ first: Run) -> Bool {
    let inside = first.range.upperBound..<range.lowerBound
    guard inside.count > 0, !text.bytes[inside].contains(0x0A) || !first.after.isBlank else { return false }
    if first.after.isBlank {
      // Two notes' marks in a row have a sentence between them.
      let words = text.bytes[inside]
      return (before.isBlank || before.isLetter && after.isBlank) && words.count < 60
        && !words.contains { ".;:,".utf8.contains($0) }
        && words.contains { $0.isWordPart }
    }
    return true
  }
}

private func runs(_ text: InlineText) -> [Run] {
  var runs: [Run] = []
  var index = 0
  while index < text.count {
    let mark = text[index]
    guard mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_") else {
      index += 1
      continue
    }
    var end = index + 1
    while end < text.count, text[end] == mark { end += 1 }
    let (before, after) = (index > 0 ? text[index - 1] : 0x0A, text.at(end))
    let isInWord = mark == UInt8(ascii: "_") && before.isWordPart && after.isWordPart
    let isPath = [before, after].contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    if (2...3).contains(end - index), !isInWord, !isPath {
      runs.append(Run(range: index..<end, mark: mark, before: before, after: after, text: text))
    }
    index = end
  }
  return runs
}

private func pair(_ text: InlineText, _ first: Run, _ last: Run) -> Finding {
  let range = first.range.lowerBound..<last.range.upperBound
  let typed = text.typed(range).words
  let mark = text.typed(first.range).words
  let isWhole = !text.bytes[range].contains { $0 == 0x0A }
  guard isWhole else {
    return Finding(
      .strayMark, "the `\(mark)` here makes nothing strong", at: first.range,
      help: "write it directly before the first word and directly after the last")
  }
  let words = typed.dropFirst(mark.count).dropLast(text.typed(last.range).words.count)
  let inner = String(words).trimmed
  let needsBefore = !first.before.isBlank && first.before.isWordPart && inner.utf8.first?.isPunctuation == true
  let needsAfter = last.after.isWordPart && (inner.utf8.last?.isPunctuation == true || words.last?.isWhitespace == true)
  let right = "\(needsBefore ? " " : "")\(mark)\(inner)\(mark)\(needsAfter ? " " : "")"
  let isCertain = right != typed && inner == inner.filter { $0 != "*" } && first.range.count == last.range.count
  return Finding(
    .strayMark,
    inner == String(words)
      ? "the marks of `\(typed)` touch a sign and a letter, and make nothing strong"
      : "there is a blank inside the marks of `\(typed)`, which make nothing strong", at: range,
    help: isCertain
      ? "write `\(right.trimmed)`\(needsBefore || needsAfter ? ", with a blank \(needsBefore ? "before" : "after") it" : "")"
      : "write `\(mark)` directly before the first word and directly after the last",
    replacement: isCertain ? right : nil)
}

/// A run without another: only one that stands directly at a word, as marks do and notes do not.
private func single(_ text: InlineText, _ run: Run) -> Finding? {
  let opens = run.after.isLetter && (run.before.isBlank || run.before == UInt8(ascii: "("))
  let closes =
    (run.before.isLetter || ".:!?)".utf8.contains(run.before)) && (run.after.isLetter && run.mark == UInt8(ascii: "*"))
  // `__name` is a name of programmers.
  if run.mark == UInt8(ascii: "_"), !(run.after.isCapital && text.at(run.range.upperBound + 1).isLowerCase) {
    return nil
  }
  guard opens || closes,
    !(run.before.isWordPart && run.after.isWordPart && run.before.isASCIILetter && run.after.isASCIILetter)
  else { return nil }
  let mark = text.typed(run.range).words
  return Finding(
    .strayMark, "the `\(mark)` here has no other that belongs to it", at: run.range,
    help:
      "write `\(mark)` before and after the words that are meant; for the sign itself, `\\\(mark.map(String.init).joined(separator: "\\"))`"
  )
}
