// SPDX-License-Identifier: Apache-2.0

/// Whether a character may stand neither in HTML nor in XML, written or escaped: control characters except for tab and line
/// ends, and what Unicode keeps for the insides of programs (HTML, section 13.2.3.5; XML 1.0, section 2.2). With one of them,
/// no reader opens a feed.
package func isForbidden(_ character: Unicode.Scalar) -> Bool {
  switch character.value {
  case 0x09, 0x0A, 0x0D: false
  case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
  default: character.value & 0xFFFE == 0xFFFE
  }
}

/// The offset of the first of these in UTF-8, or of a byte that no UTF-8 contains; nil where there is none.
package func firstForbidden(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
  for (index, byte) in bytes.enumerated() {
    switch byte {
    case 0x09, 0x0A, 0x0D: continue
    case 0..<0x20, 0x7F, 0xFE, 0xFF: return index
    case 0xC2: if at(index + 1) < 0xA0 { return index }
    case 0xEF:
      let (second, third) = (at(index + 1), at(index + 2))
      if second == 0xB7 && (0x90...0xAF).contains(third) || second == 0xBF && third >= 0xBE { return index }
    case 0xF0...0xF4:
      if at(index + 1) & 0x0F == 0x0F, at(index + 2) == 0xBF, at(index + 3) >= 0xBE { return index }
    default: continue
    }
  }
  return nil
}

/// What to call one of them, such as `the control character U+000C`.
package func describe(forbidden character: Unicode.Scalar) -> String {
  let hex = String(character.value, radix: 16, uppercase: true)
  let kind = character.value < 0xA0 ? "control character" : "noncharacter"
  return "the \(kind) U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)"
}
