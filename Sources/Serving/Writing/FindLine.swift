// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The line of a file that a paragraph of a page comes from, from 1; nil where none is like it. The two are compared by their
/// letters and digits alone, so that marks do not matter, and from the first part of the paragraph on that has no link in it.
func findLine(of paragraph: String, in file: [UInt8]) -> Int? {
  let wanted = letters(of: paragraph.utf8, longest: 2000).bytes
  let (text, lines) = letters(of: file, longest: file.count)
  for length in [48, 24, 12] where wanted.count >= length {
    for start in stride(from: 0, through: min(wanted.count - length, 400), by: 8) {
      if let place = find(wanted[start..<(start + length)], in: text) { return lines[place] }
    }
  }
  guard wanted.count < 12, !wanted.isEmpty else { return nil }
  return find(wanted[...], in: text).map { lines[$0] }
}

/// The letters and digits of ASCII in lower case, and the line of each.
private func letters(of text: some Sequence<UInt8>, longest: Int) -> (bytes: [UInt8], lines: [Int]) {
  var (bytes, lines): ([UInt8], [Int]) = ([], [])
  var line = 1
  for byte in text {
    if byte == 0x0A { line += 1 }
    let isLetter = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    // Signs beyond ASCII are left out: some of them, such as quotation marks, are made by planpress.
    guard isLetter, bytes.count < longest else { continue }
    bytes.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    lines.append(line)
  }
  return (bytes, lines)
}

private func find(_ part: ArraySlice<UInt8>, in text: [UInt8]) -> Int? {
  guard let first = part.first, text.count >= part.count else { return nil }
  return (0...(text.count - part.count)).first { text[$0] == first && text[$0..<($0 + part.count)].elementsEqual(part) }
}
