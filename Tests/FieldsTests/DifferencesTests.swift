// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Fields

@Suite struct DifferencesTests {
  @Test func areFoundFieldByField() {
    let old = [
      FieldEntry("title", .text("A")), FieldEntry("status", .choice("draft")), FieldEntry("weight", .integer(1)),
      FieldEntry("lead", .record([FieldEntry("name", .text("Doe")), FieldEntry("phone", .text("1"))])),
    ]
    let new = [
      FieldEntry("lead", .record([FieldEntry("name", .text("Roe")), FieldEntry("email", .text("a@b.c"))])),
      FieldEntry("title", .text("A")), FieldEntry("status", .choice("active")), FieldEntry("number", .text("1")),
    ]
    #expect(
      differences(old, new) == [
        FieldDifference(path: ["lead", "name"], old: .text("Doe"), new: .text("Roe")),
        FieldDifference(path: ["lead", "email"], old: nil, new: .text("a@b.c")),
        FieldDifference(path: ["lead", "phone"], old: .text("1"), new: nil),
        FieldDifference(path: "status", old: .choice("draft"), new: .choice("active")),
        FieldDifference(path: "number", old: nil, new: .text("1")),
        FieldDifference(path: "weight", old: .integer(1), new: nil),
      ])
  }

  @Test func ofListsAreTheElementsOfOnlyOne() {
    func list(_ texts: String...) -> [FieldEntry] { [FieldEntry("tags", .list(texts.map { .text($0) }))] }
    #expect(
      differences(list("a", "b", "c"), list("a", "c", "d")) == [
        FieldDifference(path: ["tags", 1], old: .text("b"), new: nil),
        FieldDifference(path: ["tags", 2], old: nil, new: .text("d")),
      ])
  }

  @Test func areNoneBetweenEquals() {
    var fields = RandomFields(random: SeededRandom(seed: 5))
    for _ in 0..<300 {
      let entries = fields.entries()
      #expect(differences(entries, entries.reversed()) == [])
    }
  }
}
