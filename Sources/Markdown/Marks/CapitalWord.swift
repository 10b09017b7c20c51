// SPDX-License-Identifier: Apache-2.0

/// Letters and digits side by side, seen as what may be a short form in capitals.
struct CapitalWord {
  let start: Int
  private(set) var end: Int
  private(set) var letters = 0
  /// Of nothing but capitals, two at least.
  private(set) var isCapitals = false
  /// The same with an `s` behind them.
  private(set) var isPlural = false
  /// Whether it has three to six capitals, and is not a number in Roman figures.
  private(set) var mayBeShortForm = false
  let initial: UInt8

  /// Where its capitals are, without the `s` of several.
  var capitals: Range<Int> { start..<(isPlural ? end - 1 : end) }

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
    // A letter that goes on beyond the passage.
    if end == start { end += 1 }
    if digits > 0 || capital < 2 { return }
    isCapitals = capital == letters
    isPlural = capital == letters - 1 && text[end - 1] == UInt8(ascii: "s")
    mayBeShortForm = (isCapitals || isPlural) && (3...6).contains(capital) && !text[capitals].isRoman
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many bytes the letter or the digit has that begins here; 0 for any other sign.
  func letterLength(at index: Int) -> Int {
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
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Whether these are a number in Roman figures: thousands, hundreds, tens and ones, of which a figure is there three times at most.
  fileprivate var isRoman: Bool {
    var rest = self
    func take(_ figure: UInt8?, _ most: Int) -> Int {
      let count = Swift.min(most, rest.prefix { $0 == figure }.count)
      rest = rest.dropFirst(count)
      return count
    }
    let figures = Array("MDCLXVI".utf8)
    _ = take(figures[0], 3)
    for place in [1, 3, 5] {
      let (five, one, ten) = (figures[place], figures[place + 1], figures[place - 1])
      if rest.first == one, let next = rest.dropFirst().first, next == ten || next == five {
        rest = rest.dropFirst(2)
      } else {
        _ = take(five, 1)
        _ = take(one, 3)
      }
    }
    return rest.isEmpty
  }
}
