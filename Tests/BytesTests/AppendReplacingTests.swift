// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Bytes

/// Texts with others in the place of some of their bytes, against those that are made byte by byte.
struct AppendReplacingTests {
  @Test func replacesWhatIsFound() {
    var random = SystemRandomNumberGenerator()
    for count in 0..<700 {
      let text = (0..<count).map { _ in "ab\n\"cdefghi¶".utf8.randomElement(using: &random) ?? 0 }
      var expected = Array("before".utf8)
      for byte in text {
        switch byte {
        case 0x0A: expected += Array("newline!".utf8)
        case UInt8(ascii: "\""): continue
        default: expected.append(byte)
        }
      }
      var written = Array("before".utf8)
      text.withUnsafeBufferPointer { text in
        written.append(
          text, finding: { $0.equal(0x0A) | $0.equal(UInt8(ascii: "\"")) | $0.equal(0xB6) },
          replacing: { place in
            text[place] == 0xB6 ? nil : Replacement(text[place] == 0x0A ? "newline!" : "")
          })
      }
      #expect(written == expected, "in \(text)")
    }
  }

  @Test func replacesSeveralBytesByOthers() {
    var written: [UInt8] = []
    Array("a¶b¶".utf8).withUnsafeBufferPointer { text in
      written.append(
        text, finding: { $0.equal(0xC2) }, replacing: { place in place == 1 ? Replacement("pilcrow", for: 2) : nil })
    }
    #expect(String(decoding: written, as: UTF8.self) == "apilcrowb¶")
  }
}
