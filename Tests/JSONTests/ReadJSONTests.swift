// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

@Suite struct ReadJSONTests {
  private func read(_ text: String) -> JSONValue? { try? JSONValue(reading: Array(text.utf8)[...]) }

  @Test func readsWhatItWrites() throws {
    let value: JSONValue = [
      "a": [1, -2, true, nil, .number("1.5e3")], "ü \"\\\u{1}\n": "𝄞 </script>", "o": ["e": [:], "l": []],
    ]
    #expect(read(String(decoding: value.compact, as: UTF8.self)) == value)
    #expect(read(value.pretty) == value)
  }

  @Test func knowsAllEscapes() {
    #expect(read(#""\"\\\/\b\f\n\r\t\u00e9\ud834\udd1e""#) == .string("\"\\/\u{8}\u{c}\n\r\t\u{e9}\u{1d11e}"))
    // Halves of pairs stand for nothing.
    #expect(read(#""\ud834x\udd1e\ud834\u0041""#) == .string("\u{FFFD}x\u{FFFD}\u{FFFD}A"))
    #expect(read("123456789012345678901234567890") == .number("123456789012345678901234567890"))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{a:1}", "01", "1.", "-", ".5", "1e", "tru", "nulll", "\"a", "\"\\x\"",
    "\"\\u12g4\"",
    "\"a\nb\"", "[1] 2", "'a'", "{\"a\" 1}", "\u{FEFF}1", "NaN",
  ])
  func refusesWhatIsNone(text: String) { #expect(read(text) == nil) }

  @Test func refusesTextsThatAreNone() {
    #expect(throws: JSONFault.self) { try JSONValue(reading: [0x22, 0xFF, 0x22]) }
  }

  @Test func deepNestingIsNoDanger() {
    let deep = 1_000_000
    #expect(read(String(repeating: "[", count: deep)) == nil)
    #expect(read(String(repeating: "[", count: 99) + String(repeating: "]", count: 99)) != nil)
    #expect(read(String(repeating: "{\"a\":", count: deep)) == nil)
  }

  @Test func membersAreFoundByName() {
    let value = read(#"{"a": {"b": [1, "x"]}, "a": 2}"#)
    #expect(value?["a"]?["b"]?.elements.last?.text == "x" && value?["a"]?["b"]?.elements.first?.integer == 1)
    #expect(value?["c"] == nil && value?["a"]?["b"]?["d"] == nil)
  }
}
