// SPDX-License-Identifier: Apache-2.0

/// The sentences with which a text begins, as many as have at most `limit` characters together, and at least the first: a
/// summary ends where its writer ended a sentence. Only a first sentence of more than 500 characters is cut, as `shortened`
/// does.
package func openingSentences(_ text: String, upTo limit: Int) -> String {
  guard text.utf8.count > limit else { return text }
  var end = text.startIndex
  var count = 0
  var index = text.startIndex
  let bytes = text.utf8
  while index < text.endIndex {
    let byte = bytes[index]
    // The first byte of each sign.
    if byte & 0xC0 != 0x80 {
      count += 1
      if count > max(limit, mostInSentence) { break }
      if mayEndSentence(byte), let after = sentenceEnd(in: text, at: index) {
        if count > limit && end > text.startIndex { break }
        end = after
        if count > limit { break }
      }
    }
    index = bytes.index(after: index)
  }
  if index == text.endIndex, count <= limit || end == text.startIndex { return text }
  return end > text.startIndex ? String(text[..<end]) : shortened(text, to: limit)
}

/// Whether a sign that begins with this byte may be one with which sentences end: most of a text is passed over without a closer
/// look.
private func mayEndSentence(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): true
  // … and 。 and ！？ and ؟
  case 0xE2, 0xE3, 0xEF, 0xD8: true
  default: false
  }
}

private let mostInSentence = 500

/// Where a sentence ends whose last sign is at `index`: after the quotation marks and brackets that follow it. Nil where it goes
/// on, as after an abbreviation.
private func sentenceEnd(in text: String, at index: String.Index) -> String.Index? {
  let sign = text[index]
  var end = text.index(after: index)
  if "。！？".contains(sign) { return end }
  guard ".!?…؟".contains(sign) else { return nil }
  while end < text.endIndex, "\"'”’»)]".contains(text[end]) { end = text.index(after: end) }
  guard end < text.endIndex else { return end }
  guard text[end].isWhitespace, let next = text[end...].first(where: { !$0.isWhitespace }), !next.isLowercase else {
    return nil
  }
  return sign == "." && isAbbreviated(text[..<index]) ? nil : end
}

/// Whether the word at the end of a text is shortened: one letter, one with points in it such as `z.B`, or a usual one.
private func isAbbreviated(_ text: Substring) -> Bool {
  let word = text.suffix(while: { !$0.isWhitespace && !"([\"“‘".contains($0) })
  if word.count == 1, word.first?.isLetter == true { return true }
  return word.contains(".") && word.allSatisfy { $0.isLetter || $0 == "." } || usual.contains(word.lowercased())
}

private let usual: Set<String> = [
  "approx", "art", "bzw", "ca", "cf", "dr", "etc", "evtl", "fig", "ggf", "inkl", "mr", "mrs", "ms", "no", "nr", "p",
  "par",
  "prof", "sec", "st", "usw", "vgl", "vol", "vs",
]

extension StringProtocol {
  fileprivate func suffix(while isPart: (Character) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, isPart(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
