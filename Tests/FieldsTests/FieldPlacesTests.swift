// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@testable import Fields

@Suite struct FieldPlacesTests {
  private static let fields = [
    FieldDeclaration("title", .text(.line)),
    FieldDeclaration("tags", .list(of: .text(.line))),
    FieldDeclaration("type", .text(.line), formerly: "kind-of", "A field."),
    FieldDeclaration("numbers", .list(of: .integer)),
    FieldDeclaration("partners", .list(of: .record(ShapeTests.relation))),
    FieldDeclaration(
      "lead",
      .record(
        RecordShape(
          name: "lead", fields: [FieldDeclaration("name", .text(.line), formerly: "called", "A field.")],
          shorthand: "name"))),
  ]

  private static let text = """
    title: "é"
    kind-of: x
    tags: [a, a]
    numbers:
      - 1
      - two
      - 3
    partners:
      - a
      -
        note: Why
        ref: b
    lead: {called: Ü, x: y}

    """

  private static let read = ReadFields(text, fields)

  private func place(_ place: Place?) -> String {
    place.map { "\($0.line):\($0.column) \($0.excerpt ?? "-")" } ?? "nowhere"
  }

  @Test(
    arguments: [
      ("title", "1:1 title", "1:8 !"), ("type", "2:1 kind-of", "2:10 !"), ("tags", "3:1 tags", "3:7 !"),
      (["tags", 1], "3:11 -", "3:11 !"), (["tags", 2], "3:1 tags", "3:7 !"),
      // The second element is not a number, and so is not among the values.
      (["numbers", 1], "7:5 -", "7:5 !"),
      (["partners", 0, "ref"], "9:5 -", "9:5 !"), (["partners", 1], "11:5 -", "11:5 !"),
      (["partners", 1, "ref"], "12:5 ref", "12:10 !"), (["partners", 1, "force"], "11:5 -", "11:5 !"),
      (["lead", "name"], "13:8 called", "13:16 !"), (["lead", 0, "name"], "13:8 called", "13:16 !"),
      ("status", "nowhere", "nowhere"),
    ] as [(FieldPath, String, String)])
  func areThoseOfTheFile(path: FieldPath, key: String, value: String) {
    #expect(place(Self.read.places.key(of: path, in: Self.fields, file: "a.md")) == key)
    #expect(place(Self.read.places.value(of: path, "!", in: Self.fields, file: "a.md")) == value)
  }

  @Test func standForAListOfOneToo() {
    let places = ReadFields("tags: a\npartners: {ref: b}\n", Self.fields).places
    #expect(place(places.value(of: ["tags", 0], "a", in: Self.fields, file: "a.md")) == "1:7 a")
    #expect(place(places.value(of: ["partners", 0, "ref"], "b", in: Self.fields, file: "a.md")) == "2:17 b")
  }
}
