// SPDX-License-Identifier: Apache-2.0

/// Eight bytes of a text that are looked at together, since most of a text is nothing that is looked for. The bytes that are found
/// have their highest bits set in the answer, and nothing else is.
///
/// Inlinable, as is all of this, since a call would take longer than the answer.
@usableFromInline package struct EightBytes {
  /// The first byte is the lowest.
  @usableFromInline let word: UInt64
  /// Without the highest bits, so that sums stay within their bytes.
  @usableFromInline let low: UInt64

  @inlinable @inline(__always) package init(_ word: UInt64) { (self.word, low) = (word, word & ~highest) }

  @inlinable @inline(__always) package func equal(_ byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return ~((difference & ~highest) &+ ~highest | difference) & highest
  }

  /// `limit` is 128 at most.
  @inlinable @inline(__always) package func below(_ limit: UInt8) -> UInt64 {
    ~(low &+ ones &* UInt64(0x80 - limit) | word) & highest
  }

  /// Of ASCII.
  @inlinable @inline(__always) package func within(_ range: ClosedRange<UInt8>) -> UInt64 {
    let isNotBelow = low &+ ones &* UInt64(0x80 - range.lowerBound)
    let isAbove = low &+ ones &* UInt64(0x7F - range.upperBound)
    return isNotBelow & ~isAbove & ~word & highest
  }
}

@inlinable package var ones: UInt64 { @inline(__always) get { 0x0101_0101_0101_0101 } }
@inlinable package var highest: UInt64 { @inline(__always) get { 0x8080_8080_8080_8080 } }

extension UnsafeBufferPointer<UInt8> {
  /// Where the first byte is that `find` finds, from `start` on; the number of all bytes where there is none.
  @inlinable @inline(__always) package func firstIndex(from start: Int, _ find: (EightBytes) -> UInt64) -> Int {
    let bytes = UnsafeRawBufferPointer(self)
    var index = start
    while index + 8 <= count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let found = find(EightBytes(word))
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    var (rest, end) = (UInt64(0), count)
    while end > index {
      end -= 1
      rest = rest << 8 | UInt64(self[end])
    }
    // Bytes behind the text may be found, too.
    return Swift.min(count, index + find(EightBytes(rest)).trailingZeroBitCount / 8)
  }
}
