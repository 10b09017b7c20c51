// SPDX-License-Identifier: Apache-2.0

/// Sixty-four bits that stand for some content: equal for equal content, and, but for one chance in 2⁶⁴, different for
/// different content. It is made for speed, not as a defence against someone who wants two contents to look alike; who
/// can write into the cache can write into the content.
package struct Fingerprint: Sendable, Hashable {
  package let bits: UInt64

  package init(bits: UInt64) { self.bits = bits }

  /// Of a file's bytes, say.
  package init(of bytes: some Sequence<UInt8>) {
    var builder = FingerprintBuilder()
    builder.add(bytes)
    self = builder.fingerprint
  }
}

/// Adds up what a fingerprint is made of; the order counts, and so does where one part ends and the next begins.
///
/// The mixing is that of wyhash: a product of 128 bits, folded.
package struct FingerprintBuilder: Sendable {
  private var state: UInt64 = 0xA076_1D64_78BD_642F

  package init() {}

  package var fingerprint: Fingerprint { Fingerprint(bits: Self.fold(state ^ 0xE703_7ED1_A0B4_28DB, state)) }

  package mutating func add(_ word: UInt64) {
    state = Self.fold(state ^ 0x8EBC_6AF0_9C88_C6E3, word ^ 0x5899_65CC_7537_4CC3)
  }

  package mutating func add(_ number: Int) { add(UInt64(truncatingIfNeeded: number)) }

  package mutating func add(_ flag: Bool) { add(flag ? 1 : 2 as UInt64) }

  package mutating func add(_ fingerprint: Fingerprint) { add(fingerprint.bits) }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  package mutating func add(_ text: String?) {
    add(text != nil)
    if let text { add(text) }
  }

  package mutating func add(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { add(UnsafeRawBufferPointer($0)) }
    if isDone == nil { Array(bytes).withUnsafeBytes { add($0) } }
  }

  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    guard offset < bytes.count else { return }
    var rest: UInt64 = 0
    for byte in bytes[offset...] { rest = rest << 8 | UInt64(byte) }
    add(rest)
  }

  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
