// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

@Suite struct JSONValueTests {
  private let value: JSONValue = [
    "b": ["text", 1, true, nil], "a": [:], "empty": [], "number": .number("1.10"), "deep": ["x": [["y": -2]]],
  ]

  @Test func isWrittenInItsOrder() {
    #expect(
      String(decoding: value.compact, as: UTF8.self)
        == #"{"b":["text",1,true,null],"a":{},"empty":[],"number":1.10,"deep":{"x":[{"y":-2}]}}"#)
  }

  @Test func isWrittenForPeople() {
    #expect(
      value.pretty == """
        {
          "b": ["text", 1, true, null],
          "a": {},
          "empty": [],
          "number": 1.10,
          "deep": {
            "x": [
              {
                "y": -2
              }
            ]
          }
        }
        """)
  }

  @Test func escapesWhatItHasTo() {
    let text: JSONValue = .string("\"\\\n\t\u{1}<&>\u{2028}é")
    #expect(String(decoding: text.compact, as: UTF8.self) == #""\"\\\n\u0009\u0001\u003c\u0026\u003e\u2028é""#)
    #expect(text.pretty == "\"\\\"\\\\\\n\\u0009\\u0001<&>\u{2028}é\"")
  }
}
