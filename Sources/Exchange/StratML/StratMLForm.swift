// SPDX-License-Identifier: Apache-2.0

import Bytes

/// A text without marks as StratML has it, by the conventions of the public collection: `^` ends a line, `^^` a paragraph. An
/// item of a list begins with `* ` already. What `stratMLText` reads of it is the same text.
func stratMLForm(ofText text: [UInt8]) -> [UInt8] {
  var form: [UInt8] = []
  form.reserveCapacity(text.count)
  text.withUnsafeBufferPointer { appendStratMLForm($0, to: &form) }
  return form
}

func stratMLForm(ofText text: String) -> [UInt8] { stratMLForm(ofText: Array(text.utf8)) }

/// A text on one line, in the form of StratML: the sign `¶` between blanks stands for the end of a line, and two of the sign for
/// one.
func appendStratMLLine(_ text: [UInt8], to form: inout [UInt8]) {
  text.withUnsafeBufferPointer { appendStratMLForm($0, isLine: true, to: &form) }
}

/// The sign that stands for the end of a line where a text is one line.
let stratMLLineEnd: Character = "¶"

private func appendStratMLForm(_ text: UnsafeBufferPointer<UInt8>, isLine: Bool = false, to form: inout [UInt8]) {
  func isBetweenDigits(_ place: Int) -> Bool {
    place > 0 && isDigit(text[place - 1]) && place + 1 < text.count && isDigit(text[place + 1])
  }
  form.append(
    text,
    finding: { bytes in
      bytes.equal(0x0A) | bytes.equal(0x0D) | bytes.equal(UInt8(ascii: "^")) | bytes.equal(0xB6)
    },
    replacing: { place in
      switch text[place] {
      case 0x0A where isLine: return Replacement(" \u{B6} ")
      // Between digits it would be a power.
      case 0x0A: return isBetweenDigits(place) ? Replacement(" ^") : Replacement("^")
      // A sign that looks the same, and ends no line: U+02C6.
      case UInt8(ascii: "^"): return isBetweenDigits(place) ? nil : Replacement("\u{2C6}")
      case 0x0D: return Replacement("")
      default:
        // The second byte of `¶`, and of others.
        guard isLine, place > 0, text[place - 1] == 0xC2 else { return nil }
        return Replacement(UInt64(0xB6C2B6), length: 3)
      }
    })
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
