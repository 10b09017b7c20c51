// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TestSupport
import Testing

@testable import Fields

@Suite struct WriteFieldsTests {
  private static let fields = [
    FieldDeclaration("title", .text(.line)), FieldDeclaration("description", .text(.paragraph)),
    FieldDeclaration("number", .text(.line)), FieldDeclaration("tags", .list(of: .text(.line))),
    FieldDeclaration("partners", .list(of: .record(ShapeTests.relation))),
    FieldDeclaration("cost", .number), FieldDeclaration("time", .span),
    FieldDeclaration("extra", .entries(of: .text(.line))),
  ]

  private func written(_ entries: [FieldEntry]) -> String { writeFields(entries, declared: Self.fields) }

  @Test func putsDeclaredFieldsFirstAndKeepsTheOthersInOrder() {
    #expect(
      written([
        FieldEntry("z", .text("last")), FieldEntry("number", .text("1.10")), FieldEntry("a", .flag(true)),
        FieldEntry("title", .text("Our plan")),
      ]) == "title: Our plan\nnumber: 1.10\nz: last\na: true\n")
  }

  @Test func writesAsPeopleDo() {
    #expect(
      written([
        FieldEntry("title", .text("Water: for all")),
        FieldEntry("description", .text("One.\n\n  Two.")),
        FieldEntry("tags", .list([.text("water"), .text("a, b")])),
        FieldEntry(
          "partners",
          .list([
            .record([FieldEntry("ref", .reference("residents"))]),
            .record([
              FieldEntry("ref", .reference("board")), FieldEntry("force", .choice("may")),
              FieldEntry("note", .text("One\ntwo\n")),
            ]),
          ])),
        FieldEntry("cost", DecimalNumber("-1.50").map(FieldValue.number) ?? .flag(false)),
        FieldEntry("time", DateSpan("2025-Q1").map(FieldValue.span) ?? .flag(false)),
        FieldEntry("extra", .record([FieldEntry("Budget code", .text("007")), FieldEntry("a: b", .text(""))])),
      ]) == """
        title: "Water: for all"
        description: |-
          One.

            Two.
        tags: [water, "a, b"]
        partners:
          - residents
          - ref: board
            force: may
            note: |
              One
              two
        cost: -1.50
        time: 2025-Q1
        extra:
          Budget code: 007
          "a: b": ""

        """)
  }

  @Test func writesALongListLineByLine() {
    let long = String(repeating: "x", count: 50)
    #expect(
      written([FieldEntry("tags", .list([.text(long), .text(long)]))]) == "tags:\n  - \(long)\n  - \(long)\n")
    #expect(written([FieldEntry("tags", .list([]))]) == "tags: []\n")
  }

  @Test(arguments: [
    ("", #""""#), ("- a", #""- a""#), ("-5", "-5"), ("a: b", #""a: b""#), ("a:", #""a:""#), ("a:b", "a:b"),
    ("a #b", #""a #b""#), ("a#b", "a#b"), (" a", #"" a""#), ("[a]", #""[a]""#), ("a [b]", "a [b]"), ("&a", #""&a""#),
    ("it's", "it's"), (#"say "a": b"#, #"'say "a": b'"#), (#"it's "a": b"#, #""it's \"a\": b""#), ("no", "no"),
    ("~", "~"), ("*", #""*""#), ("a\tb", #""a\tb""#), ("\u{2028}", #""\u2028""#), ("…", "…"), ("...", #""...""#),
  ])
  func putsOnlyThoseInQuotationMarksThatNeedThem(text: String, yaml: String) {
    #expect(written([FieldEntry("title", .text(text))]) == "title: \(yaml)\n")
  }

  @Test func isReadBackAsItWas() {
    var fields = RandomFields(random: SeededRandom(seed: 14))
    for _ in 0..<3_000 {
      let entries = fields.entries()
      let text = writeFields(entries, declared: RandomFields.declarations)
      let read = ReadFields(text, RandomFields.declarations)
      #expect(read.problems == [], "\(text)")
      #expect(read.values.entries == entries, "\(text)")
      if read.problems != [] || read.values.entries != entries { return }
      #expect(writeFields(read.values.entries, declared: RandomFields.declarations) == text)
    }
  }

  @Test func isReadByTheLibraryAsByTheReaderOfPlainFields() {
    var fields = RandomFields(random: SeededRandom(seed: 41))
    var compared = 0
    for _ in 0..<3_000 {
      let text = Array(writeFields(fields.entries().prefix(4).map { $0 }, declared: RandomFields.declarations).utf8)
      var report = Report()
      guard let plain = text.withUnsafeBufferPointer({ readPlainFields($0, firstLine: 1) }) else { continue }
      compared += 1
      let library = parseAnyYAML(text[...], path: "a.md", firstLine: 1, report: &report)
      #expect(plain == library, "\(String(decoding: text, as: UTF8.self))")
    }
    #expect(compared > 200)
  }
}
