// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Bytes

/// Looking at eight bytes at a time finds what looking at each finds.
struct EightBytesTests {
  private func check(_ find: (EightBytes) -> UInt64, _ isFound: (UInt8) -> Bool) {
    for byte in UInt8.min...UInt8.max {
      for place in 0..<8 {
        let word = UInt64(byte) << (place * 8) | 0x2020_2020_2020_2020 & ~(0xFF << (place * 8))
        let expected = isFound(byte) ? UInt64(0x80) << (place * 8) : 0
        #expect(find(EightBytes(word)) & 0x80 << (place * 8) == expected, "\(byte) at \(place)")
      }
    }
    var random = SystemRandomNumberGenerator()
    for number in 0..<20_000 {
      // Some are dense, and most are not.
      let bytes = (0..<number % 40).map { _ in
        number % 3 == 0 ? UInt8.random(in: 0...255, using: &random) : UInt8.random(in: 0x1D...0x61, using: &random)
      }
      let start = Int.random(in: 0...bytes.count, using: &random)
      let found = bytes.withUnsafeBufferPointer { $0.firstIndex(from: start, find) }
      #expect(found == bytes[start...].firstIndex(where: isFound) ?? bytes.count, "in \(bytes) from \(start)")
    }
  }

  @Test func findsOneByte() {
    check({ $0.equal(0x3C) }, { $0 == 0x3C })
    check({ $0.equal(0) }, { $0 == 0 })
    check({ $0.equal(0xB6) }, { $0 == 0xB6 })
  }

  @Test func findsBytesBelowALimit() {
    check({ $0.below(0x20) }, { $0 < 0x20 })
    check({ $0.below(0x80) }, { $0 < 0x80 })
  }

  @Test func findsBytesWithinARange() {
    check({ $0.within(0x5B...0x60) }, { (0x5B...0x60).contains($0) })
    check({ $0.within(0...0x7F) }, { $0 < 0x80 })
  }

  @Test func findsTheFirstOfSeveral() {
    check({ $0.equal(0x26) | $0.equal(0x3C) | $0.below(0x20) }, { $0 == 0x26 || $0 == 0x3C || $0 < 0x20 })
  }
}
