// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange
import Fields
import Plans
import Tables
import Testing

/// Tables as items: which column is which field, and what becomes of cells.
@Suite struct ImportTableTests {
  private let known = [
    KnownItem(id: "dry-cellars", kind: "objective", title: "Dry cellars", number: "1.2"),
    KnownItem(id: "water-board", kind: "partner", title: "Water Board", number: nil),
  ]

  private func imported(
    _ table: String, kind: String = "measure", named: [String: String] = [:], forms: CellForms = CellForms()
  ) throws -> TableImport {
    let kind = try #require(Kinds.builtIn.named(kind))
    return importTable(Array(table.utf8), path: "a.csv", as: kind, forms: forms, named: named, known: known)
  }

  private func file(_ result: TableImport, _ name: String) -> String? {
    result.content.files.first { $0.path == "content/measures/\(name).md" }?.text
  }

  @Test func columnsAreFieldsByNameByCustomAndByNearMiss() throws {
    let result = try imported("Task,lead,Deadline,Nr.,progres,Objective,Mood\nBuy,A,2027,1,done,1.2,calm\n")
    #expect(
      result.columns == [
        .init(title: "Task", field: "title", reason: .usual), .init(title: "lead", field: "lead", reason: .name),
        .init(title: "Deadline", field: "due", reason: .usual), .init(title: "Nr.", field: "number", reason: .usual),
        .init(title: "progres", field: "progress", reason: .near),
        .init(title: "Objective", field: "part-of", reason: .usual), .init(title: "Mood", field: nil, reason: .none),
      ])
    #expect(
      file(result, "buy") == """
        ---
        id: buy
        title: Buy
        number: 1
        part-of: dry-cellars
        extra:
          Mood: calm
        progress: done
        lead: A
        due: 2027
        ---

        """)
    #expect(result.content.counts.map(\.count) == [1])
  }

  @Test func aUserSaysWhichColumnIsWhich() throws {
    let result = try imported(
      "Name,What,Secret\nA,The measure,x\n", named: ["What": "title", "Name": "lead", "Secret": ""])
    #expect(result.columns.map(\.field) == ["lead", "title", ""])
    let text = try #require(file(result, "the-measure"))
    #expect(text.contains("lead: A\n") && !text.contains("x"))
  }

  @Test func withoutATitleTheTableIsRefused() throws {
    let result = try imported("Colour,Mood\nred,calm\n")
    #expect(result.content.files.isEmpty)
    #expect(result.content.report.diagnostics.map(\.message) == ["no column is the title of a measure"])
    #expect(
      result.content.report.diagnostics.first?.help == "say which one it is, such as with `--column \"Colour=title\"`")
  }

  @Test func aCellThatNoFieldCanHoldIsKept() throws {
    let result = try imported(
      "title,cost,due,part-of\nA,\"1,200\",sometime,9.9\nB,1200,31/12/2026,objective 1.2\n")
    let text = try #require(file(result, "a"))
    #expect(text.contains("extra:\n  cost: 1,200\n  due: sometime\n  part-of: 9.9\n"))
    #expect(result.content.report.diagnostics.map(\.rule) == [.importKept, .importKept, .importKept])
    #expect(try #require(file(result, "b")).contains("part-of: dry-cellars\n"))
    let comma = try imported("title,cost\nA,\"1,200\"\n", forms: CellForms(decimals: .comma))
    #expect(try #require(file(comma, "a")).contains("cost: 1.200\n"))
  }

  @Test func textsAreTextsAndListsAreLists() throws {
    let result = try imported(
      "title;tags;partners;description\nA;water, sea;Water Board;\"One *line*\nand # another\"\n")
    #expect(
      file(result, "a") == """
        ---
        id: a
        title: A
        tags: [water, sea]
        partners:
          - water-board
        ---

        One \\*line\\*

        and \\# another

        """)
  }

  @Test func identifiersThatAreTakenGetANumber() throws {
    let result = try imported("title\nDry cellars\nDry cellars\n")
    #expect(
      result.content.files.map(\.path).filter { $0.contains("measures") } == [
        "content/measures/dry-cellars-2.md", "content/measures/dry-cellars-3.md",
      ])
  }

  @Test func rowsWithoutATitleAreNamed() throws {
    let result = try imported("title,lead\n,A\n,\nB,\n")
    #expect(result.content.report.diagnostics.map(\.message) == ["this row has no title and is left out"])
    #expect(result.content.report.diagnostics.first?.place?.line == 2)
  }
}
