// SPDX-License-Identifier: Apache-2.0

/// A text without marks as StratML has it, by the conventions of the public collection: `^` ends a line, `^^` a paragraph. An
/// item of a list begins with `* ` already. What `stratMLText` reads of it is the same text.
func stratMLForm(ofText text: [UInt8]) -> [UInt8] {
  var flat: [UInt8] = []
  flat.reserveCapacity(text.count)
  for (index, byte) in text.enumerated() {
    switch byte {
    case 0x0A:
      // Between digits it would be a power.
      if let last = flat.last, isDigit(last), index + 1 < text.count, isDigit(text[index + 1]) { flat.append(0x20) }
      flat.append(mark)
    case mark:
      let isPower = flat.last.map(isDigit) ?? false && index + 1 < text.count && isDigit(text[index + 1])
      // A sign that looks the same, and ends no line: U+02C6.
      if isPower { flat.append(byte) } else { flat += [0xCB, 0x86] }
    case 0x0D: break
    default: flat.append(byte)
    }
  }
  return flat
}

func stratMLForm(ofText text: String) -> [UInt8] { stratMLForm(ofText: Array(text.utf8)) }

private let mark = UInt8(ascii: "^")

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
