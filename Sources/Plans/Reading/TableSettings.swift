// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Tables

/// What a file beside a table says of it: `actions.yml` of `actions.csv`.
struct TableSettings: Sendable {
  /// Relative to the source.
  let path: String
  fileprivate(set) var columns: [ColumnNames] = []
  fileprivate(set) var leftOut: [String] = []
  fileprivate(set) var isItems: Bool?
  fileprivate(set) var decimals: DecimalSign?
  fileprivate(set) var dates: DateOrder?
  private var places = FieldPlaces()

  fileprivate init(path: String) { self.path = path }

  fileprivate static let fields: [Field<TableSettings>] = [
    Field(
      "columns", \.columns, .columnNames,
      "The table's own titles of columns, each with the field that it is: `Owner: lead`; or with several, in brackets."),
    Field("leave-out", \.leftOut, .list(.text), "The titles of columns that are not for the plan."),
    Field("items", \.isItems, .flag, "`false` where the rows are no items of the folder's kind."),
    Field(
      "decimals", \.decimals, .choice(), "The sign before the decimals, where it could be a sign between thousands."),
    Field("dates", \.dates, .choice(), "What a date begins with, where that could be the day or the month."),
  ]

  /// The place of a column's title in the file.
  func place(ofColumn title: String) -> Place {
    places.key(of: ["columns", .field(title)], in: Self.declarations, file: path) ?? Place(path, line: 1, column: 1)
  }

  private static let declarations = fields.map(\.declaration)

  /// Reads the file, if there is one.
  static func read(
    besideTable table: String, _ files: PathSet, _ bytes: (String) throws(FileProblem) -> [UInt8],
    _ report: inout Report
  ) -> TableSettings? {
    let stem = String(table.dropLast(".csv".count))
    guard let path = [".yml", ".yaml"].map({ stem + $0 }).first(where: files.contains) else { return nil }
    var settings = TableSettings(path: path)
    do {
      let bytes = try bytes(path)
      guard checkText(bytes, path: path, &report),
        let read = parseFields(bytes[...], path: path, firstLine: 1, report: &report)
      else { return settings }
      let name = path.pathParts.last.map(String.init) ?? path
      settings.places = readFields(
        withoutCurlyQuotes(read.root, path: path, &report), into: &settings, fields: fields, of: "`\(name)`",
        path: path, source: FieldSource(bytes[...], firstLine: 1), &report)
    } catch {
      report.add(.unreadableFile, "this file cannot be read: \(error.reason)", at: Place(path))
    }
    return settings
  }
}

/// A column's title in a table, and the fields that it is.
struct ColumnNames: Sendable {
  let title: String
  let fields: [String]
}

extension FieldType where Value == [ColumnNames] {
  static let columnNames = FieldType(
    shape: .entries(of: .list(of: .text(.line))),
    read: { node, reader in
      readEntries(node, FieldType<[String]>.list(.text), &reader)?.map { ColumnNames(title: $0.name, fields: $0.value) }
    }, value: { .record($0.map { FieldEntry($0.title, .list($0.fields.map { .text($0) })) }) })
}

/// What a file beside a table can say, for its schema.
package let tableSettingsFields = TableSettings.fields.map(\.declaration)
