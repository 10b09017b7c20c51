import Diagnostics
import Encoding
import Files
import Markdown
import Workers

/// What the content folder holds, read file by file: nothing is related to anything yet.
package struct Content: Sendable {
  package let items: [Item]
  /// Markdown files that could not be made items; their problems are reported.
  package let broken: [SourceFile]
  /// Every other file, by its path relative to the source.
  package let files: Set<String>
}

/// Reads every Markdown file below `content/`, in parallel. What the cache knows of an unchanged file is not read again.
///
/// `keepsProse` says whether pages will be made of the texts. Returns what the next build should know, nil when that is what this one knew.
package func readContent(
  _ listing: ContentListing, in source: Folder, options: MarkdownOptions, known: KeptTexts, keepsProse: Bool,
  workers: Int, stalled: @escaping @Sendable (String) -> Never, report: inout Report
) -> (content: Content, kept: TextsToKeep?) {
  for problem in listing.problems {
    let path = problem.path.isEmpty ? "content" : "content/" + problem.path
    report.add(.unreadableFile, "this folder cannot be read: \(problem.reason)", at: Place(path))
  }
  let (texts, files) = sortFiles(listing, &report)
  let paths = texts.map(\.path)
  let watchdog = Watchdog(workers: workers, limit: 10) { stalled(paths[$0]) }
  let store = keepsProse ? ProseStore(near: source) : nil
  let readings = parallelMap(
    Array(texts.indices), workers: workers, state: { (worker: watchdog.enlist(), shelf: store?.makeShelf()) }
  ) { index, state in
    let text = texts[index]
    return watchdog.watch(index, worker: state.worker) {
      readItem(text.path, stamp: text.stamp, in: source, options: options, known: known, shelf: &state.shelf)
    }
  }
  for reading in readings { report.merge(reading.report) }
  let broken = zip(paths, readings).filter { $0.1.item == nil }.map { SourceFile(contentPath: $0.0) }
  return (Content(items: readings.compactMap(\.item), broken: broken, files: files), TextsToKeep(readings, known))
}

/// The Markdown files, each with its stamp unless it has just been changed, and the paths of all others.
private func sortFiles(
  _ listing: ContentListing, _ report: inout Report
) -> (texts: [(path: String, stamp: FileStamp?)], files: Set<String>) {
  var texts: [(path: String, stamp: FileStamp?)] = []
  var files: Set<String> = []
  for (entry, stamp) in zip(listing.entries, listing.stamps) {
    let path = "content/" + entry.path
    switch entry.kind {
    case .folder: continue
    case .link:
      report.add(
        .symbolicLink, "this is a symbolic link", at: Place(path),
        help: "put the file itself here, or link to it in the text")
    case .other: report.add(.unreadableFile, "this is no ordinary file", at: Place(path), help: "remove it")
    case .file:
      if entry.path.hasSuffix(".md") {
        guard !entry.path.unicodeScalars.contains("\u{FFFD}") else {
          report.add(
            .unreadableFile, "the name of this file or of a folder above it is not in UTF-8", at: Place(path),
            help: "give it a name of letters, digits and hyphens")
          continue
        }
        texts.append((path, stamp.flatMap { $0.isFresh(at: listing.time) ? nil : $0 }))
      } else if entry.path != "site.yml" {
        files.insert(path)
      }
    }
  }
  return (texts, files)
}
