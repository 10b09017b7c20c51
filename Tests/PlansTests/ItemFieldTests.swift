// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Testing

@testable import Plans

/// What an item's file says is there as values of fields, whatever the types that it is kept in.
@Suite struct ItemFieldTests {
  private static let plan = """
    ---
    title: Water for all
    kind: plan
    organizations:
      - name: Water Board
        acronym: WB
        description: Runs the works
      - Harbour Office
    values: {name: Care, description: For each other}
    submitter:
      email: a@example.org
      surname: Doe
    start: 2025-01
    aligns-to:
      - ref: norm-1
        note: Cites it
      - norm-2
    partners: {ref: residents, role-type: beneficiary}
    tags: water
    extra: {Budget code: 007}
    weight: 3
    draft: false
    ---
    """

  @Test func areReadableAsValues() throws {
    let item = try #require(read(Self.plan, path: "content/plan.md").item)
    #expect(
      item.values == [
        FieldEntry("title", .text("Water for all")),
        FieldEntry("tags", .list([.text("water")])),
        FieldEntry(
          "aligns-to",
          .list([
            .record([FieldEntry("ref", .reference("norm-1")), FieldEntry("note", .text("Cites it"))]),
            .record([FieldEntry("ref", .reference("norm-2"))]),
          ])),
        FieldEntry(
          "partners",
          .list([
            .record([FieldEntry("ref", .reference("residents")), FieldEntry("role-type", .choice("beneficiary"))])
          ])),
        FieldEntry("draft", .flag(false)),
        FieldEntry("weight", .integer(3)),
        FieldEntry("extra", .record([FieldEntry("Budget code", .text("007"))])),
        FieldEntry("kind", .text("plan")),
        FieldEntry(
          "organizations",
          .list([
            .record([
              FieldEntry("name", .text("Water Board")), FieldEntry("acronym", .text("WB")),
              FieldEntry("description", .text("Runs the works")),
            ]),
            .record([FieldEntry("name", .text("Harbour Office"))]),
          ])),
        FieldEntry(
          "values",
          .list([
            .record([FieldEntry("name", .text("Care")), FieldEntry("description", .text("For each other"))])
          ])),
        FieldEntry("start", .date(try #require(CalendarDate("2025-01")))),
        FieldEntry(
          "submitter",
          .record([FieldEntry("surname", .text("Doe")), FieldEntry("email", .text("a@example.org"))])),
      ])
  }

  @Test func haveTheirPlaces() throws {
    let item = try #require(read(Self.plan, path: "content/plan.md").item)
    func place(_ place: Place) -> String { "\(place.line):\(place.column) \(place.excerpt ?? "-")" }
    #expect(place(item.place(of: "start")) == "13:1 start")
    #expect(place(item.place(of: ["organizations", 1, "name"], saying: "Harbour Office")) == "8:5 Harbour Office")
    #expect(place(item.place(of: ["aligns-to", 0, "note"], saying: "Cites it")) == "16:11 Cites it")
    #expect(place(item.place(of: ["submitter", "surname"])) == "12:3 surname")
    #expect(place(item.place(of: "status")) == "1:1 -")
  }

  @Test func belongToTheKindWhereItHasThem() throws {
    for kind in Kinds.builtIn.all {
      let names = kind.allFields.map(\.name)
      #expect(Set(names).count == names.count, "\(kind.name)")
      for field in kind.fields { #expect(kind.field(named: field.name)?.declaration == field) }
    }
  }
}
