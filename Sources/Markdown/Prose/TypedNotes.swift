// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Finds notes that were typed with marks of their own: a line that begins with `[1]` or `¹`, and a word with the same mark behind
/// it. They lead nowhere.
extension ProseRenderer {
  mutating func reportTypedNotes(in text: InlineText, _ lines: SourceLines) {
    guard text.kind == .paragraph else { return }
    for line in text.lines {
      guard let mark = noteMark(text.bytes[line]) else { continue }
      let used = knownNoteMarks ?? usedNoteMarks(source)
      knownNoteMarks = used
      guard used.contains(mark.number) else { continue }
      let (offset, words) = text.typed(line.lowerBound..<line.lowerBound + mark.length)
      report.add(
        .strayMark, "`\(words)` is before a note and behind a word, and is not a footnote",
        at: place(of: words, at: offset, lines),
        help: "write `[^\(mark.number)]:` here, and `[^\(mark.number)]` behind the word")
    }
  }
}

/// The raised digits, by their bytes.
private let raisedDigits: [[UInt8]] = "⁰¹²³⁴⁵⁶⁷⁸⁹".map { Array(String($0).utf8) }

/// `[1] ` or `¹ ` at the beginning.
private func noteMark(_ bytes: ArraySlice<UInt8>) -> (number: Int, length: Int)? {
  guard let (number, length) = noteNumber(bytes), bytes.count > length + 1, bytes[bytes.startIndex + length].isBlank
  else {
    return nil
  }
  return (number, length)
}

private func noteNumber(_ bytes: ArraySlice<UInt8>) -> (number: Int, length: Int)? {
  if bytes.first == UInt8(ascii: "[") {
    let digits = bytes.dropFirst().prefix { $0.isDigit }
    guard (1...3).contains(digits.count), bytes.dropFirst(1 + digits.count).first == UInt8(ascii: "]"),
      let number = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    return (number, digits.count + 2)
  }
  var (number, rest) = (0, bytes)
  while number < 100, let digit = raisedDigits.firstIndex(where: { rest.starts(with: $0) }) {
    number = number * 10 + digit
    rest = rest.dropFirst(raisedDigits[digit].count)
  }
  return number > 0 ? (number, bytes.count - rest.count) : nil
}

/// Which numbers stand so behind a word of three letters or the end of a sentence: `m²` is an area.
private func usedNoteMarks(_ source: UnsafeBufferPointer<UInt8>) -> Set<Int> {
  var used: Set<Int> = []
  for index in source.indices.dropFirst(3) {
    guard [UInt8(ascii: "["), 0xC2, 0xE2].contains(source[index]) else { continue }
    let before = source[index - 1]
    let isBehindWord =
      ".,;:!?)\"".utf8.contains(before) || source[(index - 3)..<index].allSatisfy { $0.isLetter }
    guard isBehindWord, let (number, length) = noteNumber(Array(source[index..<min(index + 12, source.count)])[...])
    else {
      continue
    }
    // `[text][1]` and `[1]: address` are links.
    if source.at(index + length) != UInt8(ascii: ":"), source.at(index + length) != UInt8(ascii: "(") {
      used.insert(number)
    }
  }
  return used
}
