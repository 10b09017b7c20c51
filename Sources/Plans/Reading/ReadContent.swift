import Diagnostics
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

/// Reads every Markdown file below `content/`, in parallel.
package func readContent(
  _ source: Folder, options: MarkdownOptions, workers: Int, stalled: @escaping @Sendable (String) -> Never,
  report: inout Report
) -> Content {
  let (entries, problems) = listContent(source)
  for problem in problems {
    let path = problem.path.isEmpty ? "content" : "content/" + problem.path
    report.add(.unreadableFile, "this folder cannot be read: \(problem.reason)", at: Place(path))
  }
  var texts: [String] = []
  var files: Set<String> = []
  for entry in entries {
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
        texts.append(path)
      } else if entry.path != "site.yml" {
        files.insert(path)
      }
    }
  }
  let paths = texts
  let watchdog = Watchdog(workers: workers, limit: 10) { stalled(paths[$0]) }
  let results = parallelMap(Array(paths.indices), workers: workers, state: { watchdog.enlist() }) { index, worker in
    watchdog.watch(index, worker: worker) { readItem(paths[index], in: source, options: options) }
  }
  for result in results { report.merge(result.report) }
  let broken = zip(paths, results).filter { $0.1.item == nil }.map { SourceFile(contentPath: $0.0) }
  return Content(items: results.compactMap(\.item), broken: broken, files: files)
}

/// Everything below the content folder, hidden files left out. That there is no such folder is for others to say.
package func listContent(_ source: Folder) -> (entries: [TreeEntry], problems: [FileProblem]) {
  do {
    return listTree(try Folder(below: source, "content")) { $0.hasPrefix(".") }
  } catch {
    return ([], error.isAbsence ? [] : [FileProblem("", code: error.code)])
  }
}
