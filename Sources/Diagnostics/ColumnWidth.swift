// SPDX-License-Identifier: Apache-2.0

/// How many columns of a terminal a character takes: two for those of East Asian scripts that are wide or fullwidth
/// (Unicode Standard Annex #11) and for emoji, else one.
func columnWidth(_ character: Character) -> Int {
  guard let first = character.unicodeScalars.first, first.value >= 0x1100 else { return 1 }
  if wideRanges.contains(where: { $0.contains(first.value) }) || first.properties.isEmojiPresentation { return 2 }
  // Variation selector 16 asks for the emoji of a character that is text by itself.
  return character.unicodeScalars.contains("\u{FE0F}") ? 2 : 1
}

/// Of East_Asian_Width W and F, without emoji.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4C6, 0xA960...0xA97C,
  0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
  0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD,
]
