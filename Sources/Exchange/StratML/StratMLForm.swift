// SPDX-License-Identifier: Apache-2.0

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

/// What needs no other form is taken over in runs.
private func appendStratMLForm(_ text: UnsafeBufferPointer<UInt8>, isLine: Bool = false, to form: inout [UInt8]) {
  let lineEnd = Array(String(stratMLLineEnd).utf8)
  var start = 0
  func isBetweenDigits(_ index: Int) -> Bool {
    index > 0 && isDigit(text[index - 1]) && index + 1 < text.count && isDigit(text[index + 1])
  }
  var next = 0
  while next < text.count {
    if next + 8 <= text.count, keepTheirForm(UnsafeRawBufferPointer(text), at: next) {
      next += 8
      continue
    }
    let (index, byte) = (next, text[next])
    next += 1
    guard byte == 0x0A || byte == 0x0D || byte == mark || byte == lineEnd[1] else { continue }
    let isPower = isBetweenDigits(index)
    if byte == mark ? isPower : byte == lineEnd[1] && (!isLine || index == 0 || text[index - 1] != lineEnd[0]) {
      continue
    }
    form += text[start..<index]
    start = index + 1
    switch byte {
    case 0x0A where isLine: form += [0x20] + lineEnd + [0x20]
    // Between digits it would be a power.
    case 0x0A: form += isPower ? [0x20, mark] : [mark]
    // A sign that looks the same, and ends no line: U+02C6.
    case mark: form += [0xCB, 0x86]
    case lineEnd[1]: form += [byte] + lineEnd
    default: break
    }
  }
  form += text[start...]
}

/// Whether none of eight bytes needs another form. May say no of such: then they are looked at one by one.
private func keepTheirForm(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Bool {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  func equal(_ byte: UInt8) -> UInt64 {
    let word = word ^ (ones &* UInt64(byte))
    return (word &- ones) & ~word
  }
  // The last is the second byte of `¶`.
  return (equal(0x0A) | equal(0x0D) | equal(mark) | equal(0xB6)) & (ones &* 0x80) == 0
}

private let mark = UInt8(ascii: "^")

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
