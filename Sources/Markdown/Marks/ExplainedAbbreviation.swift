// SPDX-License-Identifier: Apache-2.0

extension UnsafeBufferPointer<UInt8> {
  /// Whether the words around a short form say what it stands for: `Emergency Response Team (ERT)`, `ERT (Emergency Response Team)`,
  /// `ERT, the Emergency …`, `ERT: Emergency …`, `| ERT | Emergency …`.
  func explains(_ word: CapitalWord) -> Bool {
    let start = beforeMarks(word.start)
    var end = word.end
    if starts(with: "(s)", at: end) { end += 3 }
    end = afterMarks(end)
    if let bracket = bracket(before: start) {
      switch at(end) {
      case UInt8(ascii: ")"): return true
      case UInt8(ascii: ","), UInt8(ascii: ";"), 0x20: if hasWord(before: bracket, from: word.initial) { return true }
      default: break
      }
    }
    // `*[ERT]: …`, as other tools have it.
    if at(word.start - 1) == UInt8(ascii: "["), at(word.start - 2) == UInt8(ascii: "*") { return true }
    return explains(word, from: end)
  }

  private func explains(_ word: CapitalWord, from end: Int) -> Bool {
    let next = afterBlanks(end)
    if at(next) == UInt8(ascii: "("), next > end {
      let inside = afterMarks(next + 1)
      return at(inside).isCapital && !at(inside + 1).isCapital || begins(word, at: inside, mayBeLoud: true)
    }
    for mark in [", the ", ": the "] as [StaticString] where starts(with: mark, at: end) {
      let start = end + mark.utf8CodeUnitCount
      return at(start).isCapital && !at(start + 1).isCapital
    }
    let signs: [StaticString] = [":", "=", "|", "–", "—"]
    for sign in signs where starts(with: sign, at: next) { return begins(word, at: next + sign.utf8CodeUnitCount) }
    let words: [StaticString] = ["- ", "stands for ", "is short for ", "means ", "steht für "]
    for mark in words where next > end && starts(with: mark, at: next) {
      return begins(word, at: next + mark.utf8CodeUnitCount)
    }
    return false
  }

  /// Whether a word with the same initial begins here.
  private func begins(_ word: CapitalWord, at start: Int, mayBeLoud: Bool = false) -> Bool {
    var start = afterMarks(afterBlanks(afterMarks(start)))
    for article in ["the ", "The ", "a ", "an "] as [StaticString] where starts(with: article, at: start) {
      start += article.utf8CodeUnitCount
    }
    let (initial, next) = (at(start), at(start + 1))
    return initial & 0xDF == word.initial && next.isWordPart && (mayBeLoud || !next.isCapital)
  }

  /// Past blanks, and one line end at most.
  private func afterBlanks(_ start: Int) -> Int {
    var (index, lines) = (start, 0)
    while index < count, self[index].isBlank {
      if self[index] == 0x0A { lines += 1 }
      if lines > 1 { return start }
      index += 1
    }
    return index
  }

  /// Past marks of emphasis, quotation marks and the brackets of a link.
  private func afterMarks(_ start: Int) -> Int {
    var index = start
    while index < count {
      if "*_\"'[]".utf8.contains(self[index]) {
        index += 1
      } else if self[index] == 0xE2, at(index + 1) == 0x80, (0x98...0x9E).contains(at(index + 2)) {
        index += 3
      } else {
        break
      }
    }
    return index
  }

  private func beforeMarks(_ start: Int) -> Int {
    var index = start
    while index > 0 {
      if "*_\"'[".utf8.contains(self[index - 1]) {
        index -= 1
      } else if index > 2, self[index - 3] == 0xE2, self[index - 2] == 0x80, (0x98...0x9E).contains(self[index - 1]) {
        index -= 3
      } else {
        break
      }
    }
    return index
  }

  /// The bracket before a place, perhaps with words that only say that a short form comes: `(hereafter the “NWP”)`.
  private func bracket(before start: Int) -> Int? {
    var index = start
    while index > 0, start - index < 32, self[index - 1] != UInt8(ascii: "(") {
      guard self[index - 1].isLowerCase || self[index - 1] == 0x20 else {
        let before = beforeMarks(index)
        if before == index { return nil }
        index = before
        continue
      }
      index -= 1
    }
    guard index > 0, self[index - 1] == UInt8(ascii: "(") else { return nil }
    let words = String(decoding: self[index..<start], as: UTF8.self).filter { $0.isLetter || $0 == " " }
    return words.split(separator: " ").allSatisfy { leadIns.contains($0) } ? index - 1 : nil
  }

  /// Whether a word with an initial stands not far before a place.
  private func hasWord(before end: Int, from initial: UInt8) -> Bool {
    (Swift.max(1, end - 120)..<Swift.max(1, end)).contains { index in
      self[index] & 0xDF == initial && !self[index - 1].isWordPart && at(index + 1).isWordPart
    }
  }
}

/// What leads to a short form in brackets.
private let leadIns: Set<Substring> = [
  "the", "or", "a", "an", "hereafter", "hereinafter", "short", "in", "for", "abbreviated", "as", "called", "known",
  "und", "kurz", "im", "folgenden",
]
