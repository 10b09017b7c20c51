// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Exchange
import Fields
import Files
import Plans
import Tables

struct ImportTableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "csv",
    abstract: "Makes an item of each row of a table, such as measures.",
    discussion: """
      Columns are fields by their names, by what tables usually call them (`Responsible` is `lead`), or by a name that is \
      nearly that of a field. What has no field is kept in `extra`. It says first what becomes of each column, and asks \
      before it writes. No file is ever written over.

      Exit status: 0 when the items are written, 1 when they are not, 64 and 70 as for `build`.
      """)

  @Argument(help: ArgumentHelp("The table: a file of comma-separated values.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("What a row is, such as measure.", valueName: "kind"))
  var kind: String

  @Option(help: ArgumentHelp("The folder that contains `content`, or in which it is made.", valueName: "dir"))
  var into: String

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "Which field a column is, such as `Task=title`; `Task=` leaves it out. May be given several times.",
      valueName: "title=field"))
  var named: [String] = []

  @Option(help: ArgumentHelp("How the table writes decimals: comma or point.", valueName: "sign"))
  var decimals: String?

  @Option(help: ArgumentHelp("How it writes dates: day-first or month-first.", valueName: "order"))
  var dates: String?

  @Flag(help: "Write without asking.")
  var yes = false

  @Flag(name: .customLong("all"), help: "Print every warning, and not only the first 50.")
  var printsAll = false

  func validate() throws {
    if let decimals, DecimalSign(rawValue: decimals) == nil {
      throw ValidationError("--decimals is `comma` or `point`.")
    }
    if let dates, DateOrder(rawValue: dates) == nil {
      throw ValidationError("--dates is `day-first` or `month-first`.")
    }
    if let wrong = named.first(where: { !$0.contains("=") }) {
      throw ValidationError("--column is a title and a field, such as `Task=title`, and not `\(printable(wrong))`.")
    }
  }

  func run() throws {
    let bytes = try readImport(file, limit: TableLimits.bytes)
    let (kinds, known) = try readKnown()
    guard let kind = kinds.named(kind), kind.placement != .home else {
      let isKnown = kinds.named(kind) != nil
      let near = isKnown ? nil : nearest(to: kind, among: kinds.all.map(\.name))
      let name = printable(kind)
      let wrong = isKnown ? "a plan has one `\(name)`, and a table lists several items" : "there is no kind `\(name)`"
      let help = near.map { "did you mean `\($0)`?" } ?? "`planpress new` lists the kinds"
      Terminal.error("error: \(wrong)\n  help: \(help)\n")
      throw ExitCode(64)
    }
    let pairs = named.compactMap { text in
      text.firstIndex(of: "=").map { (String(text[..<$0]), String(text[text.index(after: $0)...])) }
    }
    for (_, field) in pairs
    where !field.isEmpty && field != "text" && !kind.declarations.contains(where: { $0.name == field }) {
      let near = nearest(to: field, among: kind.declarations.map(\.name))
      Terminal.error(
        "error: \(kind.phrase) has no field `\(printable(field))`\n"
          + (near.map { "  help: did you mean `\($0)`?\n" } ?? ""))
      throw ExitCode(64)
    }
    let forms = CellForms(decimals: decimals.flatMap(DecimalSign.init), dates: dates.flatMap(DateOrder.init))
    let table = importTable(
      bytes, path: file, as: kind, forms: forms, named: Dictionary(pairs, uniquingKeysWith: { $1 }), known: known)
    Terminal.output(columns(of: table))
    try printProblems(of: [ImportedFile(path: file, bytes: bytes, content: table.content)], printsAll: printsAll)
    guard yes || agrees(table.content) else {
      Terminal.output("nothing was written\n")
      throw ExitCode(1)
    }
    try writeImported([(table.content, into)])
    Terminal.output(outcome(table.content, into))
  }

  /// The items that there are where the table is to go; none where there is no content yet.
  private func readKnown() throws -> (Kinds, [KnownItem]) {
    guard let folder = try? Folder(into), (try? folder.kind("content")) == .folder else { return (.builtIn, []) }
    let (kinds, plan) = try readPlan(into, isNeeded: false)
    return (
      kinds,
      plan.items.map { KnownItem(id: $0.id, kind: $0.kind.name, title: $0.title, number: $0.fields.number) }
    )
  }

  private func columns(of table: TableImport) -> String {
    let width = table.columns.map(\.title.count).max() ?? 0
    let lines = table.columns.map { column in
      let title = printable(column.title) + String(repeating: " ", count: width - column.title.count)
      let meaning =
        switch (column.field, column.reason) {
        case (nil, _): "extra: no field has such a name"
        case (""?, _): "left out"
        case (let field?, .near): "\(field): the name is nearly that"
        case (let field?, .usual): "\(field): what tables usually call it"
        case (let field?, _): field
        }
      return "  \(title)  \(meaning)\n"
    }
    return lines.isEmpty ? "" : "The columns of \(printable(file)):\n" + lines.joined()
  }

  private func agrees(_ content: ImportedContent) -> Bool {
    let count = content.counts.reduce(0) { $0 + $1.count }
    Terminal.output("write \(count == 1 ? "one item" : "\(count) items") into \(printable(into))? [y/N] ")
    guard let answer = readLine() else {
      Terminal.output("\nnobody answers; `--yes` does not ask\n")
      return false
    }
    return ["y", "yes"].contains(answer.lowercased())
  }
}
