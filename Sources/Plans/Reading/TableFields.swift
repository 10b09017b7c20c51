// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Tables

/// The fields that a table gives an item, beside those of its text; a row may have a table of its own for its series.
struct TableFields: Sendable {
  private enum Part: Sendable {
    /// A row of a list of items.
    case row(Int)
    /// All rows, as the records of one field.
    case records(of: FieldDeclaration)
  }

  private let columns: TableColumns
  private let part: Part
  private var series: (columns: TableColumns, field: FieldDeclaration)?

  init(row: Int, of columns: TableColumns) { (self.columns, part) = (columns, .row(row)) }

  init(recordsOf field: FieldDeclaration, _ columns: TableColumns) {
    (self.columns, part) = (columns, .records(of: field))
  }

  /// The same row with the series that another table has.
  func with(series: TableFields?) -> TableFields {
    guard let series, case .records(let field) = series.part else { return self }
    var fields = self
    fields.series = (series.columns, field)
    return fields
  }

  var isRow: Bool { if case .row = part { true } else { false } }

  var place: TablePlace {
    guard case .row(let number) = part, let cell = columns.table.row(number).first(where: { !$0.isEmpty }) else {
      return TablePlace(path: columns.table.path, row: nil)
    }
    return TablePlace(
      path: columns.table.path, row: YAMLPosition(line: cell.line, column: cell.column),
      series: series?.columns.table.path)
  }

  /// Of a row, what it says in the column of a field.
  func text(_ field: String) -> String? {
    guard case .row(let number) = part, let column = columns[field] else { return nil }
    let row = columns.table.row(number)
    return columns.table.text(row[row.startIndex + column.number])
  }

  /// The fields as a text would have them. `report` gets what is wrong with cells, and `unreadable` their fields.
  func pairs(_ unreadable: inout Set<String>, _ report: inout Report) -> [YAMLNode.Pair] {
    switch part {
    case .row(let number):
      var reader = RowReader(columns, number)
      let pairs = reader.pairs()
      report.merge(reader.report)
      unreadable.formUnion(reader.unreadable)
      guard let (columns, field) = series else { return pairs }
      let records = records(of: field, columns, isOfSeries: true, &unreadable, &report)
      return pairs + records
    case .records(let field): return records(of: field, columns, &unreadable, &report)
    }
  }

  private func records(
    of field: FieldDeclaration, _ columns: TableColumns, isOfSeries: Bool = false, _ unreadable: inout Set<String>,
    _ report: inout Report
  ) -> [YAMLNode.Pair] {
    var nodes: [YAMLNode] = []
    for number in 0..<columns.table.rowCount {
      var reader = RowReader(columns, number, isOfSeries: isOfSeries)
      let pairs = reader.pairs()
      report.merge(reader.report)
      if !reader.report.isEmpty { unreadable.insert(field.name) }
      if let first = pairs.first { nodes.append(YAMLNode(.map(pairs), at: first.value.position)) }
    }
    guard let first = nodes.first else { return [] }
    return [YAMLNode.Pair(field.name, at: first.position, YAMLNode(.list(nodes), at: first.position))]
  }
}

/// Makes fields of the cells of a row.
private struct RowReader {
  let columns: TableColumns
  let cells: ArraySlice<Table.Cell>
  let isOfSeries: Bool
  var report = Report()
  var unreadable: Set<String> = []

  init(_ columns: TableColumns, _ row: Int, isOfSeries: Bool = false) {
    (self.columns, cells, self.isOfSeries) = (columns, columns.table.row(row), isOfSeries)
  }

  mutating func pairs() -> [YAMLNode.Pair] {
    var pairs: [YAMLNode.Pair] = []
    var gathered: Set<String> = []
    pairs.reserveCapacity(columns.columns.count)
    for column in columns.columns {
      let cell = cells[cells.startIndex + column.number]
      if column.inner != nil {
        if gathered.insert(column.field.name).inserted, let pair = records(of: column.field) { pairs.append(pair) }
      } else if case .entries = column.field.shape {
        if gathered.insert(column.field.name).inserted, let pair = entries(of: column.field) { pairs.append(pair) }
      } else if !cell.isEmpty, let node = node(columns.table.text(cell), cell, column) {
        pairs.append(YAMLNode.Pair(column.field.name, at: node.position, node))
      }
    }
    return pairs
  }

  /// A value, or a list of those that stand in lines of their own or have semicolons between them.
  private mutating func node(_ text: String, _ cell: Table.Cell, _ column: TableColumns.Column) -> YAMLNode? {
    guard case .list(let element) = column.shape else { return scalar(text, cell, column.shape, column) }
    let parts = divided(text).filter { !$0.isEmpty }
    if parts.count == 1 { return scalar(parts[0], cell, element, column) }
    let nodes = parts.compactMap { scalar($0, cell, element, column) }
    return nodes.isEmpty ? nil : YAMLNode(.list(nodes), at: position(cell))
  }

  private mutating func scalar(
    _ text: String, _ cell: Table.Cell, _ shape: FieldShape, _ column: TableColumns.Column
  ) -> YAMLNode? {
    switch plainValue(of: text, for: shape, columns.forms) {
    case .clear(let value): return YAMLNode(.scalar(value, isPlain: true), at: position(cell))
    case .unclear(let expected, let help):
      unreadable.insert(column.field.name)
      report.add(
        .wrongType, "`\(column.name)` has to be \(expected), not `\(text)`", at: columns.table.place(cell), help: help)
      return nil
    }
  }

  /// A record, or a list of them, made of the columns of its fields: of several records, each cell has as many parts.
  private mutating func records(of field: FieldDeclaration) -> YAMLNode.Pair? {
    var fields: [(column: TableColumns.Column, cell: Table.Cell, parts: [String])] = []
    for column in columns.columns where column.field.name == field.name && column.inner != nil {
      let cell = cells[cells.startIndex + column.number]
      if cell.isEmpty { continue }
      let text = columns.table.text(cell)
      fields.append((column, cell, field.shape == field.shape.element ? [text] : divided(text)))
    }
    guard let first = fields.first else { return nil }
    if let other = fields.first(where: { $0.parts.count != first.parts.count }) {
      unreadable.insert(field.name)
      report.add(
        .tableRow,
        "`\(other.column.name)` says \(count(other.parts)), and `\(first.column.name)` says \(count(first.parts))",
        at: columns.table.place(other.cell),
        help: "write as many into each of these cells, with `;` between them, also where a part is empty")
      return nil
    }
    var nodes: [YAMLNode] = []
    for number in first.parts.indices {
      var pairs: [YAMLNode.Pair] = []
      for (column, cell, parts) in fields where !parts[number].isEmpty {
        guard let inner = column.inner, let node = scalar(parts[number], cell, inner.shape, column) else { continue }
        pairs.append(YAMLNode.Pair(inner.name, at: node.position, node))
      }
      if !pairs.isEmpty { nodes.append(YAMLNode(.map(pairs), at: position(first.cell))) }
    }
    guard let only = nodes.first else { return nil }
    let value = nodes.count == 1 ? only : YAMLNode(.list(nodes), at: only.position)
    return YAMLNode.Pair(field.name, at: only.position, value)
  }

  private func count(_ parts: [String]) -> String { parts.count == 1 ? "one thing" : "\(parts.count) things" }

  /// Columns of the writer's own, under their titles.
  private mutating func entries(of field: FieldDeclaration) -> YAMLNode.Pair? {
    let pairs = columns.columns.filter { $0.field.name == field.name }.compactMap { column -> YAMLNode.Pair? in
      let cell = cells[cells.startIndex + column.number]
      if cell.isEmpty { return nil }
      return YAMLNode.Pair(
        column.title, at: position(cell),
        YAMLNode(.scalar(columns.table.text(cell), isPlain: true), at: position(cell)))
    }
    guard let first = pairs.first else { return nil }
    return YAMLNode.Pair(field.name, at: first.value.position, YAMLNode(.map(pairs), at: first.value.position))
  }

  private func divided(_ text: String) -> [String] {
    let mark: Character = text.contains("\n") ? "\n" : ";"
    return text.split(separator: mark, omittingEmptySubsequences: false).map { part in
      var part = part.drop { $0 == " " }
      while part.last == " " { part.removeLast() }
      return String(part)
    }
  }

  private func position(_ cell: Table.Cell) -> YAMLPosition {
    TablePlace.position(line: cell.line, column: cell.column, isOfSeries: isOfSeries)
  }
}
