// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Markdown
import Tables
import Workers

/// What the content folder contains, read file by file: nothing is related to anything yet.
package struct Content: Sendable {
  package internal(set) var items: [Item]
  /// Markdown files that could not be made items; their problems are reported.
  package let broken: [SourceFile]
  /// Every other file, by its path relative to the source.
  package let files: PathSet
  /// Those that the items may be of.
  package let kinds: Kinds
  /// By their paths, those that items are made of or that texts show.
  package var tables = PathMap<Table>()
  /// The files of these, and those beside them that say how to read them.
  package var tableFiles: PathSet = []
  /// Tables that could not be read.
  var brokenTables: PathSet = []
}

/// The content, and what is known of each text beside its item.
package struct ReadTexts: Sendable {
  package internal(set) var content: Content
  /// What the next build should know; nil when that is what this one knew.
  package internal(set) var cache: NextTextCache?
  /// By the numbers of the items.
  var readings: [Reading]

  package func fingerprints(of item: Item) -> TextFingerprints? { readings[item.number].fingerprints }

  /// Nil for an item out of the cache, whose text is read again when its page is made.
  func storedProse(of item: Item) -> StoredProse? { readings[item.number].prose }
}

/// Reads every Markdown file below `content/`, in parallel. What the cache knows of an unchanged file is not read again.
///
/// `unsaved` has the bytes of texts that are not to be read from their files. `earlier` are those that this program has
/// read before with the same options and kinds: what has not changed since is taken over.
/// `keepsProse` says whether pages will be made of the texts. One that takes the parser longer than
/// `secondsForText`, usually ten, is given up; without that, none is.
package func readTexts(
  _ listing: ContentFiles, in source: Folder, options: MarkdownOptions, kinds: Kinds, reusing cache: TextCache,
  continuing earlier: EarlierTexts? = nil, unsaved: PathMap<[UInt8]> = PathMap(), meter: Meter? = nil,
  keepsProse: Bool,
  secondsForText: Double?, workers: Int, report: inout Report
) -> ReadTexts {
  for problem in listing.problems {
    let path = problem.path.isEmpty ? "content" : "content/" + problem.path
    report.add(.unreadableFile, "this folder cannot be read: \(problem.reason)", at: Place(path))
  }
  var (texts, files, tablePaths) = sortFiles(listing, &report)
  var tables = readTables(
    tablePaths, texts, files, in: source, unsaved: unsaved, kinds: kinds, workers: workers, &report)
  if !tables.fields.isEmpty {
    for number in texts.indices { texts[number].table = tables.fields[stemOfText(texts[number].path)] }
  }
  let store = keepsProse ? ProseStore(near: source) : nil
  let known = earlier?.readings(of: texts)
  let unread = known.map { known in zip(texts, known).filter { $1 == nil }.map(\.0) } ?? texts
  meter?.begin(unread.count)
  let results = patientMap(unread, workers: workers, limit: secondsForText, state: { store?.makeShelf() }) {
    text, shelf in
    defer { meter?.count() }
    return readText(
      text, in: source, unsaved: unsaved[text.path], options: options, kinds: kinds, reusing: cache, shelf: &shelf)
  }
  var fresh = results.enumerated().map { $1 ?? stalled(unread[$0]) }[...]
  var readings = known.map { known in known.map { $0 ?? fresh.removeFirst() } } ?? Array(fresh)
  let broken = zip(texts, readings).filter { $0.1.item == nil }.map { SourceFile(contentPath: $0.0.path) }
  readings += readRows(tables, texts, kinds, workers: workers)
  for reading in readings { report.merge(reading.report) }
  let items = readings.compactMap(\.item)
  checkFolders(items, kinds, &report)
  tables.settle(besides: items, &report)
  tables.readShown(by: items, files, in: source, unsaved: unsaved, workers: workers, &report)
  var content = Content(items: items, broken: broken + tables.broken, files: files, kinds: kinds)
  (content.tables, content.tableFiles, content.brokenTables) = (tables.tables, tables.files, tables.unread)
  return ReadTexts(content: content, cache: NextTextCache(readings, cache), readings: readings)
}

/// Makes items of the rows that have no text.
private func readRows(_ tables: ReadTables, _ texts: [TextSource], _ kinds: Kinds, workers: Int) -> [Reading] {
  if tables.rows.isEmpty { return [] }
  var taken = Set(texts.compactMap { $0.table?.isRow == true ? stemOfText($0.path) : nil })
  var sources: [TextSource] = []
  for row in tables.rows where taken.remove(row.stem) == nil {
    let number = texts.count + sources.count
    sources.append(TextSource(path: row.stem + ".md", number: number, stamp: nil, table: row.fields))
  }
  return parallelMap(sources, workers: workers) { source in
    var reading = Reading()
    reading.item = makeItem(.none, Document(), source, kinds, &reading.report)
    return reading
  }
}

/// What replaces a text that the parser did not get through.
func stalled(_ text: TextSource) -> Reading {
  var reading = Reading()
  reading.report.add(
    .stalledText, "this text has kept the parser busy for more than ten seconds", at: Place(text.path),
    help: "look for very long lines, deep nesting or long runs of the same mark, and divide the text")
  return reading
}

/// The Markdown files, and the paths of all others, among them the tables.
private func sortFiles(
  _ listing: ContentFiles, _ report: inout Report
) -> (texts: [TextSource], files: PathSet, tables: [String]) {
  var texts: [TextSource] = []
  var files = PathSet()
  var tables: [String] = []
  for (entry, stamp) in zip(listing.entries, listing.stamps) {
    let path = "content/" + entry.path
    // Plain names, which nearly all have, are seen to be such in one go.
    let isPlain = entry.path.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    if !isPlain, entry.kind != .folder, let character = entry.path.unicodeScalars.first(where: isForbidden) {
      report.add(
        .unreadableFile,
        "the name of this file or of a folder above it contains \(describe(forbidden: character)), which no page may contain",
        at: Place(path), help: "give it a name of letters, digits and hyphens")
      continue
    }
    switch entry.kind {
    case .folder: continue
    case .link:
      report.add(
        .symbolicLink, "this is a symbolic link", at: Place(path),
        help: "put the file itself here, or link to it in the text")
    case .other: report.add(.unreadableFile, "this is not a regular file", at: Place(path), help: "remove it")
    case .file:
      if isText(entry.path) {
        guard isPlain || !entry.path.unicodeScalars.contains("\u{FFFD}") else {
          report.add(
            .unreadableFile, "the name of this file or of a folder above it is not in UTF-8", at: Place(path),
            help: "give it a name of letters, digits and hyphens")
          continue
        }
        let settled = stamp.flatMap { $0.isFresh(at: listing.time) ? nil : $0 }
        texts.append(TextSource(path: path, number: texts.count, stamp: settled))
      } else if entry.path != "site.yml" {
        files.insert(path)
        if isTable(path) { tables.append(path) }
      }
    }
  }
  return (texts, files, tables)
}
