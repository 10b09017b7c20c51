// SPDX-License-Identifier: Apache-2.0

import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// The offset of the next such byte from `start` on, or nil. The C library looks at many at a time.
  func offset(of byte: UInt8, from start: Int = 0) -> Int? {
    guard let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Whether the bytes contain those of `mark`.
  func holds(_ mark: StaticString) -> Bool {
    guard let base = baseAddress else { return false }
    let length = mark.utf8CodeUnitCount
    // The last byte of a mark is the rarer one in text: `://`, `www.`.
    let last = mark.utf8Start[length - 1]
    var start = 0
    while let end = offset(of: last, from: start) {
      start = end + 1
      if start >= length, memcmp(base + start - length, mark.utf8Start, length) == 0 { return true }
    }
    return false
  }

  /// The byte at an index, or a line end beyond the text.
  func at(_ index: Int) -> UInt8 { indices.contains(index) ? self[index] : 0x0A }

  func starts(with words: StaticString, at start: Int) -> Bool {
    guard start >= 0, start + words.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<words.utf8CodeUnitCount where self[start + offset] != words.utf8Start[offset] { return false }
    return true
  }
}
