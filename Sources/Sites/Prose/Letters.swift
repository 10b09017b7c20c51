// SPDX-License-Identifier: Apache-2.0

import Fields

/// What single characters mean where a text is searched for words: whether they are parts of words, and which differ only
/// in ways that a reader overlooks.
///
/// Characters are given as the numbers of Unicode scalars. Each letter of every text is asked for, so those below U+0800
/// (Latin, Greek, Cyrillic, Hebrew, Arabic) are looked up in tables, without counting references to them.
struct Letters {
  enum Kind: UInt8, Sendable {
    /// Blanks, punctuation, signs.
    case none
    /// Letters, digits and marks of writing that puts blanks between words.
    case spaced
    /// A word in katakana ends where another writing begins.
    case katakana
    /// Words are followed by particles without a blank.
    case hangul
    /// Writing without blanks, such as Chinese or Thai: a word may begin and end anywhere.
    case unspaced
  }

  private let kinds: UnsafeBufferPointer<Kind>
  private let folds: UnsafeBufferPointer<UInt16>

  /// Calls `body` with the letters, which are of no use after it.
  static func use<Result>(_ body: (Letters) -> Result) -> Result {
    let (kinds, folds) = tables
    return kinds.withUnsafeBufferPointer { kinds in
      folds.withUnsafeBufferPointer { body(Letters(kinds: kinds, folds: $0)) }
    }
  }

  /// Made when the first text is searched.
  private static let tables: (kinds: [Kind], folds: [UInt16]) = {
    let scalars = (0..<0x800).map { Unicode.Scalar(UInt16($0)) ?? " " }
    return (scalars.map(findKind), scalars.map { UInt16(findFold($0).value) })
  }()

  func kind(_ scalar: UInt32) -> Kind {
    scalar < 0x800 ? kinds[Int(scalar)] : Self.rareKind(scalar)
  }

  /// In lower case, with what `plain` does.
  func folded(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x800 { return UInt32(folds[Int(scalar)]) }
    switch scalar {
    // Latin letters with two marks come in pairs, the capital first.
    case 0x1E00...0x1E95, 0x1EA0...0x1EFF: return scalar | 1
    case 0x1F00...0x1FFF: return Unicode.Scalar(scalar).map { Self.findFold($0).value } ?? scalar
    default: return plain(scalar)
    }
  }

  /// Line ends and no-break spaces are blanks, and an apostrophe is one, straight or not.
  func plain(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x0A, 0xA0, 0x2007, 0x202F: 0x20
    case 0x2019: 0x27
    default: scalar
    }
  }

  /// Whether it is a sign that nobody sees, which makes no other word of a word.
  func isUnseen(_ scalar: UInt32) -> Bool { scalar >= 0xAD && Unicode.Scalar(scalar)?.isUnseen == true }

  /// Whether a word that ends with `last` may end before `next`.
  func mayEnd(after last: UInt32, before next: UInt32) -> Bool {
    if next >= 0x300, Unicode.Scalar(next)?.properties.generalCategory == .nonspacingMark { return false }
    let writing = kind(last)
    return writing != kind(next) || writing == .none || writing.isHashedByCharacter
  }

  private static func rareKind(_ scalar: UInt32) -> Kind {
    switch scalar {
    case 0x1E00...0x1EFF: .spaced
    case 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020, 0x30FB, 0xFF01...0xFF0F: .none
    case 0x30A1...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: .katakana
    case 0x1100...0x11FF, 0xAC00...0xD7FB: .hangul
    // Thai, Lao, Burmese, Khmer, Chinese and hiragana.
    case 0x0E01...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x3007, 0x3041...0x309F, 0x3400...0x9FFF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      .unspaced
    default: Unicode.Scalar(scalar).map(findKind) ?? .none
    }
  }

  private static func findKind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      .spaced
    default: .none
    }
  }

  /// The simple case folding of Unicode (CaseFolding.txt, statuses C and S), as far as lower case gives it.
  private static func findFold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x0A, 0xA0: return " "
    case 0x3C2: return "σ"
    default:
      let lower = scalar.properties.lowercaseMapping.unicodeScalars
      return lower.count == 1 ? lower.first ?? scalar : scalar
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The character at an offset of a text in UTF-8, and how many bytes it has.
  func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(self[offset])
    let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, offset + length <= count else { return (first, 1) }
    var value = first & (0x7F >> UInt32(length))
    for index in offset + 1..<offset + length { value = value << 6 | UInt32(self[index] & 0x3F) }
    return (value, length)
  }
}
