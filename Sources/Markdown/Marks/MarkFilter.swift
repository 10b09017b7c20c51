// SPDX-License-Identifier: Apache-2.0

// Which words are worth a closer look: nearly all are not, and that has to cost next to nothing.

extension UnsafeBufferPointer<UInt8> {
  /// Whether there is a byte of which marks are made: one of `[ \ ] ^ _ { | } ~ *`.
  ///
  /// Eight at a time: with the bit 0x20 set, those of the first kind (and 0x7F, which no text has) are 0x7B to 0x7F.
  var mayHoldMark: Bool {
    guard let base = baseAddress else { return false }
    let words = UnsafeRawPointer(base)
    var found: UInt64 = 0
    var offset = 0
    while offset + 8 <= count {
      found |= Self.marks(in: words.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < count {
      rest = rest << 8 | UInt64(self[offset])
      offset += 1
    }
    return (found | Self.marks(in: rest)) != 0
  }

  /// Whether there is a tab, or one of `%%`, `==` and ` :`, of which other tools make marks.
  var mayHoldForeignMark: Bool {
    guard let base = baseAddress else { return false }
    let words = UnsafeRawPointer(base)
    let ones: UInt64 = 0x0101_0101_0101_0101
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    var found: UInt64 = 0
    var offset = 0
    while offset + 9 <= count {
      let word = words.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let next = words.loadUnaligned(fromByteOffset: offset + 1, as: UInt64.self)
      found |= zeros(word ^ (ones &* 0x09))
      found |= zeros(word ^ (ones &* 0x25) | next ^ (ones &* 0x25))
      found |= zeros(word ^ (ones &* 0x3D) | next ^ (ones &* 0x3D))
      found |= zeros(word ^ (ones &* 0x20) | next ^ (ones &* 0x3A))
      offset += 8
    }
    if found & (ones &* 0x80) != 0 { return true }
    while offset < count {
      switch self[offset] {
      case 0x09: return true
      case 0x25, 0x3D: if at(offset + 1) == self[offset] { return true }
      case 0x20: if at(offset + 1) == 0x3A { return true }
      default: break
      }
      offset += 1
    }
    return false
  }

  private static func marks(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let braced = word | (ones &* 0x20)
    let isBraced = ((braced & (ones &* 0x7F)) &+ (ones &* 0x05)) & ~braced
    let star = word ^ (ones &* 0x2A)
    let isStar = (star &- ones) & ~star
    return (isBraced | isStar) & (ones &* 0x80)
  }

  /// Whether a line that begins like this may begin with a mark that is none.
  var mayBeginWithMark: Bool {
    guard count > 1 else { return false }
    switch self[0] {
    case UInt8(ascii: "#"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "$"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "%"):
      return true
    case UInt8(ascii: "."): return self[1] == UInt8(ascii: ".")
    case UInt8(ascii: "("): return self[1] >= 0x80 || prefix(6).contains(UInt8(ascii: ")"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return beginsLikeNumber
    case UInt8(ascii: "i") where count > 6: return self[1] == UInt8(ascii: "m") && self[6] == 0x20 || beginsLikeClause
    case UInt8(ascii: "e") where count > 6: return self[1] == UInt8(ascii: "x") && self[6] == 0x20 || beginsLikeClause
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return beginsLikeClause
    // The digits of Arabic and Persian, and numbers of Chinese with `、` behind them.
    case 0xD9: return (0xA0...0xA9).contains(self[1])
    case 0xDB: return (0xB0...0xB9).contains(self[1])
    case 0xE4...0xE9: return count > 5 && self[3] == 0xE3 && self[4] == 0x80 && self[5] == 0x81
    // The beginnings of a non-breaking blank, a centred dot, and of bullets.
    case 0xC2: return true
    case 0xE2: return self[1] != 0x80 || count > 2 && (self[2] & 0xF0 == 0xA0 || (0x90...0x94).contains(self[2]))
    case 0xEF: return true
    default: return false
    }
  }

  /// `a)`, `i.` or `ii)`, and a blank.
  private var beginsLikeClause: Bool {
    let end = self[1] | 0x20 == self[0] | 0x20 && count > 3 ? 2 : 1
    return count > end + 1 && (self[end] == UInt8(ascii: ")") || self[end] == UInt8(ascii: "."))
      && self[end + 1] == 0x20
  }

  /// `1.F`, `1)F` or `1.1`, but neither `1.5` nor `2. F`; `1. F`, since that is an item but where it is indented too much.
  private var beginsLikeNumber: Bool {
    var index = 1
    while index < count, index < 9, self[index].isDigit { index += 1 }
    guard index + 1 < count, self[index] == UInt8(ascii: ".") || self[index] == UInt8(ascii: ")") else { return false }
    return self[index + 1].isWordPart || (index == 1 && self[0] == UInt8(ascii: "1") && self[2] == 0x20)
  }
}
