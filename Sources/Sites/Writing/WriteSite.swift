import Cache
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
///
/// `published` is what an earlier build knows of the output: files that are as it left them, and that would be made from the
/// same, are neither rendered nor read.
func writeSite(
  _ pages: [Page], _ site: Site, _ theme: CompiledTheme, source: Folder, to path: String, published: PublishedSite?,
  outline: Fingerprint, stamps: [String: FileStamp], workers: Int, _ report: inout Report
) throws(FileProblem) -> (changes: BuildResult.Changes, files: [PublishedSite.File])? {
  let jobs = outputJobs(pages, site)
  try makeFolders(path)
  let output = try Folder(path)
  let (old, intact) = concurrently(workers: workers) {
    Manifest(of: output)
  } _: {
    findIntact(jobs, published, output, workers: workers)
  }
  let tree = published == nil ? listOutput(output) : .asked(output)
  findForeignFiles(jobs, intact, tree, old, outputPath: path, &report)
  if report.hasErrors { return nil }

  output.removeTree(Manifest.staging)
  try output.makeFolder(Manifest.staging)
  defer { output.removeTree(Manifest.staging) }
  let staging = try Folder(below: output, Manifest.staging)
  let writer = JobWriter(
    site: site, theme: theme, source: source, output: output, staging: staging, isNew: tree.isEmpty,
    isOutlineSame: published?.outline == outline, stamps: stamps)
  let outcomes = parallelMap(Array(jobs.indices), workers: workers, state: { HTMLWriter(reserving: 64 << 10) }) {
    index, buffer in
    writer.write(jobs[index], over: intact[index], &buffer)
  }
  for outcome in outcomes { if case .failed(let problem) = outcome { throw problem } }
  if let problem = site.texts.problem { throw problem }

  let new = Manifest(paths: Set(jobs.map(\.path)))
  var changes = BuildResult.Changes()
  changes.written = outcomes.count { if case .written = $0 { true } else { false } }
  changes.unchanged = outcomes.count - changes.written
  let stale = old.paths.subtracting(new.paths)
  if changes.written > 0 || old.paths != new.paths {
    if !new.paths.isSubset(of: old.paths) {
      try replaceManifest(Manifest(paths: old.paths.union(new.paths)), output, staging)
    }
    try publish("", from: staging, to: output, tree)
    changes.removed = try removeStale(stale, from: output, tree)
    if !stale.isEmpty { try replaceManifest(new, output, staging) }
  }
  let files = parallelMap(Array(jobs.indices), workers: workers) { index -> PublishedSite.File? in
    switch outcomes[index] {
    case .failed: return nil
    case .written(let fingerprint), .unchanged(let fingerprint):
      let path = jobs[index].path
      let text = jobs[index].text(site)
      if let file = intact[index], file.fingerprint == fingerprint, file.text == text { return file }
      return output.stamp(path).map { PublishedSite.File(path: path, fingerprint: fingerprint, text: text, stamp: $0) }
    }
  }
  return (changes, files.compactMap { $0 })
}

/// For each job, the file that it would write where that is as an earlier build left it.
private func findIntact(
  _ jobs: [OutputJob], _ published: PublishedSite?, _ output: Folder, workers: Int
) -> [PublishedSite.File?] {
  guard let published else { return [PublishedSite.File?](repeating: nil, count: jobs.count) }
  let known = Dictionary(published.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  return parallelMap(jobs, workers: workers) { job in
    guard let file = known[job.path], output.stamp(job.path) == file.stamp else { return nil }
    return file
  }
}

private func listOutput(_ output: Folder) -> OutputTree {
  let entries = listTree(output) { $0 == Manifest.staging || $0 == Manifest.path }.entries
  return .listed(Dictionary(entries.map { ($0.path, $0.kind) }, uniquingKeysWith: { first, _ in first }))
}

private func replaceManifest(_ manifest: Manifest, _ output: Folder, _ staging: Folder) throws(FileProblem) {
  try staging.create(Manifest.path, manifest.bytes)
  try staging.move(Manifest.path, to: Manifest.path, in: output)
}

/// What this build would write over and no earlier one wrote.
private func findForeignFiles(
  _ jobs: [OutputJob], _ intact: [PublishedSite.File?], _ tree: OutputTree, _ old: Manifest, outputPath: String,
  _ report: inout Report
) {
  guard !tree.isEmpty else { return }
  for (job, file) in zip(jobs, intact) {
    var blocker = file == nil ? tree.blockedParent(of: job.path) : nil
    if blocker == nil, file == nil, let kind = tree.kind(job.path), kind != .file || !old.paths.contains(job.path) {
      blocker = job.path
    }
    guard let blocker else { continue }
    report.add(
      .foreignFile, "`\(outputPath)/\(blocker)` is in the way, and no earlier build wrote it",
      help: "move it elsewhere, or publish to another folder with `--output`")
  }
}

/// Moves what is staged below `path` into place.
private func publish(
  _ path: String, from staging: Folder, to output: Folder, _ tree: OutputTree
) throws(FileProblem) {
  for entry in try listFolder(staging, path) {
    if entry.kind == .folder, tree.kind(entry.path) == .folder {
      try publish(entry.path, from: staging, to: output, tree)
    } else {
      try staging.move(entry.path, to: entry.path, in: output)
    }
  }
}

private func removeStale(
  _ stale: Set<String>, from output: Folder, _ tree: OutputTree
) throws(FileProblem) -> Int {
  var removed = 0
  for path in stale.sorted(by: bytesPrecede) where tree.kind(path) == .file && tree.blockedParent(of: path) == nil {
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
