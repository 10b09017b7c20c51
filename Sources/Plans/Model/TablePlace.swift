// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// The table that an item has fields from, beside those of its text.
package struct TablePlace: Sendable, Hashable {
  /// Relative to the source.
  package let path: String
  /// Where the item's row begins; nil where the table gives an item one field of many rows.
  package let row: YAMLPosition?
  /// The table of a row's own that gives it such a field.
  package internal(set) var series: String?

  /// An item's fields are read at once, whichever file they are in. Lines of the table come after all that a text can have,
  /// so that every place says where it is.
  static let linesBefore = 1 << 25

  /// `isOfSeries` says that the item has a row, and the cell is in the table of its series, which comes after that.
  static func position(line: Int, column: Int, isOfSeries: Bool = false) -> YAMLPosition {
    YAMLPosition(line: line + linesBefore * (isOfSeries ? 2 : 1), column: column)
  }

  /// The place in the table, for one among its lines.
  func place(_ place: Place) -> Place {
    guard place.line > Self.linesBefore else { return place }
    if let series, place.line > 2 * Self.linesBefore {
      return Place(series, line: place.line - 2 * Self.linesBefore, column: place.column, excerpt: place.excerpt)
    }
    return Place(path, line: place.line - Self.linesBefore, column: place.column, excerpt: place.excerpt)
  }

  /// The same, in the table where it belongs there. Cells are not edited: their file is the spreadsheet program's.
  func report(_ report: Report) -> Report {
    report.mapped { diagnostic in
      let isInTable = diagnostic.edits.contains { $0.place.line > Self.linesBefore }
      return Diagnostic(
        diagnostic.rule, diagnostic.message, at: diagnostic.place.map(place), help: diagnostic.help,
        notes: diagnostic.notes.map { Note($0.message, at: place($0.place)) }, inManyFiles: diagnostic.inManyFiles,
        edits: isInTable ? [] : diagnostic.edits)
    }
  }
}

/// Whether a file is a table, by its name.
func isTable(_ path: String) -> Bool { path.utf8.count > 4 && path.utf8.suffix(4).elementsEqual(".csv".utf8) }
