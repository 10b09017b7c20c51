// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Finds `[text][label]` and `[^name]`, which the parser leaves as text where nothing defines the label.
func findUndefinedReferences(in text: InlineText, _ findings: inout Findings) {
  for index in text.bytes.indices where text[index] == UInt8(ascii: "[") {
    if text.at(index + 1) == UInt8(ascii: "^") {
      findings.add(undefinedNote(text, index))
    } else if index > 0, text[index - 1] == UInt8(ascii: "]") {
      findings.add(undefinedLabel(text, index))
    }
  }
}

private func undefinedNote(_ text: InlineText, _ start: Int) -> Finding? {
  guard let end = text.index(of: UInt8(ascii: "]"), in: start..<text.count), start + 2 < end else { return nil }
  let name = text.typed(start + 2..<end).words
  guard !name.contains("["), !name.contains(where: \.isWhitespace), !isCharacterClass(text, start + 2..<end) else {
    return nil
  }
  return Finding(
    .undefinedReference, "the footnote `\(name)` is not defined in this file", at: start..<end + 1,
    help: "add a line `[^\(name)]: the note's text`")
}

private func undefinedLabel(_ text: InlineText, _ start: Int) -> Finding? {
  guard let end = text.index(of: UInt8(ascii: "]"), in: start..<text.count), let first = text.opening(start - 1),
    !isCharacterClass(text, start + 1..<end), !isIndex(text, first, start + 1..<end)
  else { return nil }
  let label = text.typed(start + 1..<end).words
  if label.contains("[") { return nil }
  return Finding(
    .undefinedReference,
    label.isEmpty
      ? "the text before `[]` names a link that is not defined in this file"
      : "the link label `\(label)` is not defined in this file", at: start - 1..<end + 1,
    help: label.isEmpty
      ? "add a line with the same text in brackets, `: ` and the address; for brackets as such write `\\[`"
      : "add a line `[\(label)]: address`; for brackets as such write `\\[`")
}

/// `a-z`, `A-Za-z0-9_`: a set of characters in a regular expression.
private func isCharacterClass(_ text: InlineText, _ range: Range<Int>) -> Bool {
  range.contains { index in
    text[index] == UInt8(ascii: "-") && index > range.lowerBound && index + 1 < range.upperBound
      && (text[index - 1].isDigit && text[index + 1].isDigit
        || text[index - 1] | 0x20 == 0x61
          && text[index + 1] | 0x20 == 0x7A)
  }
}

/// `m[i][j]`: elements of a table in a formula.
private func isIndex(_ text: InlineText, _ first: Int, _ range: Range<Int>) -> Bool {
  first > 0 && text[first - 1].isWordPart && range.count <= 2
}
