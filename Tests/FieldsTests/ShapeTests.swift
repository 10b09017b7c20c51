// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Fields

/// Every shape is read without a type of the program for it.
@Suite struct ShapeTests {
  static let force = Choice(
    [.init("may", meaning: "it is allowed"), .init("must", meaning: "it is asked for"), .init("open", meaning: "")],
    wordsPrefix: "force")
  static let relation = RecordShape(
    name: "relation",
    fields: [
      FieldDeclaration("ref", .reference(to: ["goal", "objective"]), required: true, "The other."),
      FieldDeclaration("force", .choice(force)), FieldDeclaration("note", .text(.paragraph)),
    ], shorthand: "ref")

  static let examples: [(shape: FieldShape, text: String, value: FieldValue, name: String)] = [
    (.text(.line), "a b", .text("a b"), "text"),
    (.text(.paragraph), "\"a\\nb\"", .text("a\nb"), "paragraph"),
    (.text(.identifier), "goal-1", .text("goal-1"), "identifier"),
    (.text(.formerIdentifier), "old/goal-1", .text("old/goal-1"), "identifier"),
    (.text(.webAddress), "https://example.org", .text("https://example.org"), "web address"),
    (.text(.address), "mailto:a@example.org", .text("mailto:a@example.org"), "web or mail address"),
    (.text(.mailAddress), "a@example.org", .text("a@example.org"), "mail address"),
    (.number, "1.10", DecimalNumber("1.10").map(FieldValue.number) ?? .list([]), "number"),
    (.integer, "-7", .integer(-7), "whole number"),
    (.flag, "true", .flag(true), "true or false"),
    (.date, "2025-02", CalendarDate("2025-02").map(FieldValue.date) ?? .list([]), "date"),
    (.span, "2025-Q3", DateSpan("2025-Q3").map(FieldValue.span) ?? .list([]), "span of time"),
    (
      .time, "2025-Q3", DateSpan("2025-Q3").map { FieldValue.time(.span($0)) } ?? .list([]),
      "time, which is a span of time, `ongoing` or the name of a band"
    ),
    (.choice(force), "must", .choice("must"), "one of may, must, open"),
    (.reference(to: []), "goal-1", .reference("goal-1"), "identifier of an item"),
    (
      .reference(to: ["goal", "objective"]), "goal-1", .reference("goal-1"),
      "identifier of a goal or an objective"
    ),
    (
      .nameOrText(of: ["partner"]), "water-board", .text("water-board"), "identifier of a partner, or text"
    ),
    (.file, "plan.pdf", .file("plan.pdf"), "path of a file"),
    (.list(of: .integer), "[1, 2]", .list([.integer(1), .integer(2)]), "list of whole number"),
    (.list(of: .integer), "1", .list([.integer(1)]), "list of whole number"),
    (
      .record(relation), "{note: Why, ref: goal-1}",
      .record([FieldEntry("ref", .reference("goal-1")), FieldEntry("note", .text("Why"))]),
      "relation (ref, force, note)"
    ),
    (.record(relation), "goal-1", .record([FieldEntry("ref", .reference("goal-1"))]), "relation (ref, force, note)"),
    (
      .entries(of: .integer), "{b: 2, a: 1}",
      .record([FieldEntry("b", .integer(2)), FieldEntry("a", .integer(1))]), "`name: whole number` lines"
    ),
  ]

  @Test(arguments: [
    ("[low, very-high]", FieldValue.list([.text("low"), .text("very-high")])),
    ("low", .list([.text("low")])),
    ("{low: Up to 5, high: More}", .record([FieldEntry("low", .text("Up to 5")), FieldEntry("high", .text("More"))])),
  ])
  func takesTheWordsOfAChoiceInTwoForms(text: String, value: FieldValue) {
    let fields = [FieldDeclaration("field", .options)]
    let read = ReadFields("field: \(text)\n", fields)
    #expect(read.problems == [])
    #expect(read.values["field"] == value)
    #expect(ReadFields(writeFields(read.values.entries, declared: fields), fields).values == read.values)
  }

  @Test func callsAWordByItsName() {
    var reader = FieldReader(path: "a.md")
    let node = YAMLNode(content: .scalar("very-high", isPlain: true), line: 1, column: 1)
    #expect(
      FieldType<[Choice.Option]>.options.read(node, &reader) == [
        Choice.Option("very-high", meaning: "", label: "Very high")
      ])
  }

  @Test(arguments: examples.indices) func isReadAndNamed(number: Int) {
    let example = Self.examples[number]
    let read = ReadFields("field: \(example.text)\n", [FieldDeclaration("field", example.shape)])
    #expect(read.problems == [])
    #expect(read.values["field"] == example.value)
    #expect(example.shape.name == example.name)
  }

  @Test(
    arguments: [
      (
        .number, "1,5",
        "1:8 `field` has to be a number, not `1,5` (write digits alone, such as `field: 1250000` or `1.5`)"
      ),
      (
        .span, "2025-Q5",
        "1:8 `field` has to be a span of time, not `2025-Q5` (write its first and last day, such as `field: 2026-03-01/2027-02-28`, or `2026`, or `2026-Q1/2026-Q3`)"
      ),
      (
        .text(.webAddress), "mailto:a@example.org",
        "1:8 `field` has to be a web address, not `mailto:a@example.org` (write it in full, such as `https://example.org/plan`)"
      ),
      (
        .list(of: .integer), "[1, x]", "1:12 `field` has to be a whole number, not `x` (write `field: 10`)"
      ),
      (
        .entries(of: .text(.line)), "x",
        "1:8 `field` has to be a set of `name: text` lines, not `x` (write each below `field:`, indented by two spaces)"
      ),
    ] as [(FieldShape, String, String)])
  func saysWhatIsWrong(shape: FieldShape, text: String, problem: String) {
    #expect(ReadFields("field: \(text)\n", [FieldDeclaration("field", shape)]).problems == [problem])
  }

  @Test func proposesAWordOnlyWhereItWasNearlyTyped() {
    func problems(_ text: String) -> [String] {
      ReadFields("field: \(text)\n", [FieldDeclaration("field", .choice(Self.force))]).problems
    }
    let wrong = "`field` has to be one of `may`, `must`, `open`, not"
    let all = "`may`: it is allowed\n`must`: it is asked for\n`open`"
    #expect(problems("mus") == ["1:8 \(wrong) `mus` (did you mean `field: must`? The words are:\n\(all))"])
    #expect(problems("voluntary") == ["1:8 \(wrong) `voluntary` (write one of these words:\n\(all))"])
    #expect(problems("mustn't") == ["1:8 \(wrong) `mustn't` (write one of these words:\n\(all))"])
    #expect(problems("[may]") == ["1:8 `field` has to be one word, not a list (write one of these words:\n\(all))"])
  }

  @Test func keepsTheLastValueUnderAName() {
    var fields = CustomFields()
    fields["a"] = .integer(1)
    fields["b"] = .integer(2)
    fields["a"] = .integer(3)
    #expect(fields.entries == [FieldEntry("b", .integer(2)), FieldEntry("a", .integer(3))])
    fields["b"] = nil
    #expect(fields.entries == [FieldEntry("a", .integer(3))])
  }
}
