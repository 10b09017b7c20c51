// SPDX-License-Identifier: Apache-2.0

import Encoding
import TestSupport
import Testing

@Suite struct BytesTests {
  private static let written: [UInt8] = {
    var writer = ByteWriter()
    writer.number(0)
    writer.number(300)
    writer.number((1 << 49) - 1)
    writer.word(.max)
    writer.flag(true)
    writer.text("été")
    writer.text(String?.none)
    writer.block([1, 2, 3])
    writer.list(["a", "b"]) { text, writer in writer.text(text) }
    return writer.bytes
  }()

  private func read(_ bytes: [UInt8]) throws -> String {
    var reader = ByteReader(bytes)
    let numbers = [try reader.number(), try reader.number(), try reader.number()]
    let word = try reader.word()
    let (flag, text, nothing) = (try reader.flag(), try reader.text(), try reader.optionalText())
    let block = Array(bytes[try reader.block()])
    let list = try reader.list { reader throws(CacheDamage) in try reader.text() }
    guard reader.isAtEnd else { throw CacheDamage() }
    return "\(numbers) \(word) \(flag) \(text) \(nothing ?? "-") \(block) \(list)"
  }

  @Test func readsWhatWasWritten() throws {
    #expect(
      try read(Self.written) == "[0, 300, 562949953421311] 18446744073709551615 true été - [1, 2, 3] [\"a\", \"b\"]")
  }

  @Test func noticesEveryCut() {
    for count in Self.written.indices {
      #expect(throws: CacheDamage.self) { try read(Array(Self.written[..<count])) }
    }
  }

  @Test func refusesNumbersThatWouldOverflow() {
    for number in [1 << 49, .max, -1] {
      var writer = ByteWriter()
      writer.number(number)
      var reader = ByteReader(writer.bytes)
      #expect(throws: CacheDamage.self) { try reader.number() }
    }
  }

  @Test func endsWithAnyBytes() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = try? read(bytes)
    }
  }

  @Test func fingerprintsTellPartsApart() {
    func fingerprint(_ parts: [String]) -> Fingerprint {
      var builder = FingerprintBuilder()
      for part in parts { builder.add(part) }
      return builder.fingerprint
    }
    #expect(fingerprint(["ab", "c"]) != fingerprint(["a", "bc"]))
    #expect(fingerprint(["", "a"]) != fingerprint(["a", ""]))
    #expect(fingerprint(["a"]) == fingerprint(["a"]))
    let texts = (0..<200).map { String(repeating: "a", count: $0) } + (0..<5_000).map(String.init)
    #expect(Set(texts.map { fingerprint([$0]) }).count == Set(texts).count)
    for length in 1...40 {
      let text = [UInt8](repeating: 65, count: length)
      for index in text.indices {
        var other = text
        other[index] ^= 1
        #expect(Fingerprint(of: other) != Fingerprint(of: text), "byte \(index) of \(length)")
      }
    }
  }
}
