// SPDX-License-Identifier: Apache-2.0

/// The columns in which a table shows fields, one for each value that is not made of others: a record has a column for each
/// of its fields, such as `submitter.email`. A list takes one cell, its values with semicolons between; of a list of
/// records, the cells of one row have as many parts each.
package struct FieldColumns: Sendable {
  private struct Column: Sendable {
    /// The names of the fields, from the outermost.
    let names: [String]
  }

  private let columns: [Column]

  package init(_ fields: [FieldDeclaration]) { columns = fields.flatMap { Self.columns(of: $0, within: []) } }

  package var names: [String] { columns.map { $0.names.joined(separator: ".") } }

  /// The cells of an item's row.
  package func row(_ entries: [FieldEntry]) -> [String] {
    columns.map { cell(.record(entries), $0.names[...]) }
  }

  private static func columns(of field: FieldDeclaration, within outer: [String]) -> [Column] {
    let names = outer + [field.name]
    guard case .record(let record) = field.shape.element else { return [Column(names: names)] }
    return record.fields.flatMap { columns(of: $0, within: names) }
  }

  private func cell(_ value: FieldValue, _ names: ArraySlice<String>) -> String {
    switch value {
    case .list(let values):
      // A place for each element, so that those of two columns go together; nothing where none says anything.
      let cells = values.map { cell($0, names) }
      return cells.allSatisfy(\.isEmpty) ? "" : cells.joined(separator: "; ")
    case .record(let entries):
      guard let name = names.first else {
        return entries.map { "\($0.name): \(cell($0.value, []))" }.joined(separator: "; ")
      }
      return entries[name].map { cell($0, names.dropFirst()) } ?? ""
    default: return scalarText(value)
    }
  }
}
