// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

@testable import Fields

/// What programs get of fields: JSON and the cells of a table.
@Suite struct ExportTests {
  private static let fields = [
    FieldDeclaration("title", .text(.line)), FieldDeclaration("cost", .number), FieldDeclaration("draft", .flag),
    FieldDeclaration("time", .span), FieldDeclaration("tags", .list(of: .text(.line))),
    FieldDeclaration("partners", .list(of: .record(ShapeTests.relation))),
    FieldDeclaration("lead", .record(ShapeTests.relation)), FieldDeclaration("extra", .entries(of: .integer)),
  ]

  private static let values = ReadFields(
    """
    title: "A, \\"b\\""
    cost: 007.50
    draft: false
    time: 2025-Q1
    tags: [x, y]
    partners: [{ref: a, note: N}, b, {ref: c, force: may}]
    extra: {m: 1, n: 2}
    """, fields
  ).values.entries

  @Test func isAJSONObject() {
    var bytes: [UInt8] = []
    bytes.appendJSON(Self.values)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"{"title":"A, \"b\"","cost":"007.50","draft":false,"time":"2025-Q1","tags":["x","y"],"#
        + #""partners":[{"ref":"a","note":"N"},{"ref":"b"},{"ref":"c","force":"may"}],"extra":{"m":1,"n":2}}"#)
  }

  @Test(arguments: [("007.50", "7.50"), ("-0", "-0"), ("000", "0"), ("-00.5", "-0.5"), ("10", "10"), ("0.10", "0.10")])
  func writesNumbersWithoutZerosInFront(text: String, plain: String) {
    #expect(DecimalNumber(text)?.plain == plain)
  }

  @Test func isARowOfCells() {
    let columns = FieldColumns(Self.fields)
    #expect(
      columns.names == [
        "title", "cost", "draft", "time", "tags", "partners.ref", "partners.force", "partners.note", "lead.ref",
        "lead.force", "lead.note", "extra",
      ])
    #expect(
      columns.row(Self.values) == [
        #"A, "b""#, "007.50", "false", "2025-Q1", "x; y", "a; b; c", "; ; may", "N; ; ", "", "", "", "m: 1; n: 2",
      ])
  }

  @Test func isALineOfCommaSeparatedValues() {
    var bytes: [UInt8] = []
    bytes.appendCSV(["a", "", "b, c", "say \"d\"", "two\nlines", "é; f"])
    #expect(String(decoding: bytes, as: UTF8.self) == "a,,\"b, c\",\"say \"\"d\"\"\",\"two\nlines\",é; f\r\n")
  }
}
