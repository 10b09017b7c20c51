// SPDX-License-Identifier: Apache-2.0

import Bytes

/// Where a run of text ends that is taken over as it is: before `<`, `&`, a control such as a line end, and a blank that is not
/// between two words.
func endOfPlainRun(_ html: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  guard start < html.count, html[start] != 0x20 else { return start }
  // Whether the eight bytes before ended with a blank.
  var carried: UInt64 = 0
  let end = html.firstIndex(from: start) { bytes in
    let blanks = bytes.equal(0x20)
    let doubled = blanks & (blanks << 8 | carried)
    carried = blanks >> 56
    return bytes.below(0x20) | bytes.equal(UInt8(ascii: "<")) | bytes.equal(UInt8(ascii: "&")) | doubled
  }
  return end > start && html[end - 1] == 0x20 ? end - 1 : end
}
