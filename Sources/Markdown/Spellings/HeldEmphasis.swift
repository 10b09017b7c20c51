// SPDX-License-Identifier: Apache-2.0

// CommonMark decides by blanks and punctuation whether `**` begins or ends strong words. Chinese, Japanese and Korean put no
// blanks around words, so that `**重点。**然后` stayed as it is: behind a full stop and before a letter it can only begin. Where
// a mark is between punctuation and a letter of these writings, the parser is shown one more punctuation mark, which is
// taken out of the tree again. Then the mark may begin and end words, as elsewhere in these writings.

/// A punctuation mark that no text uses: the section sign of Imperial Aramaic.
private let helper = Array("\u{10857}".utf8)

/// The text with the helpers; nil if it needs none.
func holdingEmphasis(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  var held: [UInt8] = []
  var copied = 0
  var start = 0
  while start < text.count, let run = text.offset(of: UInt8(ascii: "*"), from: start) {
    var end = run
    while end < text.count, text[end] == UInt8(ascii: "*") { end += 1 }
    start = end
    guard run > 0, end < text.count, text[run - 1] >= 0x80 || text[end] >= 0x80,
      let before = scalar(in: text, endingAt: run), let after = scalar(in: text, at: end)
    else { continue }
    guard isPunctuation(before) && isUnspaced(after) || isUnspaced(before) && isPunctuation(after) else { continue }
    let place = isUnspaced(after) ? end : run
    held += text[copied..<place] + helper
    copied = place
  }
  if held.isEmpty || text.holds("\u{10857}") { return nil }
  return held + text[copied...]
}

func dropHelpers(_ tree: SyntaxTree) {
  for node in nodes(of: tree, holding: helper[0]) {
    switch node.kind {
    case .link, .image:
      node.setURL(node.url.string.replacing("\u{10857}", with: ""))
      node.setTitle(node.title.string.replacing("\u{10857}", with: ""))
    default:
      node.setLiteral(Array(node.literal.string.replacing("\u{10857}", with: "").utf8))
      if node.kind == .codeBlock { node.setFenceInfo(node.fenceInfo.string.replacing("\u{10857}", with: "")) }
    }
  }
}

private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return UInt8(scalar.value).isPunctuation }
  switch scalar.properties.generalCategory {
  case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
    .finalPunctuation, .otherPunctuation:
    return true
  default: return false
  }
}

/// A letter of Chinese, Japanese, Korean, Thai, Lao, Burmese or Khmer.
private func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0E01...0x0E3A, 0x0E40...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF, 0x3005...0x3007,
    0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x318F, 0x31A0...0x31FF, 0x3400...0x9FFF, 0xAC00...0xD7FB,
    0xF900...0xFAFF, 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
    true
  default: false
  }
}

private func scalar(in text: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Unicode.Scalar? {
  var start = end - 1
  while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
  return scalar(in: text, at: start)
}

private func scalar(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Unicode.Scalar? {
  String(decoding: text[start..<min(text.count, start + 4)], as: UTF8.self).unicodeScalars.first
}
