// SPDX-License-Identifier: Apache-2.0

/// Gathers the abbreviations of passages of one text.
struct AbbreviationReader {
  let text: UnsafeBufferPointer<UInt8>
  private(set) var found: [UsedAbbreviation] = []

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  private struct Candidate {
    let word: CapitalWord
    var isStressed: Bool
  }

  /// Reads a passage of a line, which begins at `lineStart`. Where all its words are capitals, as those of some headings, or
  /// several stand side by side, they are set in capitals and no abbreviations.
  mutating func read(_ range: Range<Int>, line: Int, _ lineStart: Int) {
    var candidates: [Candidate] = []
    var (hasOtherWords, last) = (false, (end: -2, candidate: Int?.none))
    var index = range.lowerBound
    while index < range.upperBound {
      guard text.letterLength(at: index) > 0 else {
        index = text.endOfMark(at: index, before: range.upperBound)
        continue
      }
      let word = CapitalWord(in: text, from: index, before: range.upperBound)
      index = word.end
      if text.starts(with: "://", at: index) {
        index = text.endOfWord(at: index, before: range.upperBound)
        continue
      }
      hasOtherWords = hasOtherWords || word.letters > 0 && !word.isCapitals
      guard word.isCapitals || word.isPlural else { continue }
      let isBesideOther = last.end + 1 == word.start && text[last.end] == 0x20
      if isBesideOther, let other = last.candidate { candidates[other].isStressed = true }
      // `US EPA`: a country by its two letters says nothing of the word behind it.
      last = (word.letters == 2 ? -2 : word.end, nil)
      guard word.mayBeShortForm, isByItself(word) else { continue }
      last.candidate = candidates.count
      candidates.append(Candidate(word: word, isStressed: isBesideOther))
    }
    for candidate in candidates {
      add(candidate.word, isUse: hasOtherWords && !candidate.isStressed, line, candidate.word.start - lineStart + 1)
    }
  }

  private mutating func add(_ candidate: CapitalWord, isUse: Bool, _ line: Int, _ column: Int) {
    let word = String(decoding: text[candidate.capitals], as: UTF8.self)
    let isExplained = text.explains(candidate)
    if let known = found.firstIndex(where: { $0.word == word }) {
      if isUse, found[known].count == 0 { (found[known].line, found[known].column) = (line, column) }
      found[known].count += isUse ? 1 : 0
      found[known].isExplained = found[known].isExplained || isExplained
    } else if found.count < UsedAbbreviation.mostInText, isUse || isExplained {
      found.append(
        UsedAbbreviation(word: word, count: isUse ? 1 : 0, isExplained: isExplained, line: line, column: column))
    }
  }

  /// Whether the signs beside a word leave it one: it is not a part of an address, a label such as `TLP:RED`, the name of a file
  /// or of a variable, an identifier such as `GV.OC-01`, and no norm with its number, such as `FIPS 140`.
  private func isByItself(_ word: CapitalWord) -> Bool {
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
}

extension UnsafeBufferPointer<UInt8> {
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
}
