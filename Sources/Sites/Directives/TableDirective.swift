// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import Tables
import Templates

/// `{table} shelters.csv`: a table of the content, which is offered for download below it.
struct TableDirective: Directive {
  static func names(_ kinds: Kinds) -> [String] { [tableDirective] }

  private static let template = TemplateUse(template: "directive-table", shape: ItemTableModel.view.shape)
  static let templates = [template]

  private let path: String
  private let table: Table
  private let caption: String
  /// In the order in which they are shown.
  private let columns: [Int]

  init?(_ use: DirectiveUse, _ report: inout Report) {
    use.checkOptions(["caption", "columns"], &report)
    guard let (path, table) = use.table(&report) else { return nil }
    (self.path, self.table) = (path, table)
    let titles = table.heading.map(table.text)
    var columns = Array(titles.indices)
    for option in use.block.options where option.name == "columns" {
      let names = option.value.split(separator: ",").map { String($0.drop { $0 == " " }.prefix { $0 != "\n" }) }
      columns = names.map(\.trimmingEnd).compactMap { name in
        if let column = titles.firstIndex(of: name) { return column }
        report.add(
          .directiveOption, "the table has no column `\(name)`", at: use.place(of: name, in: option),
          help: nearest(to: name, among: titles).map { "did you mean `\($0)`?" } ?? "its columns are \(quoted(titles))")
        return nil
      }
    }
    self.columns = columns
    let written = use.block.options.last { $0.name == "caption" }?.value ?? ""
    caption = written.isEmpty ? readable(String(path.lastName.dropLast(".csv".count))) : written
  }

  func content(_ site: SiteViews, _ whole: WholePlan?) -> (template: TemplateUse, record: Record) {
    let rows = (0..<table.rowCount).map { number in
      let cells = table.row(number)
      return columns.map { table.text(cells[cells.startIndex + $0]) }
    }
    let styles = columns.indices.map { column in column > 0 && areFigures(rows.lazy.map { $0[column] }) ? "number" : ""
    }
    let titles = table.heading.map(table.text)
    let model = ItemTableModel(
      caption: caption,
      columns: zip(columns, styles).map { ItemTableModel.Column(title: titles[$0], style: $1) },
      rows: rows.map { row in
        ItemTableModel.Row(
          cells: row.enumerated().map { number, text in
            ItemTableModel.Cell(text: text, style: styles[number], isHeader: number == 0)
          })
      },
      totals: [], download: site.assets.address(of: path).map(Address.site),
      downloadTitle: site.words.sentence(.tableDownload, ["table": caption]))
    return (Self.template, ItemTableModel.view.record(model))
  }
}

/// Whether all that a column says are figures, which are set one below the other by their last digits.
private func areFigures(_ texts: some Sequence<String>) -> Bool {
  var isThere = false
  for text in texts where !text.isEmpty {
    var digits = 0
    for (number, scalar) in text.unicodeScalars.enumerated() {
      switch scalar {
      case "0"..."9": digits += 1
      case ".", ",", "'", "’", " ", "%", "\u{A0}", "\u{2009}", "\u{202F}": break
      case "+", "-", "\u{2212}": if number > 0 { return false }
      default: return false
      }
    }
    // A date such as `02.11.2025` is none.
    if digits == 0 || !likelyDates(for: text).isEmpty && text.contains(".") && text.split(separator: ".").count == 3 {
      return false
    }
    isThere = true
  }
  return isThere
}

extension String {
  fileprivate var trimmingEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
