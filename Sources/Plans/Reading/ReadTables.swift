// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Tables
import Workers

/// What the tables of the content say, before any text is read.
struct ReadTables: Sendable {
  /// An item that is a row.
  struct Row: Sendable {
    /// Where its text would be, without the ending: `content/measures/shelters`.
    let stem: String
    fileprivate(set) var fields: TableFields
  }

  /// By the paths of their files.
  fileprivate(set) var tables = PathMap<Table>()
  fileprivate(set) var rows: [Row] = []
  /// By the stems of the texts that they belong to.
  fileprivate(set) var fields = PathMap<TableFields>()
  /// The files that have been read, of which no text need say anything.
  fileprivate(set) var files: PathSet = []
  /// Tables that could not be read.
  fileprivate(set) var unread: PathSet = []
  /// Tables that make no items; their problems are reported.
  fileprivate(set) var broken: [SourceFile] = []
  /// What is wrong with tables as lists of items, which those that a text offers or shows need not be.
  fileprivate(set) var doubtful = PathMap<Report>()

  init() {}
}

/// Reads the tables that items are made of, in parallel: a table in the folder of a kind is a list of items of that kind, a row
/// each. One beside a text of the same name is the series of that text, where its kind has one, and else what the text makes
/// of it. One named after a row of such a list is the series of that row.
func readTables(
  _ paths: [String], _ texts: [TextSource], _ files: PathSet, in source: Folder, unsaved: PathMap<[UInt8]>,
  kinds: Kinds, workers: Int, _ report: inout Report
) -> ReadTables {
  var found = ReadTables()
  if paths.isEmpty { return found }
  let stems = PathSet(texts.map { stemOfText($0.path) })
  let jobs = paths.compactMap { path -> TableJob? in
    let stem = String(path.dropLast(4))
    let parts = path.pathParts
    guard parts.count > 2, let kind = kinds.ofFolder(String(parts[1])), !kind.isPage else { return nil }
    if stems.contains(stem) {
      return kind.series == nil ? nil : TableJob(path: path, stem: stem, kind: kind, isSeries: true)
    }
    return parts.count == 3 ? TableJob(path: path, stem: stem, kind: kind, isSeries: false) : nil
  }
  let results = parallelMap(jobs, workers: workers) { job in
    job.read(files) { path throws(FileProblem) in try bytesOfTable(path, in: source, unsaved) }
  }
  let stemsOfRows = PathSet(results.lazy.flatMap(\.rows).map(\.stem))
  for (job, result) in zip(jobs, results) {
    var result = result
    if stemsOfRows.contains(job.stem) { job.readSeriesOfRow(&result) }
    found.tables[job.path] = result.table
    found.files.formUnion(result.files)
    if let doubts = result.doubts {
      found.doubtful[job.path] = doubts
      continue
    }
    report.merge(result.report)
    if result.isBroken { found.broken.append(SourceFile(contentPath: job.path)) }
    found.rows += result.rows
    if let fields = result.series { found.fields[job.stem] = fields }
  }
  for (number, row) in found.rows.enumerated() {
    if let other = found.fields[row.stem] {
      // Two rows of one name are reported as such.
      if other.isRow { continue }
      found.rows[number].fields = row.fields.with(series: other)
    }
    found.fields[row.stem] = found.rows[number].fields
  }
  return found
}

extension ReadTables {
  /// Reports the tables that are no lists of items, unless a text offers or shows them.
  mutating func settle(besides items: [Item], _ report: inout Report) {
    if doubtful.isEmpty { return }
    let used = PathSet(items.flatMap(\.filesNamed))
    for (path, doubts) in doubtful.sorted(by: { bytesPrecede($0.path, $1.path) }) where !used.contains(path) {
      report.merge(doubts)
      files.insert(path)
      broken.append(SourceFile(contentPath: path))
    }
  }

  /// Reads the tables that texts show and that make no items, in parallel.
  mutating func readShown(
    by items: [Item], _ all: PathSet, in source: Folder, unsaved: PathMap<[UInt8]>, workers: Int,
    _ report: inout Report
  ) {
    var paths: PathSet = []
    for item in items where item.document.directives.contains(where: { $0.name == tableDirective }) {
      for path in item.tablesShown where isTable(path) && tables[path] == nil && all.contains(path) {
        paths.insert(path)
      }
    }
    if paths.isEmpty { return }
    let sorted = paths.sorted(by: bytesPrecede)
    let results = parallelMap(sorted, workers: workers) { path in
      var report = Report()
      let table = readTableFile(path, in: source, unsaved, &report)
      return (table, report)
    }
    for (path, (table, problems)) in zip(sorted, results) {
      let settings = TableSettings.read(
        besideTable: path, all, { path throws(FileProblem) in try bytesOfTable(path, in: source, unsaved) }, &report)
      if let settings { files.insert(settings.path) }
      // What was wrong with one that makes items is known.
      if !files.contains(path) { report.merge(problems) }
      if let table { tables[path] = table } else { unread.insert(path) }
    }
  }
}

/// Nil, with an explanation, where the file is no table.
private func readTableFile(
  _ path: String, in source: Folder, _ unsaved: PathMap<[UInt8]>, _ report: inout Report
) -> Table? {
  do throws(FileProblem) {
    return readTable(try bytesOfTable(path, in: source, unsaved), path: path, &report)
  } catch {
    report.add(.unreadableFile, "this file cannot be read: \(error.reason)", at: Place(path))
    return nil
  }
}

/// Of a table, or of the settings beside it. Of a table over the limit, as much as shows where that is reached.
private func bytesOfTable(
  _ path: String, in source: Folder, _ unsaved: PathMap<[UInt8]>
) throws(FileProblem) -> [UInt8] {
  if let bytes = unsaved[path] { return bytes }
  if isTable(path) { return try source.readBeginning(of: path, upTo: TableLimits.bytes + 1) }
  return try source.read(path, limit: TableLimits.bytes)
}

extension Item {
  /// The files of the content that the item names, relative to the source.
  package var filesNamed: [String] {
    let linked = document.links.compactMap { link in
      if case .file(let path, _) = link.target { path } else { nil }
    }
    let offered = [details(DocumentDetails.self)?.file].compactMap { $0 }
    return (linked + offered).compactMap { resolve($0, from: file.folder) } + tablesShown
  }

  /// The files that the item's text shows as tables, relative to the source.
  package var tablesShown: [String] {
    document.directives.compactMap { $0.name == tableDirective ? resolve($0.argument, from: file.folder) : nil }
  }
}

/// What texts write to show a table: `{table} shelters.csv`.
package let tableDirective = "table"

/// The path of a text without the ending of its name.
func stemOfText(_ path: String) -> String {
  path.utf8.lastIndex(of: UInt8(ascii: ".")).map { String(path[..<$0]) } ?? path
}

extension Kind {
  /// The field that a table beside a text has the rows of.
  fileprivate var series: FieldDeclaration? {
    fields.first { $0.name == "series" && !$0.shape.fieldsInside.isEmpty }
  }
}

/// A table that is to be read.
private struct TableJob: Sendable {
  let path: String
  let stem: String
  let kind: Kind
  /// Whether it is the series of a text, and no list of items.
  let isSeries: Bool

  struct Result: Sendable {
    var table: Table?
    var settings: TableSettings?
    var files: PathSet = []
    var rows: [ReadTables.Row] = []
    var series: TableFields?
    var isBroken = false
    /// Whether it has the columns of a list of items; nil where that was not asked.
    var isList: Bool?
    var report = Report()
    /// What is wrong with the file, whatever it is read as.
    var reportOfTable = Report()
    var doubts: Report?

    /// It may be no list of items, and a text may offer it.
    mutating func putInDoubt(_ path: String) {
      doubts = report
      files.remove(path)
    }
  }

  func read(_ files: PathSet, _ bytes: (String) throws(FileProblem) -> [UInt8]) -> Result {
    var result = Result()
    let settings = TableSettings.read(besideTable: path, files, bytes, &result.report)
    result.settings = settings
    if let settings {
      result.files.insert(settings.path)
      // What the file says of columns goes for whoever shows the table.
      if settings.isItems == false, !isSeries { return result }
    }
    do {
      result.table = readTable(try bytes(path), path: path, &result.report)
    } catch {
      result.report.add(.unreadableFile, "this file cannot be read: \(error.reason)", at: Place(path))
    }
    result.files.insert(path)
    guard let table = result.table else {
      result.isBroken = true
      if settings == nil, !isSeries { result.putInDoubt(path) }
      return result
    }
    if isSeries { readSeries(table, &result) } else { readList(table, settings, &result) }
    return result
  }

  /// A table that is no list of items, and has the name of a row of another, is read as what that row has in many rows.
  func readSeriesOfRow(_ result: inout Result) {
    guard !isSeries, kind.series != nil, let table = result.table, result.isList == false else { return }
    (result.isBroken, result.doubts) = (false, nil)
    result.report = result.reportOfTable
    result.files.insert(path)
    readSeries(table, &result)
  }

  private func readSeries(_ table: Table, _ result: inout Result) {
    guard let field = kind.series else { return }
    let columns = readColumns(
      of: table, result.settings, fields: field.shape.fieldsInside, of: "a row of `\(field.name)`", &result.report)
    if !columns.columns.isEmpty { result.series = TableFields(recordsOf: field, columns) }
  }

  private func readList(_ table: Table, _ settings: TableSettings?, _ result: inout Result) {
    result.reportOfTable = result.report
    let columns = readColumns(
      of: table, settings, fields: kind.declarations, of: kind.phrase, &result.report)
    let missing = ["id", "title"].filter { columns[$0] == nil }
    result.isList = missing.count < 2
    for name in missing {
      let other = settings == nil ? "" : " below `columns:`"
      result.report.add(
        .missingField, "a list of \(kind.calledTogether) needs the column `\(name)`",
        at: Place(path, line: table.heading.first?.line ?? 1, column: 1),
        help: "add it, or say in `\(stem.lastName).yml`\(other) which column it is; a table that is no list of "
          + "\(kind.calledTogether) belongs in another folder, or says `items: false` there")
    }
    guard missing.isEmpty else {
      result.isBroken = true
      if missing.count == 2, settings == nil { result.putInDoubt(path) }
      return
    }
    let folder = path[..<(path.lastSlash ?? path.startIndex)]
    result.rows.reserveCapacity(table.rowCount)
    for number in 0..<table.rowCount {
      let fields = TableFields(row: number, of: columns)
      guard let id = fields.text("id"), !id.isEmpty else {
        let row = fields.place.row
        result.isBroken = true
        result.report.add(
          .missingField, "this row has no `id`", at: Place(path, line: row?.line ?? 0, column: row?.column ?? 0),
          help: "give each row an identifier of its own, such as `\(kind.name)-\(number + 1)`; it never changes")
        continue
      }
      result.rows.append(
        ReadTables.Row(stem: "\(folder)/\(isIdentifier(id) ? id : makeIdentifier(from: id))", fields: fields))
    }
  }
}
