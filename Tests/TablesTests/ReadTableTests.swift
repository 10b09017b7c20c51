// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TestSupport
import Testing

@testable import Tables

@Suite struct ReadTableTests {
  @Test func readsCellsWithTheirPlaces() throws {
    let table = try #require(read("id,title\r\na-1,Shelters\r\na-2,  Pumps  \r\n"))
    #expect(texts(table) == [["id", "title"], ["a-1", "Shelters"], ["a-2", "Pumps"]])
    #expect(places(table) == [["1:1", "1:4"], ["2:1", "2:5"], ["3:1", "3:7"]])
  }

  @Test(arguments: [
    ("comma", "a,b\n1,2", ["a", "b"], ["1", "2"]),
    ("semicolon", "a;b\n1,5;2", ["a", "b"], ["1,5", "2"]),
    ("tab", "a\tb\n1,5\t2;3", ["a", "b"], ["1,5", "2;3"]),
    ("an empty cell between tabs", "a\tb\tc\n1\t\t3", ["a", "b", "c"], ["1", "", "3"]),
    ("a comma in a title", "\"a, or so\";b\n1;2", ["a, or so", "b"], ["1", "2"]),
    ("declared", "sep=;\na,b;c\n1;2", ["a,b", "c"], ["1", "2"]),
    ("a mark at the beginning", "\u{FEFF}a,b\n1,2", ["a", "b"], ["1", "2"]),
    ("one column", "a\n1", ["a"], ["1"]),
    ("line ends of old", "a,b\r1,2\r", ["a", "b"], ["1", "2"]),
    ("blanks before a quotation mark", "a, \"b\" \n1, \"2, 3\"", ["a", "b"], ["1", "2, 3"]),
    ("quotation marks within", "a,b\n\"the \"\"big\"\" one\",5\" pipe", ["a", "b"], ["the \"big\" one", "5\" pipe"]),
    ("lines within", "a,b\r\n\"one\r\ntwo\",\"\"\"\"", ["a", "b"], ["one\ntwo", "\""]),
    ("empty cells at the end", "a,b,,\n1,2,,\n,,,\n", ["a", "b"], ["1", "2"]),
    ("fewer empty cells at the end", "a,b,,\n1,2,\n", ["a", "b"], ["1", "2"]),
    ("no title above", "\n,\na,b\n1,2", ["a", "b"], ["1", "2"]),
  ])
  func takesWhatProgramsWrite(of name: String, _ text: String, _ heading: [String], _ row: [String]) throws {
    let table = try #require(read(text))
    #expect(texts(table) == [heading, row])
  }

  @Test func countsLinesWithinCells() throws {
    let table = try #require(read("a,b\n\"1\n\n2\",x\n3,\"y\"\n"))
    #expect(places(table) == [["1:1", "1:3"], ["2:1", "4:4"], ["5:1", "5:3"]])
    #expect(table.place(table.row(1)[table.row(1).startIndex]).excerpt == "3")
  }

  @Test(arguments: [
    ("a,b\n1,\"2\n3,4\n", "table-quotes 2:3 this quotation mark is not closed", false),
    ("a,b\n1,\"2\" x\n3,4\n", "table-quotes 2:7 there is text after the quotation mark that ends this cell", true),
    ("a,b\n1\n", "table-row 2:1 this row has 1 cell, and there are 2 columns", true),
    ("a,b\n1,2,,3\n", "table-row 2:6 this row has 4 cells, and there are 2 columns", true),
    ("a,b\n1,2,\n3,4\n", "table-row 2:1 this row has 3 cells, and there are 2 columns", true),
    (
      "a,b\n1,2,\n3,4,\n5,6\n", "table-row 2:1 this row has 3 cells, and there are 2 columns; 2 rows have too many",
      true
    ),
    ("a,,b\n1,2,3\n", "table-heading 1:3 column 2 has no title", true),
    ("a,b,a\n1,2,3\n", "table-heading 1:5 there are two columns `a`", true),
    ("", "table-heading 1:1 this table is empty", false),
    (",,\n\n", "table-heading 1:1 this table is empty", false),
  ])
  func saysWhatIsWrongAndWhere(_ text: String, _ expected: String, isTable: Bool) {
    var report = Report()
    let table = readTable(Array(text.utf8), path: "content/a.csv", &report)
    #expect((table != nil) == isTable)
    #expect(lines(report) == [expected])
  }

  @Test func explainsOtherEncodings() {
    for bytes in [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61]] as [[UInt8]] {
      var report = Report()
      #expect(readTable(bytes, path: "content/a.csv", &report) == nil)
      #expect(lines(report) == ["not-text 0:0 this file is in UTF-16 and not in UTF-8"])
    }
    var report = Report()
    #expect(readTable([0x61, 0x2C, 0xE4, 0x0A], path: "content/a.csv", &report) == nil)
    #expect(lines(report) == ["not-text 1:3 this file is not in UTF-8"])
  }

  @Test func refusesWhatIsTooLarge() {
    func first(_ text: [UInt8]) -> String? {
      var report = Report()
      #expect(readTable(text, path: "content/a.csv", &report) == nil)
      return lines(report).first
    }
    let row = Array("1,2\n".utf8)
    let million = Array("a,b\n".utf8) + Array(repeatElement(row, count: 1_000_000).joined())
    #expect(first(million) == "table-limit 100002:1 this table has more than 100,000 rows, the limit")
    let cell = Array("a,b\n1,\"".utf8) + [UInt8](repeating: 0x78, count: 10 << 20) + Array("\"\n".utf8)
    #expect(first(cell) == "table-limit 2:3 this cell takes over 64 KB, the limit")
    let plain = Array("a,b\n1,".utf8) + [UInt8](repeating: 0x78, count: 10 << 20)
    #expect(first(plain) == "table-limit 2:3 this cell takes over 64 KB, the limit")
    let wide = [UInt8](repeating: 0x2C, count: 1_000_000)
    #expect(first(wide) == "table-limit 1:501 this row has more than 500 cells, the limit")
  }

  @Test func saysWhereATableGoesOverItsSize() {
    func found(_ row: String, _ head: String = "a,b\n") -> [String] {
      var report = Report()
      let count = (16 << 20) / row.utf8.count + 1
      let bytes = Array(head.utf8) + Array(repeatElement(Array(row.utf8), count: count).joined())
      #expect(readTable(bytes, path: "content/a.csv", &report) == nil)
      return lines(report)
    }
    let words = String(repeating: "x", count: 1_000)
    #expect(found("1,\(words)\n") == ["table-limit 16729:32 here this table goes over 16 MB, the limit"])
    #expect(found("1,\"\(words)\"\n") == ["table-limit 16695:748 here this table goes over 16 MB, the limit"])
    #expect(found("\n") == ["table-limit 16777214:1 here this table goes over 16 MB, the limit"])
    #expect(found("1,23456789012345678\n") == ["table-limit 100002:1 this table has more than 100,000 rows, the limit"])
    #expect(found("x\n", "a,b\n1,\"") == ["table-limit 2:3 this cell takes over 64 KB, the limit"])
  }

  @Test(arguments: ["a,b\n", "\"\"\"\",\"x\ny\"\n", "1;2\n", ",\n", "\"a\" b\n"])
  func takesTimeThatGrowsWithTheFile(_ line: String) {
    func time(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: line, count: count).utf8)
      return workTime {
        var report = Report()
        _ = readTable(bytes, path: "content/a.csv", &report)
      }
    }
    _ = time(1_000)
    #expect(time(80_000) < max(time(8_000), .milliseconds(1)) * 40)
  }

  @Test func makesRowsOfAnythingOrSaysWhyNot() {
    let pieces = [",", ";", "\t", "\"", "\n", "\r", "\r\n", " ", "a", "\"\"", "é", "sep=;\n", "1.234,5"]
    var random = SeededRandom(seed: 17)
    for _ in 0..<2_000 {
      let text = (0..<Int.random(in: 0..<60, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      var report = Report()
      guard let table = readTable(Array(text.joined().utf8), path: "content/a.csv", &report) else {
        #expect(!report.isEmpty, "what is no table is explained")
        continue
      }
      for number in 0..<table.rowCount {
        #expect(table.row(number).count == table.columnCount)
        #expect(!report.isEmpty || table.row(number).contains { !$0.isEmpty })
      }
    }
  }

  private func read(_ text: String) -> Table? {
    var report = Report()
    let table = readTable(Array(text.utf8), path: "content/a.csv", &report)
    #expect(lines(report) == [])
    return table
  }

  private func lines(_ report: Report) -> [String] {
    report.diagnostics.map { "\($0.rule.name) \($0.place?.line ?? -1):\($0.place?.column ?? -1) \($0.message)" }
  }

  private func texts(_ table: Table) -> [[String]] {
    [table.heading.map(table.text)] + (0..<table.rowCount).map { table.row($0).map(table.text) }
  }

  private func places(_ table: Table) -> [[String]] {
    ([table.heading] + (0..<table.rowCount).map(table.row)).map { $0.map { "\($0.line):\($0.column)" } }
  }
}
