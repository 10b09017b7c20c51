// SPDX-License-Identifier: Apache-2.0

/// That bytes do not contain what they should: a cache was cut off, or something else has written into it.
@usableFromInline package struct CacheDamage: Error, Sendable {
  @usableFromInline package init() {}
}

/// Reads back what a `ByteWriter` wrote. Whatever the bytes are, it ends with a value or with `CacheDamage`, and takes
/// no more memory than they do.
@usableFromInline package struct ByteReader: Sendable {
  /// All of them, also those that are not to be read.
  package let bytes: [UInt8]
  @usableFromInline package private(set) var offset: Int
  @usableFromInline let end: Int

  package init(_ bytes: [UInt8], _ range: Range<Int>? = nil) {
    self.bytes = bytes
    let range = (range ?? bytes.indices).clamped(to: bytes.indices)
    offset = range.lowerBound
    end = range.upperBound
  }

  package var isAtEnd: Bool { offset == end }

  /// A count, a line or a size, below 2^49: larger ones are damage, so that what is reckoned with one never overflows.
  @usableFromInline package mutating func number() throws(CacheDamage) -> Int {
    var number = 0
    var shift = 0
    while offset < end, shift < 49 {
      let byte = bytes[offset]
      offset += 1
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw CacheDamage()
  }

  package mutating func word() throws(CacheDamage) -> UInt64 {
    let range = try skip(8)
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
    }
  }

  package mutating func flag() throws(CacheDamage) -> Bool {
    guard offset < end, bytes[offset] <= 1 else { throw CacheDamage() }
    offset += 1
    return bytes[offset - 1] == 1
  }

  package mutating func text() throws(CacheDamage) -> String {
    let block = try block()
    return bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[block]), as: UTF8.self) }
  }

  package mutating func optionalText() throws(CacheDamage) -> String? { try flag() ? try text() : nil }

  /// Where a block of bytes is.
  package mutating func block() throws(CacheDamage) -> Range<Int> { try skip(try number()) }

  /// Inlinable, so that it is compiled for the elements.
  @inlinable package mutating func list<Element>(
    _ read: (inout ByteReader) throws(CacheDamage) -> Element
  ) throws(CacheDamage) -> [Element] {
    let count = try number()
    // Every element takes a byte at least.
    guard count <= end - offset else { throw CacheDamage() }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

  private mutating func skip(_ count: Int) throws(CacheDamage) -> Range<Int> {
    guard count <= end - offset else { throw CacheDamage() }
    defer { offset += count }
    return offset..<offset + count
  }
}
