// SPDX-License-Identifier: Apache-2.0

/// The mark that a clause begins with, as it is typed: `1.1`, `(a)`, `a)`, `i.`. What Markdown itself takes for lists,
/// `1.` and `1)`, is none.
struct ClauseMark {
  /// Marks of one style count on from each other.
  enum Style: UInt8 { case decimal, parentheses, parenthesis, point }

  let style: Style
  let isUpper: Bool
  let text: String
  /// Its part of the clause's address.
  let key: String
  /// In bytes, with the blanks after it.
  let length: Int
  /// `1.10` is 1 and 10; of other marks, the number if it is one.
  let numbers: [Int]
  /// `a` is 1, `aa` is 27.
  let letter: Int?
  let roman: Int?

  /// Nil where the text does not begin with a mark and a blank.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first, first == UInt8(ascii: "(") || isLetterOrDigit(first) else { return nil }
    let start = first == UInt8(ascii: "(") ? 1 : 0
    var end = start
    while end < text.count, end - start < 5, isLetterOrDigit(text[end]) { end += 1 }
    guard end > start, end < text.count else { return nil }
    let isNumber = text[start..<end].allSatisfy { (0x30...0x39).contains($0) }
    if start == 1 {
      guard text[end] == UInt8(ascii: ")") else { return nil }
      end += 1
      style = .parentheses
    } else if isNumber {
      guard let decimal = Self.endOfDecimal(text, end) else { return nil }
      end = decimal
      style = .decimal
    } else {
      guard text[end] == UInt8(ascii: ")") || text[end] == UInt8(ascii: ".") else { return nil }
      style = text[end] == UInt8(ascii: ".") ? .point : .parenthesis
      end += 1
    }
    var blanks = end
    while blanks < text.count, text[blanks] == 0x20 || text[blanks] == 0x09 { blanks += 1 }
    if blanks == end, blanks + 1 < text.count, text[blanks] == 0xC2, text[blanks + 1] == 0xA0 { blanks += 2 }
    guard blanks > end, blanks < text.count else { return nil }
    self.text = UnsafeBufferPointer(rebasing: text[..<end]).string
    length = blanks
    key = self.text.filter { $0 != "(" && $0 != ")" }.droppingLast(".")
    numbers = style == .decimal || isNumber ? key.split(separator: ".").compactMap { Int($0) } : []
    isUpper = key.utf8.first.map { $0 < 0x60 } ?? false
    let lower = Array(key.lowercased().utf8)
    letter = isNumber ? nil : letterNumber(lower)
    roman = isNumber || key != (isUpper ? key.uppercased() : key.lowercased()) ? nil : romanNumber(lower)
    if numbers.isEmpty, letter == nil, roman == nil { return nil }
  }

  /// Where `1.1`, `1.1.` or `1.1)` ends; the first number ends at `offset`.
  private static func endOfDecimal(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
    var end = offset
    var parts = 1
    while end + 1 < text.count, text[end] == UInt8(ascii: "."), (0x30...0x39).contains(text[end + 1]), parts < 8 {
      end += 1
      let start = end
      while end < text.count, (0x30...0x39).contains(text[end]) { end += 1 }
      guard end - start < 5 else { return nil }
      parts += 1
    }
    guard parts > 1 else { return nil }
    return end < text.count && (text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ")")) ? end + 1 : end
  }

  var isFirst: Bool { letter == 1 || roman == 1 || (style != .decimal && numbers == [1]) }

  func isLike(_ other: ClauseMark) -> Bool {
    style == other.style
      && (style == .decimal || (isUpper == other.isUpper && numbers.isEmpty == other.numbers.isEmpty))
  }

  /// Whether this mark comes right after the other.
  func follows(_ other: ClauseMark) -> Bool {
    guard isLike(other) else { return false }
    if style == .decimal {
      return numbers.dropLast() == other.numbers.dropLast() && numbers.last == other.numbers.last.map { $0 + 1 }
    }
    if let number = numbers.first { return number == other.numbers.first.map { $0 + 1 } }
    if let letter, letter == other.letter.map({ $0 + 1 }) { return true }
    if let roman, roman == other.roman.map({ $0 + 1 }) { return true }
    return false
  }

  /// Whether it comes later, where marks between the two may have been taken out.
  func isAfter(_ other: ClauseMark) -> Bool {
    guard isLike(other) else { return false }
    if style == .decimal {
      return numbers.count == other.numbers.count && other.numbers.lexicographicallyPrecedes(numbers)
    }
    if let number = numbers.first { return number > other.numbers.first ?? 0 }
    if let letter, let before = other.letter, letter > before { return true }
    if let roman, let before = other.roman, roman > before { return true }
    return false
  }
}

/// `a` to `z`, then `aa` to `zz`, which double the letter.
private func letterNumber(_ text: [UInt8]) -> Int? {
  guard let first = text.first, (0x61...0x7A).contains(first), text.count <= 2, text.last == first else { return nil }
  return Int(first) - 0x60 + (text.count - 1) * 26
}

/// Up to 39; nil for what is not written as it should be.
private func romanNumber(_ text: [UInt8]) -> Int? { romanNumbers[text] }

private let romanNumbers: [[UInt8]: Int] = {
  let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
  var numbers: [[UInt8]: Int] = [:]
  for ten in 0...3 {
    for one in 0...9 where ten + one > 0 {
      numbers[Array((String(repeating: "x", count: ten) + ones[one]).utf8)] = ten * 10 + one
    }
  }
  return numbers
}()

extension String {
  fileprivate func droppingLast(_ end: Character) -> String { last == end ? String(dropLast()) : self }
}
