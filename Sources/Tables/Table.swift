// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// A file of comma-separated values (RFC 4180), as it is: a heading, and rows of as many cells. Every cell knows its place,
/// for what is wrong with it.
///
/// The file's bytes are kept as they are, and a cell is a range of them, so that a table takes little more than its file.
package struct Table: Sendable {
  /// Relative to the source.
  package let path: String
  package let separator: UInt8
  package let columnCount: Int
  private let bytes: [UInt8]
  /// Row by row, the heading first.
  private let cells: [Cell]

  init(path: String, _ bytes: [UInt8], separator: UInt8, columnCount: Int, cells: [Cell]) {
    (self.path, self.bytes, self.separator) = (path, bytes, separator)
    (self.columnCount, self.cells) = (columnCount, cells)
  }

  /// A cell of the file.
  package struct Cell: Sendable, Equatable {
    /// Where its text is, without the quotation marks around it.
    let start: Int32
    let end: Int32
    /// The line of its first byte, from 1.
    let packedLine: Int32
    /// Counted in bytes, from 1.
    let packedColumn: Int32
    /// Whether a quotation mark or a line end in it has to be read first.
    let isCoded: Bool

    package var isEmpty: Bool { start == end }
    package var line: Int { Int(packedLine) }
    package var column: Int { Int(packedColumn) }
  }

  package var rowCount: Int { columnCount == 0 ? 0 : cells.count / columnCount - 1 }

  package var heading: ArraySlice<Cell> { cells[..<columnCount] }

  /// The cells of a row, counted from 0 below the heading.
  package func row(_ number: Int) -> ArraySlice<Cell> {
    cells[(number + 1) * columnCount..<(number + 2) * columnCount]
  }

  /// What a cell says: a doubled quotation mark is one, and every line end is LF.
  package func text(_ cell: Cell) -> String {
    let range = bytes[Int(cell.start)..<Int(cell.end)]
    return cell.isCoded ? String(decoding: decoded(range), as: UTF8.self) : String(decoding: range, as: UTF8.self)
  }

  /// A cell's place, its text underlined.
  package func place(_ cell: Cell) -> Place {
    Place(path, line: cell.line, column: cell.column, excerpt: cell.isCoded || cell.isEmpty ? nil : text(cell))
  }

  private func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let next = index + 1 < text.endIndex ? text[index + 1] : 0
      switch text[index] {
      case UInt8(ascii: "\""):
        result.append(UInt8(ascii: "\""))
        if next == UInt8(ascii: "\"") { index += 1 }
      case 0x0D:
        result.append(0x0A)
        if next == 0x0A { index += 1 }
      case let byte: result.append(byte)
      }
      index += 1
    }
    return result
  }
}

/// How much a table may contain: more is a database, and no page shows it.
package enum TableLimits {
  package static let bytes = 16 << 20
  package static let rows = 100_000
  package static let columns = 500
  package static let bytesInCell = 64 << 10
}
