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
      UInt8(ascii: "+"), UInt8(ascii: "-"):
      return true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return beginsLikeNumber
    // The beginnings of a non-breaking blank, a centred dot, and of bullets.
    case 0xC2: return true
    case 0xE2: return self[1] != 0x80 || count > 2 && self[2] & 0xF0 == 0xA0
    case 0xEF: return true
    default: return false
    }
  }

  /// `1.F` or `1)F`, but neither `1.5` nor `2. F`; `1. F`, since that is an item but where it is indented too much.
  private var beginsLikeNumber: Bool {
    var index = 1
    while index < count, index < 9, self[index].isDigit { index += 1 }
    guard index + 1 < count, self[index] == UInt8(ascii: ".") || self[index] == UInt8(ascii: ")") else { return false }
    return self[index + 1].isLetter || (index == 1 && self[0] == UInt8(ascii: "1") && self[2] == 0x20)
  }
}
