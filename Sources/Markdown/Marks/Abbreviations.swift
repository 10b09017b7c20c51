// SPDX-License-Identifier: Apache-2.0

// Short forms in capitals: words of three to six of them. Nearly no text has any, so that a quick look comes first.

/// Those of a text, but for code, addresses and comments.
package func findAbbreviations(in text: ArraySlice<UInt8>, firstLine: Int) -> [UsedAbbreviation] {
  text.withUnsafeBufferPointer { text in
    guard text.hasThreeCapitals else { return [] }
    var reader = AbbreviationReader(text)
    let lines = SourceLines(text)
    var passages = ProsePassages()
    for number in 1...max(lines.count, 1) {
      let start = lines.range(ofLine: number).lowerBound
      for range in passages.next(number, of: lines) { reader.read(range, line: firstLine + number - 1, start) }
    }
    return reader.found
  }
}

/// Those of fields as a file has them, of which some are prose: their names say which.
package func findAbbreviations(
  inFields text: ArraySlice<UInt8>, firstLine: Int, isProse: (String) -> Bool
) -> [UsedAbbreviation] {
  text.withUnsafeBufferPointer { text in
    guard text.hasThreeCapitals else { return [] }
    var reader = AbbreviationReader(text)
    let lines = SourceLines(text)
    var passages = FieldPassages()
    for number in 1...max(lines.count, 1) {
      let line = lines.range(ofLine: number)
      for range in passages.next(line, of: text, isProse: isProse) {
        reader.read(range, line: firstLine + number - 1, line.lowerBound)
      }
    }
    return reader.found
  }
}

/// Those of one value, which has no place of its own.
package func findAbbreviations(inValue value: String) -> [UsedAbbreviation] {
  var value = value
  return value.withUTF8 { text in
    guard text.hasThreeCapitals else { return [] }
    var reader = AbbreviationReader(text)
    reader.read(0..<text.count, line: 1, 0)
    return reader.found
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether three capitals follow each other: of any three bytes, one is the third, sixth, ninth … of the text.
  fileprivate var hasThreeCapitals: Bool {
    var index = 2
    while index < count {
      if self[index].isCapital {
        let (before, after) = (self[index - 1].isCapital, index + 1 < count && self[index + 1].isCapital)
        if before && (after || self[index - 2].isCapital) { return true }
        if after, index + 2 < count, self[index + 2].isCapital { return true }
      }
      index += 3
    }
    return false
  }
}

// MARK: Words

/// Gathers the abbreviations of passages of one text.
private struct AbbreviationReader {
  let text: UnsafeBufferPointer<UInt8>
  private(set) var found: [UsedAbbreviation] = []

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  private struct Candidate {
    let word: String
    let start: Int
    let isExplained: Bool
    var isStressed = false
  }

  /// Reads a passage of a line, which begins at `lineStart`. Where all its words are capitals, as those of some headings, or
  /// several stand side by side, they are set in capitals and no abbreviations.
  mutating func read(_ range: Range<Int>, line: Int, _ lineStart: Int) {
    var candidates: [Candidate] = []
    var (hasOtherWords, last) = (false, (end: -2, candidate: Int?.none))
    var index = range.lowerBound
    while index < range.upperBound {
      let length = text.letterLength(at: index)
      if length == 0 {
        index = text.endOfMark(at: index, before: range.upperBound)
        continue
      }
      let word = Word(in: text, from: index, before: range.upperBound)
      if text.starts(with: "://", at: word.end) {
        index = text.endOfWord(at: word.end, before: range.upperBound)
        continue
      }
      defer { index = max(word.end, index + length) }
      guard word.isCapitals || word.isPlural else {
        hasOtherWords = hasOtherWords || word.letters > 0
        continue
      }
      let isBesideOther = last.end + 1 == word.start && text[last.end] == 0x20
      if isBesideOther, let other = last.candidate { candidates[other].isStressed = true }
      last = (word.end, nil)
      hasOtherWords = hasOtherWords || word.isPlural
      guard word.isShort, !word.isRoman, isByItself(word) else {
        // `US EPA`: a country by its two letters says nothing of the word behind it.
        if word.letters == 2 { last.end = -2 }
        continue
      }
      last.candidate = candidates.count
      candidates.append(
        Candidate(word: word.capitals, start: word.start, isExplained: isExplained(word), isStressed: isBesideOther))
    }
    for candidate in candidates {
      add(candidate, isUse: hasOtherWords && !candidate.isStressed, line, candidate.start - lineStart + 1)
    }
  }

  private mutating func add(_ candidate: Candidate, isUse: Bool, _ line: Int, _ column: Int) {
    if let known = found.firstIndex(where: { $0.word == candidate.word }) {
      if isUse, found[known].count == 0 { (found[known].line, found[known].column) = (line, column) }
      found[known].count += isUse ? 1 : 0
      found[known].isExplained = found[known].isExplained || candidate.isExplained
    } else if found.count < UsedAbbreviation.mostInText, isUse || candidate.isExplained {
      found.append(
        UsedAbbreviation(
          word: candidate.word, count: isUse ? 1 : 0, isExplained: candidate.isExplained, line: line, column: column))
    }
  }

  /// Whether the signs beside a word leave it one: it is not a part of an address, a label such as `TLP:RED`, the name of a file
  /// or of a variable, an identifier such as `GV.OC-01`, and no norm with its number, such as `FIPS 140`.
  private func isByItself(_ word: Word) -> Bool {
    let (before, after) = (text.at(word.start - 1), text.at(word.end))
    let (farBefore, farAfter) = (text.at(word.start - 2), text.at(word.end + 1))
    switch before {
    case UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
      UInt8(ascii: "^"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: "\\"),
      UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "+"):
      return false
    case UInt8(ascii: "/"): if !farBefore.isCapital { return false }
    case UInt8(ascii: "-"), UInt8(ascii: "'"): if !farBefore.isLowerCase { return false }
    case UInt8(ascii: "_"): if farBefore.isWordPart { return false }
    default: break
    }
    switch after {
    case UInt8(ascii: "@"), UInt8(ascii: "="): return false
    case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "_"): return !farAfter.isWordPart
    case UInt8(ascii: "-"): return farAfter.isLowerCase || !farAfter.isWordPart
    case UInt8(ascii: "/"): return farAfter.isCapital || !farAfter.isWordPart && farAfter != UInt8(ascii: ".")
    case UInt8(ascii: "("): return farAfter == UInt8(ascii: "s")
    case 0x20: return !isNumberOfNorm(at: word.end + 1)
    case 0xC2 where farAfter == 0xA0: return !isNumberOfNorm(at: word.end + 2)
    default: return true
    }
  }

  /// A number that is not a year.
  private func isNumberOfNorm(at start: Int) -> Bool {
    guard text.at(start).isDigit else { return false }
    var end = start
    while text.at(end).isDigit { end += 1 }
    let isYear = end == start + 4 && (text.starts(with: "19", at: start) || text.starts(with: "20", at: start))
    return !isYear
  }

  /// Whether the words around it say what it stands for: `Emergency Response Team (ERT)`, `ERT (Emergency Response Team)`,
  /// `ERT, the Emergency …`, `ERT: Emergency …`, `| ERT | Emergency …`.
  private func isExplained(_ word: Word) -> Bool {
    let start = text.beforeMarks(word.start)
    var end = word.end
    if text.starts(with: "(s)", at: end) { end += 3 }
    end = text.afterMarks(end)
    if let bracket = text.bracket(before: start) {
      switch text.at(end) {
      case UInt8(ascii: ")"): return true
      case UInt8(ascii: ","), UInt8(ascii: ";"), 0x20:
        if text.hasWord(before: bracket, from: word.initial) { return true }
      default: break
      }
    }
    // `*[ERT]: …`, as other tools have it.
    if text.at(word.start - 1) == UInt8(ascii: "["), text.at(word.start - 2) == UInt8(ascii: "*") { return true }
    return isExplainedBehind(word, end)
  }

  private func isExplainedBehind(_ word: Word, _ end: Int) -> Bool {
    let next = text.afterBlanks(end)
    if text.at(next) == UInt8(ascii: "("), next > end {
      let inside = text.afterMarks(next + 1)
      return text.at(inside).isCapital && !text.at(inside + 1).isCapital || begins(word, at: inside, mayBeLoud: true)
    }
    for mark in [", the ", ": the "] as [StaticString] where text.starts(with: mark, at: end) {
      let start = end + mark.utf8CodeUnitCount
      return text.at(start).isCapital && !text.at(start + 1).isCapital
    }
    let signs: [StaticString] = [":", "=", "|", "–", "—"]
    for sign in signs where text.starts(with: sign, at: next) { return begins(word, at: next + sign.utf8CodeUnitCount) }
    let words: [StaticString] = ["- ", "stands for ", "is short for ", "means ", "steht für "]
    for mark in words where next > end && text.starts(with: mark, at: next) {
      return begins(word, at: next + mark.utf8CodeUnitCount)
    }
    return false
  }

  /// Whether a word with the same initial begins here.
  private func begins(_ word: Word, at start: Int, mayBeLoud: Bool = false) -> Bool {
    var start = text.afterMarks(text.afterBlanks(text.afterMarks(start)))
    for article in ["the ", "The ", "a ", "an "] as [StaticString] where text.starts(with: article, at: start) {
      start += article.utf8CodeUnitCount
    }
    let (initial, next) = (text.at(start), text.at(start + 1))
    return initial & 0xDF == word.initial && next.isWordPart && (mayBeLoud || !next.isCapital)
  }
}

/// Letters and digits side by side.
private struct Word {
  let start: Int
  private(set) var end: Int
  private(set) var letters = 0
  private(set) var isCapitals = false
  /// Of nothing but capitals, and an `s` behind them.
  private(set) var isPlural = false
  /// Without the `s`; of words that may be abbreviations.
  private(set) var capitals = ""
  let initial: UInt8

  init(in text: UnsafeBufferPointer<UInt8>, from start: Int, before limit: Int) {
    (self.start, end, initial) = (start, start, text[start])
    var (capital, digits) = (0, 0)
    while end < limit {
      let length = text.letterLength(at: end)
      if length == 0 || end + length > limit { break }
      if text[end].isDigit { digits += 1 } else { letters += 1 }
      if text.isCapital(at: end, length) { capital += 1 }
      end += length
    }
    if digits > 0 || capital < 2 { return }
    isCapitals = capital == letters
    isPlural = capital == letters - 1 && text[end - 1] == UInt8(ascii: "s")
    guard isCapitals || isPlural, capital <= 6 else { return }
    capitals = String(decoding: text[start..<(isPlural ? end - 1 : end)], as: UTF8.self)
  }

  var isShort: Bool { !capitals.isEmpty && letters - (isPlural ? 1 : 0) >= 3 }

  /// Whether it is a number in Roman figures.
  var isRoman: Bool {
    capitals.utf8.allSatisfy { "IVXLCDM".utf8.contains($0) }
      && capitals.wholeMatch(of: /M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})/) != nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The byte at an index, or a line end beyond the text.
  func at(_ index: Int) -> UInt8 { indices.contains(index) ? self[index] : 0x0A }

  func starts(with words: StaticString, at start: Int) -> Bool {
    guard start >= 0, start + words.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<words.utf8CodeUnitCount where self[start + offset] != words.utf8Start[offset] { return false }
    return true
  }

  /// How many bytes the letter or the digit has that begins here; 0 for any other sign.
  fileprivate func letterLength(at index: Int) -> Int {
    let byte = self[index]
    let length =
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: 1
      case 0xC3...0xDF: 2
      case 0xE0, 0xE1, 0xE3...0xED: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    return index + length <= count ? length : 0
  }

  fileprivate func isCapital(at index: Int, _ length: Int) -> Bool {
    if length == 1 { return self[index].isCapital }
    let scalar = String(decoding: self[index..<index + length], as: UTF8.self).unicodeScalars.first
    return scalar?.properties.isUppercase ?? false
  }

  /// Where the reading goes on after a sign that is not a letter: behind code, a tag, or where a link leads.
  fileprivate func endOfMark(at index: Int, before limit: Int) -> Int {
    func after(_ byte: UInt8, from start: Int) -> Int? {
      self[start..<limit].firstIndex(of: byte).map { $0 + 1 }
    }
    let next = index + 1 < limit ? self[index + 1] : 0x0A
    switch self[index] {
    case UInt8(ascii: "\\"): return next.isPunctuation ? index + 2 : index + 1
    case UInt8(ascii: "<") where next.isASCIILetter || next == UInt8(ascii: "/"):
      return after(UInt8(ascii: ">"), from: index) ?? index + 1
    case UInt8(ascii: "]") where next == UInt8(ascii: "["):
      return after(UInt8(ascii: "]"), from: index + 1) ?? index + 1
    case UInt8(ascii: "]") where next == UInt8(ascii: "("):
      var (end, depth) = (index + 1, 0)
      while end < limit {
        if self[end] == UInt8(ascii: "(") { depth += 1 }
        if self[end] == UInt8(ascii: ")") { depth -= 1 }
        end += 1
        if depth == 0 { return end }
      }
      return index + 1
    default: return index + 1
    }
  }

  fileprivate func endOfWord(at index: Int, before limit: Int) -> Int {
    var index = index
    while index < limit, !self[index].isBlank { index += 1 }
    return index
  }

  /// Past blanks, and one line end at most.
  fileprivate func afterBlanks(_ start: Int) -> Int {
    var (index, lines) = (start, 0)
    while index < count, self[index].isBlank {
      if self[index] == 0x0A { lines += 1 }
      if lines > 1 { return start }
      index += 1
    }
    return index
  }

  /// Past marks of emphasis, quotation marks and the brackets of a link.
  fileprivate func afterMarks(_ start: Int) -> Int {
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

  fileprivate func beforeMarks(_ start: Int) -> Int {
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
  fileprivate func bracket(before start: Int) -> Int? {
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
  fileprivate func hasWord(before end: Int, from initial: UInt8) -> Bool {
    (Swift.max(1, end - 120)..<Swift.max(1, end)).contains { index in
      self[index] & 0xDF == initial && !self[index - 1].isWordPart && at(index + 1).isWordPart
    }
  }
}

/// What leads to a short form in brackets.
private let leadIns: Set<Substring> = [
  "the", "or", "a", "an", "hereafter", "hereinafter", "short", "in", "for", "abbreviated", "as", "called", "known",
  "und",
  "kurz", "im", "folgenden",
]
