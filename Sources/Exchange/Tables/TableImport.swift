// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import Tables

/// An item that a plan has already, as a cell may name it.
package struct KnownItem: Sendable {
  package let id: String
  package let kind: String
  package let title: String
  package let number: String?

  package init(id: String, kind: String, title: String, number: String?) {
    (self.id, self.kind, self.title, self.number) = (id, kind, title, number)
  }
}

/// How a table becomes items: shown before anything is written.
package struct TableImport: Sendable {
  /// What becomes of a column.
  package struct Column: Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
      /// It is called as the field is, or as a user has said.
      case name
      /// Tables usually call the field so.
      case usual
      /// It nearly has the name of the field.
      case near
      /// No field has such a name, or another column has it.
      case none
    }
    package let title: String
    /// Nil for what is kept in `extra`; empty for what is left out.
    package let field: String?
    package let reason: Reason

    package init(title: String, field: String?, reason: Reason) {
      (self.title, self.field, self.reason) = (title, field, reason)
    }
  }

  package let columns: [Column]
  package let content: ImportedContent
}

/// Makes an item of a kind of each row of a table, which has a heading with the names of fields, or what tables usually call them.
/// What no field can hold is kept in `extra`, so that nothing is lost. `named` says of titles of columns which field they are: an
/// empty one leaves the column out. `known` are the items that there are already.
package func importTable(
  _ bytes: [UInt8], path: String, as kind: Kind, forms: CellForms, named: [String: String], known: [KnownItem]
) -> TableImport {
  var report = Report()
  guard let table = readTable(bytes, path: path, &report) else {
    return TableImport(columns: [], content: ImportedContent(title: "", files: [], counts: [], report: report))
  }
  var forms = forms
  forms.hasSemicolons = table.separator == UInt8(ascii: ";")
  var reader = TableReader(table: table, kind: kind, forms: forms, known: known, report: report)
  reader.findColumns(named)
  reader.read()
  return TableImport(columns: reader.columns, content: reader.content)
}

private struct TableReader {
  let table: Table
  let kind: Kind
  let forms: CellForms
  var known: [KnownItem]
  var report: Report
  private(set) var columns: [TableImport.Column] = []
  private var items = NewItems()

  init(table: Table, kind: Kind, forms: CellForms, known: [KnownItem], report: Report) {
    (self.table, self.kind, self.forms, self.known, self.report) = (table, kind, forms, known, report)
    for item in known { items.reserve(item.id) }
  }

  var content: ImportedContent {
    let isRefused = report.settled().isFailed(strict: false)
    let site = ImportedContent.File(path: "content/site.yml", text: "language: en\n", yieldsToExisting: true)
    return ImportedContent(
      title: "", files: isRefused ? [] : items.files + [site], counts: items.countsOfKinds, report: report)
  }

  // MARK: Columns

  mutating func findColumns(_ named: [String: String]) {
    let titles = table.heading.map { collapsed(table.text($0)) }
    let fields = kind.declarations.map(\.name) + [textColumn]
    var found = [TableImport.Column?](repeating: nil, count: titles.count)
    var taken: Set<String> = []
    func give(_ reason: TableImport.Column.Reason, _ field: (String) -> String?) {
      for (number, title) in titles.enumerated() where found[number] == nil {
        guard let name = field(title), name.isEmpty || fields.contains(name),
          name.isEmpty || taken.insert(name).inserted
        else { continue }
        found[number] = TableImport.Column(title: title, field: name, reason: reason)
      }
    }
    // What is certain comes before what is likely.
    give(.name) { named[$0] }
    give(.name) { title in
      let name = fieldName(title)
      return kind.declarations.first { $0.isNamed(name) }?.name ?? (name == textColumn ? textColumn : nil)
    }
    give(.usual) { title in
      usualTitles.first { $0.titles.contains(fieldName(title)) && fields.contains($0.field) }?.field
    }
    give(.usual) { wholes.contains(fieldName($0)) ? CommonFields.parentField : nil }
    give(.near) { nearest(to: fieldName($0), among: fields) }
    columns = zip(titles, found).map { $1 ?? TableImport.Column(title: $0, field: nil, reason: .none) }
    if !columns.contains(where: { $0.field == "title" }) {
      report.add(
        .importRefused, "no column is the title of \(kind.phrase)", at: Place(table.path, line: 1, column: 1),
        help: "say which one it is, such as with `--column \"\(titles.first ?? "Name")=title\"`")
    }
  }

  /// `Due date` is `due-date`.
  private func fieldName(_ title: String) -> String {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }

  private var wholes: [String] { ["goal", "objective", "measure", "part-of", "parent", "belongs-to"] }

  // MARK: Rows

  mutating func read() {
    if report.settled().isFailed(strict: false) { return }
    // Rows may name each other.
    let title = columns.firstIndex { $0.field == "title" } ?? 0
    let id = columns.firstIndex { $0.field == "id" }
    let number = columns.firstIndex { $0.field == "number" }
    var ids: [String?] = []
    for row in 0..<table.rowCount {
      let cells = Array(table.row(row)).map { collapsed(cleaned(table.text($0)).text) }
      if cells.allSatisfy(\.isEmpty) {
        ids.append(nil)
        continue
      }
      if cells[title].isEmpty {
        report.add(
          .importRepaired, "this row has no title and is left out",
          at: table.place(table.row(row)[table.row(row).startIndex]))
        ids.append(nil)
        continue
      }
      let own = id.map { cells[$0] } ?? ""
      let made = items.makeID(for: own.isEmpty ? cells[title] : own, kind)
      ids.append(made)
      known.append(
        KnownItem(id: made, kind: kind.name, title: cells[title], number: number.map { cells[$0] }))
    }
    for (row, id) in ids.enumerated() { if let id { read(row, id) } }
  }

  private mutating func read(_ row: Int, _ id: String) {
    var fields: [FieldEntry] = []
    var extra: [FieldEntry] = []
    var text = ""
    for (cell, column) in zip(table.row(row), columns) {
      let words = cleaned(table.text(cell)).text
      if collapsed(words).isEmpty || column.field == "" || column.field == "id" { continue }
      guard let name = column.field else {
        extra.append(FieldEntry(extraName(column.title, extra), .text(collapsed(words))))
        continue
      }
      if name == textColumn || name == "description" && (words.contains("\n") || words.utf8.count > longestSummary) {
        text += (text.isEmpty ? "" : "\n") + safeMarkdown(plainText(words))
        continue
      }
      guard let shape = kind.declarations.first(where: { $0.name == name })?.shape else { continue }
      if let value = value(of: collapsed(words), shape, name, cell) {
        fields.append(FieldEntry(name, value))
      } else {
        extra.append(FieldEntry(extraName(column.title, extra), .text(collapsed(words))))
      }
    }
    if !extra.isEmpty { fields.append(FieldEntry("extra", .record(extra))) }
    items.add(kind, id: id, fields, text: text)
  }

  private func plainText(_ words: String) -> PlainText {
    let paragraphs = words.split(separator: "\n").map { collapsed($0) }.filter { !$0.isEmpty }
    return PlainText(blocks: paragraphs.map { .paragraph([$0]) })
  }

  private func extraName(_ title: String, _ extra: [FieldEntry]) -> String {
    let base = title.isEmpty ? "column" : title.replacing(":", with: "")
    var name = base
    var number = 1
    while extra.contains(where: { $0.name == name }) {
      number += 1
      name = "\(base) \(number)"
    }
    return name
  }

  // MARK: Cells

  /// Nil, with a warning, for what the field cannot hold.
  private mutating func value(of words: String, _ shape: FieldShape, _ name: String, _ cell: Table.Cell) -> FieldValue?
  {
    if case .list(let element) = shape {
      let parts = parts(of: words, name)
      var values: [FieldValue] = []
      for part in parts {
        guard let value = value(of: part, element, name, cell) else { return nil }
        values.append(value)
      }
      return .list(values)
    }
    switch plainValue(of: words, for: shape, forms) {
    case .unclear(let expected, let help):
      let isTwofold = help.contains("beside it")
      keep(
        words, name, "is not clearly \(expected)", cell,
        help: isTwofold
          ? "say how the table writes them: with `--decimals comma` or `point`, `--dates day-first` or `month-first`"
          : help)
      return nil
    case .clear(let text): return value(clear: text, words, shape, name, cell)
    }
  }

  private mutating func value(
    clear text: String, _ words: String, _ shape: FieldShape, _ name: String, _ cell: Table.Cell
  ) -> FieldValue? {
    switch shape {
    case .text, .options: return .text(text)
    case .number where DecimalNumber(text) != nil, .integer where Int(text) != nil: return .text(text)
    case .flag where ["true", "false"].contains(text): return .flag(text == "true")
    case .flag where ["yes", "x"].contains(text.lowercased()): return .flag(true)
    case .flag where text.lowercased() == "no": return .flag(false)
    case .date where CalendarDate(text) != nil: return .text(text)
    case .span where DateSpan(text) != nil: return .text(text)
    case .time where DateSpan(text) != nil || text == "ongoing": return .text(text)
    case .choice(let choice) where choice[text] != nil: return .choice(text)
    case .nameOrText(let kinds): return .text(item(named: text, of: kinds)?.id ?? text)
    case .reference(let kinds):
      if let item = item(named: text, of: kinds) { return .reference(item.id) }
      keep(words, name, "names no item that is known", cell, help: "import that one first, or write its identifier")
      return nil
    case .record(let record):
      guard let inner = record.fields.first(where: { $0.name == record.shorthand }),
        let value = value(clear: text, words, inner.shape, name, cell)
      else { return nil }
      return .record([FieldEntry(inner.name, value)])
    case .choice(let choice):
      let options = choice.options.map { "`\($0.word)`" }.joined(separator: ", ")
      keep(words, name, "is none of \(options)", cell, help: nil)
      return nil
    default:
      keep(words, name, "is no \(shape.name)", cell, help: nil)
      return nil
    }
  }

  /// An item by its identifier, its number or its title.
  private func item(named text: String, of kinds: [String]) -> KnownItem? {
    let fitting = known.filter { kinds.isEmpty || kinds.contains($0.kind) }
    if let item = fitting.first(where: { $0.id == text }) { return item }
    let lower = text.lowercased()
    let meant = fitting.filter { $0.title.lowercased() == lower || $0.number?.lowercased() == lower }
    if meant.count == 1 { return meant[0] }
    // `Objective 1.2`, or `1.2 Dry cellars`.
    let words = lower.split { $0 == " " || $0 == ":" }
    let numbered = fitting.filter { item in
      guard let number = item.number?.lowercased() else { return false }
      return words.first == number[...] || words.count == 2 && words[1] == number[...] && words[0] == item.kind[...]
    }
    return numbered.count == 1 ? numbered[0] : nil
  }

  private func parts(of words: String, _ name: String) -> [String] {
    let divides: (Character) -> Bool =
      words.contains(";") ? { $0 == ";" } : dividedByCommas.contains(name) ? { $0 == "," } : { _ in false }
    return words.split(whereSeparator: divides).map { collapsed($0) }.filter { !$0.isEmpty }
  }

  private mutating func keep(_ words: String, _ name: String, _ reason: String, _ cell: Table.Cell, help: String?) {
    report.add(
      .importKept, "`\(words)` \(reason), and is kept in `extra` and not in `\(name)`", at: table.place(cell),
      help: help)
  }
}

/// A column of texts that are no field.
private let textColumn = "text"

/// In bytes.
private let longestSummary = 600

private let dividedByCommas: Set<String> = ["tags", "former-ids", "partners", "aligns-to"]

/// What tables call fields, as identifiers.
private let usualTitles: [(field: String, titles: Set<String>)] = [
  (
    "title",
    [
      "name", "measure", "action", "activity", "initiative", "project", "task", "milestone", "indicator", "objective",
      "goal", "norm", "standard", "partner", "organisation", "organization", "term", "title-of-measure",
    ]
  ),
  ("number", ["no", "nr", "ref", "reference", "num"]),
  ("id", ["identifier", "key", "code"]),
  ("description", ["summary", "abstract", "short-description"]),
  ("lead", ["responsible", "responsibility", "owner", "lead-agency", "lead-organisation", "lead-organization", "who"]),
  ("due", ["deadline", "due-date", "target-date", "end", "end-date", "finish", "by-when", "until", "completion-date"]),
  ("time", ["period", "timeframe", "time-frame", "timeline", "when", "duration"]),
  ("cost", ["budget", "costs", "price", "amount"]),
  ("progress", ["state", "stage", "status-of-implementation"]),
  ("completed", ["completion", "done-on", "reached"]),
  ("partners", ["partner-organisations", "partner-organizations", "participants", "with", "stakeholders"]),
  ("tags", ["keywords", "subjects", "topics", "themes"]),
  ("unit", ["unit-of-measure", "units", "measured-in"]),
  ("url", ["website", "web-site", "link", "web"]),
  ("text", ["details", "body", "long-description", "content"]),
]
