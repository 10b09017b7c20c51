// SPDX-License-Identifier: Apache-2.0

/// Where a run of text ends that is taken over as it is: before `<`, `&`, a control such as a line end, and a blank that is not
/// between two words. Eight bytes at a time, since all prose of a plan goes through it, twice.
func endOfPlainRun(_ html: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let bytes = UnsafeRawBufferPointer(html)
  let ones: UInt64 = 0x0101_0101_0101_0101
  let highest = ones &* 0x80
  // May take a byte behind one that is found for another such: then the eight are looked at one by one.
  func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highest }
  func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&") }
  var index = start
  while index < html.count {
    if index > start, index + 9 <= html.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let marks = zeros(word ^ (ones &* UInt64(UInt8(ascii: "<")))) | zeros(word ^ (ones &* UInt64(UInt8(ascii: "&"))))
      let blanks = zeros(word ^ (ones &* 0x20))
      let low = (word &- ones &* 0x21) & ~word & highest
      if marks == 0, low == blanks, blanks & (blanks << 8) == 0, html[index + 7] != 0x20 || isPlain(html[index + 8]) {
        index += 8
        continue
      }
    }
    if isPlain(html[index]) {
      index += 1
    } else if html[index] == 0x20, index > start, index + 1 < html.count, isPlain(html[index + 1]) {
      index += 2
    } else {
      break
    }
  }
  return index
}
