// SPDX-License-Identifier: Apache-2.0

/// What replaces some bytes of a text: eight bytes at most.
@usableFromInline package struct Replacement {
  /// The first byte is the lowest.
  @usableFromInline package let word: UInt64
  @usableFromInline let length: Int
  /// How many bytes of the text it stands for.
  @usableFromInline let count: Int

  @inlinable package init(_ text: StaticString, for count: Int = 1) {
    var word: UInt64 = 0
    for number in (0..<text.utf8CodeUnitCount).reversed() { word = word << 8 | UInt64(text.utf8Start[number]) }
    self.init(word, length: text.utf8CodeUnitCount, for: count)
  }

  @inlinable package init(_ word: UInt64, length: Int, for count: Int = 1) {
    (self.word, self.length, self.count) = (word, length, count)
  }

  /// In bytes.
  @inlinable static var longest: Int { 8 }
}

extension [UInt8] {
  /// Adds a text, some of whose bytes are replaced. `replacing` says by what, for the place of each byte that `find` finds; nil for one
  /// that stays.
  @inlinable @inline(__always) package mutating func append(
    _ text: UnsafeBufferPointer<UInt8>, finding find: (EightBytes) -> UInt64, replacing: (Int) -> Replacement?
  ) {
    let source = UnsafeRawBufferPointer(text)
    var next = 0
    while next < text.count {
      // Of few bytes at a time, since each might be replaced by the longest text.
      let end = next + 128
      append(addingCapacity: (128 + 8) * Replacement.longest) { span in
        span.withUnsafeMutableBufferPointer { target, written in
          let bytes = UnsafeMutableRawBufferPointer(target)
          while next < text.count, next < end {
            var found: UInt64
            if next + 8 <= text.count {
              let word = source.loadUnaligned(fromByteOffset: next, as: UInt64.self)
              bytes.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
              found = find(EightBytes(UInt64(littleEndian: word)))
            } else {
              target[written] = text[next]
              // One byte, and seven that are taken for found behind it.
              found = find(EightBytes(UInt64(text[next]))) & 0x80 | 0x8000
            }
            let kept = found == 0 ? 8 : found.trailingZeroBitCount / 8
            next += kept
            written += kept
            if found == 0 || found == 0x8000 { continue }
            guard let replacement = replacing(next) else {
              target[written] = text[next]
              next += 1
              written += 1
              continue
            }
            bytes.storeBytes(of: replacement.word.littleEndian, toByteOffset: written, as: UInt64.self)
            written += replacement.length
            next += replacement.count
          }
        }
      }
    }
  }
}
