// SPDX-License-Identifier: Apache-2.0

import Fields

/// Words of a sentence in English, of which those at the beginning are taken off one after the other.
struct Phrase {
  private let text: String
  private let words: [Substring]
  /// The same in lower case.
  private let folded: [String]
  private var next = 0

  init(_ text: String) {
    self.text = text.replacing("’", with: "'").replacing("−", with: "-")
    words = divided(self.text)
    folded = words.map { $0.lowercased() }
  }

  /// Whether the phrase, or the sentence, ends here.
  var ends: Bool { folded.dropFirst(next).first.map { ".,;:!?)–—".contains($0) } ?? true }

  mutating func take(_ words: String...) -> Bool {
    guard folded[next...].starts(with: words) else { return false }
    next += words.count
    return true
  }

  mutating func takeOne(of words: Set<String>) -> Bool {
    guard next < folded.count, words.contains(folded[next]) else { return false }
    next += 1
    return true
  }

  func begins(with words: Set<String>) -> Bool { next < folded.count && words.contains(folded[next]) }

  // MARK: What is before

  var isEmpty: Bool { words.isEmpty }

  /// The last word, but for articles and the like.
  var last: String? { folded.last { !["the", "our", "this", "its", "their", "a"].contains($0) } }

  /// Whether it ends with a word and what makes the next one its own: `target of the`.
  func ends(with words: [String]) -> Bool {
    var rest = folded[...]
    while let last = rest.last, ["the", "our", "this"].contains(last) { rest.removeLast() }
    guard let last = rest.popLast(), last == "of" || last == "for" else { return false }
    return rest.suffix(words.count).elementsEqual(words) && !rest.dropLast(words.count).suffix(1).contains("no")
  }

  // MARK: Figures and dates

  mutating func takeNumber() -> (value: DecimalNumber, words: String)? {
    guard next < words.count, let number = number(words[next]) else { return nil }
    next += 1
    return (number, String(words[next - 1]))
  }

  /// A unit such as `cool rooms`, or the last of its words, be it one of them or several.
  mutating func take(unit: String) -> Bool {
    let wanted = divided(unit.lowercased()).map { bare(String($0)) }
    for words in [wanted, wanted.suffix(1)] where !words.isEmpty {
      guard folded[next...].prefix(words.count).map(bare).elementsEqual(words) else { continue }
      next += words.count
      return true
    }
    return false
  }

  /// A day, a month, a quarter or a year that is named without doubt, and by itself.
  mutating func takeDate() -> (span: DateSpan, words: String)? {
    if !take("the", "end", "of"), !take("end", "of"), folded.dropFirst(next + 2).first == "quarter" { _ = take("the") }
    let start = next
    for length in [4, 3, 2, 1] where start + length <= words.count {
      guard let span = date(start..<start + length) else { continue }
      next += length
      return endsDate ? (span, String(text[words[start].startIndex..<words[start + length - 1].endIndex])) : nil
    }
    return nil
  }

  /// Whether a date ends here: `2027–2028`, `2027 or later`, `2027 budget` are something else.
  private var endsDate: Bool {
    let rest = folded.dropFirst(next)
    guard let word = rest.first else { return true }
    if word == "–" { return !(rest.dropFirst().first?.first?.isNumber ?? false) }
    if word == "and" { return !namesDate(rest.dropFirst()) }
    return ends || ["but", "because", "since", "so", "with", "under", "as"].contains(word)
      || rest.starts(with: ["at", "the", "latest"])
  }

  private func namesDate(_ words: ArraySlice<String>) -> Bool {
    guard let word = words.first else { return false }
    return word.first?.isNumber ?? false || !likelyDates(for: "1 \(word) 2000").isEmpty
  }

  private func date(_ range: Range<Int>) -> DateSpan? {
    let parts = folded[range]
    let year = parts.last.flatMap { $0.utf8.count == 4 ? $0 : nil }
    switch parts.count {
    case 1: return DateSpan(parts[range.lowerBound].uppercased()).flatMap { isOfOurTime($0) ? $0 : nil }
    case 2 where parts[range.lowerBound].utf8.count == 2 && parts[range.lowerBound].hasPrefix("q"):
      return year.flatMap { DateSpan("\($0)-\(parts[range.lowerBound].uppercased())") }
    case 4 where parts[range.lowerBound + 1] == "quarter" && parts[range.lowerBound + 2] == "of":
      let number = ["first", "second", "third", "fourth"].firstIndex(of: parts[range.lowerBound])
      return number.flatMap { number in year.flatMap { DateSpan("\($0)-Q\(number + 1)") } }
    default: break
    }
    guard year != nil, parts.contains(where: { $0.first?.isLetter ?? false }) else { return nil }
    let dates = likelyDates(for: parts.filter { $0 != "," }.joined(separator: " "))
    return dates.count == 1 ? DateSpan(dates[0].iso) : nil
  }

  private func isOfOurTime(_ span: DateSpan) -> Bool { (1900...2200).contains(span.end.year) }
}

/// Words, numbers and dates, and signs each by itself.
private func divided(_ text: String) -> [Substring] {
  var words: [Substring] = []
  var rest = text[...]
  func isOfWord(_ sign: Character?) -> Bool { sign.map { $0.isLetter || $0.isNumber } ?? false }
  while let first = rest.first {
    var end = rest.index(after: rest.startIndex)
    if first.isWhitespace {
      rest = rest[end...]
      continue
    }
    let isNegative = first == "-" && end < rest.endIndex && rest[end].isNumber
    if isOfWord(first) || first == "'" || isNegative {
      while end < rest.endIndex {
        let after = rest.index(after: end)
        let joins = ".,-'".contains(rest[end]) && after < rest.endIndex && isOfWord(rest[after])
        guard isOfWord(rest[end]) || joins else { break }
        end = after
      }
    }
    words.append(rest[..<end])
    rest = rest[end...]
  }
  return words
}

/// `1,234.5`, as texts in English have it.
private func number(_ word: Substring) -> DecimalNumber? {
  let groups = word.drop { $0 == "-" }.prefix { $0 != "." }.split(separator: ",", omittingEmptySubsequences: false)
  guard groups.count == 1 || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy({ $0.count == 3 }),
    word.utf8.count <= DecimalNumber.mostDigits
  else { return nil }
  return DecimalNumber(word.filter { $0 != "," })
}

/// A word without the sign of several.
private func bare(_ word: String) -> String { word.hasSuffix("s") ? String(word.dropLast()) : word }
