// SPDX-License-Identifier: Apache-2.0

import Markdown
import Templates

/// Items as a list.
struct ItemListModel: Sendable {
  let title: String
  let entries: [Record]
  let totals: [FactModel]

  static let view = View<ItemListModel>(
    "list",
    [
      .init("title", .text, "What is listed.") { .text($0.title) },
      .init("entries", .list(EntryModel.view.shape), "The items.") { .list($0.entries) },
      .init("totals", .list(FactModel.view.shape), "What is added up.") { .list($0.totals.map(FactModel.view.record)) },
    ])
}

/// Items, or the rows of a file, as a table.
struct ItemTableModel: Sendable {
  struct Column: Sendable {
    let title: String
    var style = ""

    static let view = View<Column>(
      "column",
      [
        .init("title", .text, "The column's title.") { .text($0.title) },
        .init("class", .text, "`number` for columns of figures.") { .text($0.style) },
      ])
  }

  struct Cell: Sendable {
    let text: String
    var address: Address?
    var style = ""
    var isHeader = false
    var iso = ""
    /// Whether the text is the address itself.
    var isAddress = false

    static let view = View<Cell>(
      "cell",
      [
        .init("text", .text, "What the cell says.") { .text($0.text) },
        .init("address", .address, "Where it leads, if anywhere.") { $0.address.map(Value.address) ?? .none },
        .init("web", .address, "Of an address that is the value itself, how it is read: without its scheme.") {
          $0.isAddress ? .address(.external($0.text)) : .none
        },
        .init("class", .text, "`number` for figures.") { .text($0.style) },
        .init("header", .flag, "Whether the cell heads its row.") { .flag($0.isHeader) },
        .init("iso", .text, "For a date, ISO 8601.") { .text($0.iso) },
      ])
  }

  struct Row: Sendable {
    let cells: [Cell]

    static let view = View<Row>(
      "row", [.init("cells", .list(Cell.view.shape), "The row's cells.") { .list($0.cells.map(Cell.view.record)) }])
  }

  let caption: String
  let columns: [Column]
  let rows: [Row]
  let totals: [Cell]
  /// Where the file is found that the table is made of.
  var download: Address?
  var downloadTitle = ""

  static let view = View<ItemTableModel>(
    "table",
    [
      .init("caption", .text, "What the table shows.") { .text($0.caption) },
      .init("wide", .flag, "Whether it has so many columns that it scrolls sideways on most screens.") {
        .flag($0.columns.count >= fewestColumnsOfWideTables)
      },
      .init("columns", .list(Column.view.shape), "Its columns.") { .list($0.columns.map(Column.view.record)) },
      .init("rows", .list(Row.view.shape), "Its rows.") { .list($0.rows.map(Row.view.record)) },
      .init("totals", .list(Cell.view.shape), "The cells of a last row with sums, where there are any.") {
        .list($0.totals.map(Cell.view.record))
      },
      .init("download", .address, "The file that the table is made of, where it is one.") { Value($0.download) },
      .init("download-title", .text, "What the link to it says.") { .text($0.downloadTitle) },
    ])
}
