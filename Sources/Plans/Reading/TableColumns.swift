// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Tables

/// Which fields the columns of a table are.
struct TableColumns: Sendable {
  struct Column: Sendable {
    /// Its place in each row.
    let number: Int
    let title: String
    let field: FieldDeclaration
    /// A field of the record that the field is, such as `role` of `partners.role`.
    var inner: FieldDeclaration?

    var shape: FieldShape { inner?.shape ?? field.shape }
    var name: String { inner.map { "\(field.name).\($0.name)" } ?? field.name }
  }

  let table: Table
  let columns: [Column]
  let forms: CellForms

  subscript(field: String) -> Column? { columns.first { $0.field.name == field && $0.inner == nil } }
}

/// Finds the fields by the titles of columns: as a file beside the table says, else by the fields' names. `owner` is how that
/// of which they are the fields is called in a message.
func readColumns(
  of table: Table, _ settings: TableSettings?, fields: [FieldDeclaration], of owner: String, _ report: inout Report
) -> TableColumns {
  var reader = ColumnsReader(table: table, settings: settings, fields: fields, owner: owner)
  reader.read()
  report.merge(reader.report)
  let forms = CellForms(
    decimals: settings?.decimals, dates: settings?.dates, hasSemicolons: table.separator == UInt8(ascii: ";"))
  return TableColumns(table: table, columns: reader.columns, forms: forms)
}

private struct ColumnsReader {
  let table: Table
  let settings: TableSettings?
  let fields: [FieldDeclaration]
  let owner: String
  var columns: [TableColumns.Column] = []
  var report = Report()

  mutating func read() {
    let titles = table.heading.map(table.text)
    for (number, (cell, title)) in zip(table.heading, titles).enumerated() where !cell.isEmpty {
      if settings?.leftOut.contains(title) ?? false { continue }
      if let names = settings?.columns.first(where: { $0.title == title }) {
        for name in names.fields {
          if let column = column(name, number, title) {
            add(column, cell)
          } else {
            report.add(
              .unknownKey, "\(owner) has no field `\(name)`", at: settings?.place(ofColumn: title),
              help: nearest(to: name, among: fields.map(\.name)).map { "did you mean `\($0)`?" }
                ?? "`planpress reference fields` lists the fields that there are")
          }
        }
      } else if let column = column(title, number, title) ?? column(plain(title), number, title) {
        add(column, cell)
      } else {
        reportUnknown(title, cell)
      }
    }
    for names in settings?.columns ?? [] where !titles.contains(names.title) { reportMissing(names.title, titles) }
    for title in settings?.leftOut ?? [] where !titles.contains(title) { reportMissing(title, titles) }
  }

  /// Nil where no field has the name.
  private func column(_ name: String, _ number: Int, _ title: String) -> TableColumns.Column? {
    if let field = fields.first(where: { $0.isNamed(name) }) {
      return TableColumns.Column(number: number, title: title, field: field)
    }
    let parts = name.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, let field = fields.first(where: { $0.isNamed(String(parts[0])) }),
      let inner = field.shape.fieldsInside.first(where: { $0.isNamed(String(parts[1])) })
    else { return nil }
    return TableColumns.Column(number: number, title: title, field: field, inner: inner)
  }

  /// `Part of` is the field `part-of`.
  private func plain(_ title: String) -> String {
    title.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }.joined(separator: "-")
  }

  private mutating func add(_ column: TableColumns.Column, _ cell: Table.Cell) {
    if case .entries = column.field.shape {
    } else if let other = columns.first(where: { $0.name == column.name }) {
      // The same title twice is reported as that.
      if other.title == column.title { return }
      report.add(
        .doubledKey, "two columns are the field `\(column.name)`: `\(other.title)` and `\(column.title)`",
        at: table.place(cell), help: "leave one of them out: `leave-out: [\(column.title)]` in `\(settingsName)`")
      return
    }
    columns.append(column)
  }

  /// Says of a title what is said of an unknown field, and how else it could be read.
  private mutating func reportUnknown(_ title: String, _ cell: Table.Cell) {
    var reader = FieldReader(path: table.path)
    reader.readsHeading = true
    let pairs = table.heading.map { cell in
      let position = YAMLPosition(line: cell.line, column: cell.column)
      return YAMLNode.Pair(table.text(cell), at: position, YAMLNode(.scalar("", isPlain: true), at: position))
    }
    guard let pair = pairs.first(where: { $0.key == title }) else { return }
    reader.unknown(pair, beside: pairs, among: fields.map(\.name), of: owner)
    let example =
      nearest(to: title, among: fields.map(\.name)) ?? fields.first { $0.isRequired }?.name ?? fields[0].name
    let advice =
      "say in `\(settingsName)` what the column is, such as `columns: {\(quoteYAML(title, inFlow: true)): \(example)}`, "
      + "or name it in `leave-out`"
    report.merge(
      reader.report.mapped { diagnostic in
        let help = diagnostic.help.map { $0 + ($0.hasSuffix("?") ? " Or " : "; or ") + advice }
        return Diagnostic(diagnostic.rule, diagnostic.message, at: table.place(cell), help: help)
      })
  }

  private mutating func reportMissing(_ title: String, _ titles: [String]) {
    report.add(
      .tableHeading, "`\(table.path)` has no column `\(title)`", at: settings?.place(ofColumn: title),
      help: nearest(to: title, among: titles).map { "did you mean `\($0)`?" } ?? "its columns are \(quoted(titles))")
  }

  private var settingsName: String {
    String(table.path.pathParts.last?.dropLast(".csv".count) ?? "") + ".yml"
  }
}
