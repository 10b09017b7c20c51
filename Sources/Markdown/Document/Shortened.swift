// SPDX-License-Identifier: Apache-2.0

/// The beginning of a text that has more than `limit` characters, cut after a word where there is one in its second half,
/// with an ellipsis; else the text itself.
package func shortened(_ text: String, to limit: Int) -> String {
  guard let end = offset(of: limit, in: text) else { return text }
  let beginning = text[..<end]
  var cut = beginning
  if let blank = beginning.lastIndex(where: \.isWhitespace), isInSecondHalf(blank, of: beginning) {
    cut = beginning[..<blank]
  }
  while let last = cut.last, last.isWhitespace || last.isPunctuation { cut.removeLast() }
  return (cut.isEmpty ? beginning : cut) + "…"
}

/// Where the first `limit` characters end; nil if there are no more.
private func offset(of limit: Int, in text: String) -> String.Index? {
  guard text.utf8.count > limit else { return nil }
  // Where each byte is a character of its own, there is nothing to count.
  if text.utf8.prefix(limit + 1).allSatisfy({ $0 < 0x80 && $0 != 0x0D }) {
    return text.utf8.index(text.startIndex, offsetBy: limit)
  }
  guard let end = text.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex) else { return nil }
  return end < text.endIndex ? end : nil
}

private func isInSecondHalf(_ index: String.Index, of text: Substring) -> Bool {
  text.utf8.distance(from: text.startIndex, to: index) * 2 >= text.utf8.count
}
