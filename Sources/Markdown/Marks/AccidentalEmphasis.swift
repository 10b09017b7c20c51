// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Finds products, `2*3*4` and `a*b*c`, in which the parser takes the signs for marks.
func findAccidentalEmphasis(in text: InlineText, _ findings: inout Findings) {
  findEmphasisBetweenFactors(text, &findings)
  var index = 0
  while let start = text.bytes[index...].firstIndex(of: InlineText.Sign.emphasisStart) {
    index = start + 1
    guard let end = text.bytes[index...].firstIndex(where: { $0 < InlineText.Sign.meant || $0.isBlank }),
      text[end] == InlineText.Sign.emphasisEnd, isProduct(text, start, end)
    else { continue }
    let typed = text.typed(start..<end + 1).words
    guard typed.hasPrefix("*"), typed.hasSuffix("*") else { continue }
    let right = "\\" + typed.dropLast() + "\\*"
    findings.add(
      Finding(
        .accidentalMark, "`\(typed)` became emphasis between two factors of a product", at: start..<end + 1,
        help: "write `\(right)`, or `×` for the sign", replacement: right))
  }
}

/// `2*3 and 4*5`: a digit before each of the two signs and a letter or digit behind each.
private func findEmphasisBetweenFactors(_ text: InlineText, _ findings: inout Findings) {
  var start: Int?
  for index in text.bytes.indices.dropFirst() where (4...5).contains(text[index]) {
    let isFactor = text[index - 1].isDigit && text.at(index + 1).isWordPart
    guard text[index] == InlineText.Sign.emphasisEnd else {
      start = isFactor ? index : nil
      continue
    }
    guard isFactor, let first = start, text.bytes[first..<index].contains(where: \.isBlank) else { continue }
    start = nil
    let typed = text.typed(first..<index + 1).words
    guard typed.hasPrefix("*"), typed.hasSuffix("*"), text.isOneLine(first..<index) else { continue }
    let right = "\\" + typed.dropLast() + "\\*"
    findings.add(
      Finding(
        .accidentalMark, "`\(typed)` became emphasis between the factors of two products", at: first..<index + 1,
        help: "write `\(right)`, or `×` for the sign", replacement: right))
  }
}

/// Whether numbers or letters are on both sides and between: words of more than two letters are emphasized in a word.
private func isProduct(_ text: InlineText, _ start: Int, _ end: Int) -> Bool {
  let before = text.bytes[..<start].reversed().prefix { isFactor($0) }
  let between = text.bytes[start + 1..<end]
  let after = text.bytes[(end + 1)...].prefix { isFactor($0) }
  guard !before.isEmpty, !after.isEmpty, between.allSatisfy({ isFactor($0) }) else { return false }
  let factors = [Array(before), Array(between), Array(after)]
  return factors.allSatisfy { $0.count <= 2 || $0.allSatisfy { !$0.isLetter } }
}

private func isFactor(_ byte: UInt8) -> Bool {
  byte.isASCIILetter || byte.isDigit || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
}
