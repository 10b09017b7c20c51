import Diagnostics
import Files
import HTML
import Plans
import Templates
import Workers

/// Renders the pages and puts the site in place of the one that was published before.
///
/// 1. What is in the output already is looked at; a foreign file in the way is an error, and nothing is written.
/// 2. Each file that differs from what is there is written to a staging folder inside the output.
/// 3. When all are written, they are renamed into place, whole folders at once where the output has none of the name.
/// 4. Files of ours that the site no longer has are removed.
///
/// The manifest names new and old files from before the first rename until the last removal, so that a build that is cut
/// off leaves nothing that the next one would take for foreign.
func writeSite(
  _ pages: [Page], _ site: Site, _ theme: CompiledTheme, source: Folder, to path: String, workers: Int,
  _ report: inout Report
) throws(FileProblem) -> BuildResult.Changes? {
  let jobs = outputJobs(pages, site)
  try makeFolders(path)
  let output = try Folder(path)
  let old = Manifest(of: output)
  let existing = listTree(output) { $0 == Manifest.staging || $0 == Manifest.path }.entries
  let kinds = Dictionary(existing.map { ($0.path, $0.kind) }, uniquingKeysWith: { first, _ in first })
  findForeignFiles(jobs, kinds, old, outputPath: path, &report)
  if report.hasErrors { return nil }

  output.removeTree(Manifest.staging)
  try output.makeFolder(Manifest.staging)
  defer { output.removeTree(Manifest.staging) }
  let staging = try Folder(below: output, Manifest.staging)
  let writer = JobWriter(
    site: site, theme: theme, source: source, output: output, staging: staging, existing: kinds)
  let outcomes = parallelMap(jobs, workers: workers, state: { HTMLWriter(reserving: 64 << 10) }) { job, buffer in
    writer.write(job, &buffer)
  }
  for outcome in outcomes { if case .failed(let problem) = outcome { throw problem } }

  let new = Manifest(paths: Set(jobs.map(\.path)))
  var changes = BuildResult.Changes()
  changes.written = outcomes.count { if case .written = $0 { true } else { false } }
  changes.unchanged = outcomes.count - changes.written
  let stale = old.paths.subtracting(new.paths)
  if changes.written == 0, stale.isEmpty, old.paths == new.paths { return changes }
  try replaceManifest(Manifest(paths: old.paths.union(new.paths)), output, staging)
  try publish("", from: staging, to: output, kinds)
  changes.removed = try removeStale(stale, from: output, kinds)
  if !stale.isEmpty { try replaceManifest(new, output, staging) }
  return changes
}

private func replaceManifest(_ manifest: Manifest, _ output: Folder, _ staging: Folder) throws(FileProblem) {
  try staging.create(Manifest.path, manifest.bytes)
  try staging.move(Manifest.path, to: Manifest.path, in: output)
}

/// What this build would write over and no earlier one wrote.
private func findForeignFiles(
  _ jobs: [OutputJob], _ kinds: [String: TreeEntry.Kind], _ old: Manifest, outputPath: String, _ report: inout Report
) {
  guard !kinds.isEmpty else { return }
  for job in jobs {
    var blocker: String?
    if let kind = kinds[job.path], kind != .file || !old.paths.contains(job.path) { blocker = job.path }
    var parent = job.path[...]
    while blocker == nil, let slash = parent.lastIndex(of: "/") {
      parent = parent[..<slash]
      if let kind = kinds[String(parent)], kind != .folder { blocker = String(parent) }
    }
    guard let blocker else { continue }
    report.add(
      .foreignFile, "`\(outputPath)/\(blocker)` is in the way, and no earlier build wrote it",
      help: "move it elsewhere, or publish to another folder with `--output`")
  }
}

/// Moves what is staged below `path` into place.
private func publish(
  _ path: String, from staging: Folder, to output: Folder, _ kinds: [String: TreeEntry.Kind]
) throws(FileProblem) {
  for entry in try listFolder(staging, path) {
    if entry.kind == .folder, kinds[entry.path] == .folder {
      try publish(entry.path, from: staging, to: output, kinds)
    } else {
      try staging.move(entry.path, to: entry.path, in: output)
    }
  }
}

private func removeStale(
  _ stale: Set<String>, from output: Folder, _ kinds: [String: TreeEntry.Kind]
) throws(FileProblem) -> Int {
  var removed = 0
  for path in stale.sorted(by: bytesPrecede) where kinds[path] == .file {
    try output.remove(path)
    removed += 1
    var parent = path[...]
    while let slash = parent.lastIndex(of: "/") {
      parent = parent[..<slash]
      if !output.removeEmptyFolder(String(parent)) { break }
    }
  }
  return removed
}
