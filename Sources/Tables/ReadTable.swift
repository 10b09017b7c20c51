// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// Reads a file of comma-separated values as RFC 4180 has it, and as spreadsheet programs write it: divided by commas,
/// semicolons or tabs, recognized by its first line; with or without a byte-order mark; its lines ended with LF, CRLF or
/// CR. Rows without any text are left out.
///
/// Nil where the file is no table; rows of another length are reported, and brought to that of the heading. Of bytes over the
/// limit, it is said at which line and column the table goes over it, or another limit.
package func readTable(_ bytes: [UInt8], path: String, _ report: inout Report) -> Table? {
  guard bytes.count <= TableLimits.bytes else {
    bytes[..<TableLimits.bytes].withUnsafeBufferPointer { buffer in
      var reader = TableReader(buffer, path: path)
      reader.findLimit()
      report.merge(reader.report)
    }
    return nil
  }
  guard checkText(bytes, path: path, &report) else { return nil }
  return bytes.withUnsafeBufferPointer { buffer in
    var reader = TableReader(buffer, path: path)
    defer { report.merge(reader.report) }
    guard let cells = reader.readCells() else { return nil }
    return Table(path: path, bytes, separator: reader.separator, columnCount: reader.columnCount, cells: cells)
  }
}

/// Goes through a table's bytes once.
private struct TableReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let path: String
  private(set) var separator: UInt8
  private(set) var columnCount = 0
  /// The cells of the first row, with those at its end that are empty.
  private var headingCount = 0
  /// Rows that have more cells than that, of which the last are empty: the first of them, and how many.
  private var longRows: (first: Table.Cell, size: Int, count: Int)?
  /// The cell at the end whose quotation mark is not closed.
  private var unclosed: (start: Int, line: Int, column: Int)?
  var report = Report()
  private var index: Int
  private var line = 1
  private var lineStart: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, path: String) {
    (self.bytes, self.path) = (bytes, path)
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = index
    separator = UInt8(ascii: ",")
    separator = takeDeclaration() ?? likelySeparator()
  }

  /// The heading and the rows; nil after what makes the rest unreadable.
  mutating func readCells() -> [Table.Cell]? {
    var cells: [Table.Cell] = []
    while index < bytes.count {
      let first = cells.count
      guard readRow(into: &cells) else { return nil }
      if cells[first...].allSatisfy(\.isEmpty) {
        cells.removeSubrange(first...)
      } else if columnCount == 0 {
        guard takeHeading(&cells) else { return nil }
      } else {
        fit(&cells, from: first)
        guard cells.count / columnCount <= TableLimits.rows + 1 else {
          let cell = cells[cells.count - columnCount]
          report.add(
            .tableLimit, "this table has more than \(grouped(TableLimits.rows)) rows, the limit",
            at: Place(path, line: cell.line, column: cell.column), help: "divide it, or leave out what no page shows")
          return nil
        }
      }
    }
    reportLongRows(of: cells)
    guard columnCount > 0 else {
      report.add(
        .tableHeading, "this table is empty", at: Place(path, line: 1, column: 1),
        help: "write the titles of the columns into the first row")
      return nil
    }
    return cells
  }

  /// Of the beginning of a table that is too large, reports the first limit that it goes over, and nothing else.
  mutating func findLimit() {
    _ = readCells()
    if let open = unclosed { _ = holds(index - open.start, open.line, open.column) }
    let limit = report.diagnostics.first { $0.rule.name == Rule.tableLimit.name }
    report = Report()
    if let limit {
      report.add(limit)
      return
    }
    report.add(
      .tableLimit, "here this table goes over \(TableLimits.bytes >> 20) MB, the limit",
      at: Place(path, line: line, column: index - lineStart + 1),
      help: "divide it, or keep what pages do not show elsewhere")
  }

  /// `sep=;`, which Excel writes and reads.
  private mutating func takeDeclaration() -> UInt8? {
    let start = index
    guard start + 5 <= bytes.count, bytes[start..<start + 4].elementsEqual("sep=".utf8) else { return nil }
    let mark = bytes[start + 4]
    guard mark == 0x2C || mark == 0x3B || mark == 0x09 else { return nil }
    index = start + 5
    guard index == bytes.count || isLineEnd(bytes[index]) else {
      index = start
      return nil
    }
    takeLineEnd()
    return mark
  }

  /// The mark that is most often outside quotation marks on the first line that has one.
  private func likelySeparator() -> UInt8 {
    var (commas, semicolons, tabs) = (0, 0, 0)
    var isQuoted = false
    for byte in bytes[index...] {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case 0x0A, 0x0D: if !isQuoted, commas + semicolons + tabs > 0 { return chosen(commas, semicolons, tabs) }
      case UInt8(ascii: ","): if !isQuoted { commas += 1 }
      case UInt8(ascii: ";"): if !isQuoted { semicolons += 1 }
      case 0x09: if !isQuoted { tabs += 1 }
      default: break
      }
    }
    return chosen(commas, semicolons, tabs)
  }

  private func chosen(_ commas: Int, _ semicolons: Int, _ tabs: Int) -> UInt8 {
    if tabs > 0, tabs >= max(commas, semicolons) { return 0x09 }
    return semicolons > 0 && semicolons >= commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func takeLineEnd() {
    guard index < bytes.count else { return }
    index += bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
    line += 1
    lineStart = index
  }

  /// False after what makes the rest unreadable.
  private mutating func readRow(into cells: inout [Table.Cell]) -> Bool {
    let first = cells.count
    while true {
      guard let cell = readCell() else { return false }
      cells.append(cell)
      if cells.count - first > TableLimits.columns {
        report.add(
          .tableLimit, "this row has more than \(TableLimits.columns) cells, the limit",
          at: Place(path, line: cell.line, column: cell.column), help: "divide the table, or leave out columns")
        return false
      }
      guard index < bytes.count, bytes[index] == separator else { break }
      index += 1
    }
    takeLineEnd()
    return true
  }

  private mutating func readCell() -> Table.Cell? {
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    let (start, startLine, column) = (index, line, index - lineStart + 1)
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return readQuotedCell() }
    while index < bytes.count, bytes[index] != separator, !isLineEnd(bytes[index]) { index += 1 }
    var end = index
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    guard holds(end - start, startLine, column) else { return nil }
    return Table.Cell(
      start: Int32(start), end: Int32(end), packedLine: Int32(startLine), packedColumn: Int32(column), isCoded: false)
  }

  private mutating func readQuotedCell() -> Table.Cell? {
    let (startLine, column) = (line, index - lineStart + 1)
    let start = index + 1
    var isCoded = false
    index = start
    while true {
      guard index < bytes.count else {
        unclosed = (start, startLine, column)
        report.add(
          .tableQuotes, "this quotation mark is not closed", at: Place(path, line: startLine, column: column),
          help: "put another one at the end of the cell; one that is a part of the text is written twice, in a cell in "
            + "quotation marks: `\"the \"\"big\"\" one\"`")
        return nil
      }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        guard index + 1 < bytes.count, bytes[index + 1] == byte else { break }
        isCoded = true
        index += 2
      } else if isLineEnd(byte) {
        isCoded = true
        takeLineEnd()
      } else {
        index += 1
      }
    }
    let end = index
    index += 1
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    if index < bytes.count, bytes[index] != separator, !isLineEnd(bytes[index]) {
      report.add(
        .tableQuotes, "there is text after the quotation mark that ends this cell",
        at: Place(path, line: line, column: index - lineStart + 1),
        help: "write a quotation mark that is a part of the text twice: `\"the \"\"big\"\" one\"`")
      while index < bytes.count, bytes[index] != separator, !isLineEnd(bytes[index]) { index += 1 }
    }
    guard holds(end - start, startLine, column) else { return nil }
    return Table.Cell(
      start: Int32(start), end: Int32(end), packedLine: Int32(startLine), packedColumn: Int32(column), isCoded: isCoded)
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 && separator != 0x09 }

  /// Whether a cell is of a size that tables may have.
  private mutating func holds(_ size: Int, _ line: Int, _ column: Int) -> Bool {
    if size <= TableLimits.bytesInCell { return true }
    report.add(
      .tableLimit, "this cell takes over \(TableLimits.bytesInCell >> 10) KB, the limit",
      at: Place(path, line: line, column: column), help: "move long texts to a file of their own")
    return false
  }

  /// The first row that has any text; columns without a title at its end are left out.
  private mutating func takeHeading(_ cells: inout [Table.Cell]) -> Bool {
    headingCount = cells.count
    while cells.last?.isEmpty == true { cells.removeLast() }
    columnCount = cells.count
    var seen: [ArraySlice<UInt8>: Table.Cell] = [:]
    for (number, cell) in cells.enumerated() {
      let place = Place(path, line: cell.line, column: cell.column)
      let title = Array(bytes[Int(cell.start)..<Int(cell.end)])[...]
      if cell.isEmpty {
        report.add(
          .tableHeading, "column \(number + 1) has no title", at: place,
          help: "write into the first row what the column contains")
      } else if let other = seen.updateValue(cell, forKey: title) {
        report.add(
          .tableHeading, "there are two columns `\(String(decoding: title, as: UTF8.self))`", at: place,
          help: "give one of them another title, or remove it",
          notes: [Note("the other one is here", at: Place(path, line: other.line, column: other.column))])
      }
    }
    return true
  }

  /// Reports a row of another length than the heading, and brings it to that.
  private mutating func fit(_ cells: inout [Table.Cell], from first: Int) {
    let count = cells.count - first
    let start = cells[first]
    if count > columnCount {
      if let extra = cells[(first + columnCount)...].first(where: { !$0.isEmpty }) {
        report.add(
          .tableRow, "this row has \(count) cells, and there are \(columnCount) columns",
          at: Place(path, line: extra.line, column: extra.column),
          help: "put a cell that contains `\(shown)` into quotation marks, or give the column a title")
      } else if count > headingCount {
        longRows = (longRows?.first ?? start, longRows?.size ?? count, (longRows?.count ?? 0) + 1)
      }
      cells.removeSubrange((first + columnCount)...)
    } else if count < columnCount {
      report.add(
        .tableRow, "this row has \(count == 1 ? "1 cell" : "\(count) cells"), and there are \(columnCount) columns",
        at: Place(path, line: start.line, column: start.column),
        help: "write a `\(shown)` for each cell that is left empty")
      let last = cells[cells.count - 1]
      let empty = Table.Cell(
        start: last.end, end: last.end, packedLine: last.packedLine, packedColumn: last.packedColumn, isCoded: false)
      cells += repeatElement(empty, count: columnCount - count)
    }
  }

  /// Where every row has a separator at its end, that is how the file was written; in some rows only, a cell has one that was
  /// meant as text, and what follows is in the columns of its neighbours.
  private mutating func reportLongRows(of cells: [Table.Cell]) {
    guard let longRows, columnCount > 0, longRows.count < cells.count / columnCount - 1 || longRows.count == 1 else {
      return
    }
    let others = longRows.count > 1 ? "; \(longRows.count) rows have too many" : ""
    report.add(
      .tableRow, "this row has \(longRows.size) cells, and there are \(columnCount) columns\(others)",
      at: Place(path, line: longRows.first.line, column: longRows.first.column),
      help: "put a cell that contains `\(shown)` into quotation marks, or remove the `\(shown)` at the end of the row")
  }

  /// The separator in a message.
  private var shown: String { separator == 0x09 ? "tab" : String(UnicodeScalar(separator)) }
}

/// `100000` as `100,000`.
private func grouped(_ number: Int) -> String {
  number < 1_000 ? "\(number)" : "\(grouped(number / 1_000)),\(String(1_000 + number % 1_000).dropFirst())"
}
