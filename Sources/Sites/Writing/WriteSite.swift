import Diagnostics
import Encoding
import Files
import HTML
import Plans
import Templates
import Workers

/// What was written, and all that is published now.
struct WrittenSite: Sendable {
  var changes: BuildResult.Changes
  let files: [PublishedSite.File]
  /// Of the list of files.
  let manifest: FileStamp?
}

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
  stamps: [String: FileStamp], workers: Int, _ report: inout Report
) throws(FileProblem) -> WrittenSite? {
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

  return try withStaging(output) { staging throws(FileProblem) in
    let writer = JobWriter(
      site: site, theme: theme, source: source, output: output, staging: staging, isNew: tree.isEmpty, stamps: stamps)
    let outcomes = try writer.writeAll(jobs, over: intact, workers: workers)
    let new = Manifest(paths: Set(jobs.map(\.path)))
    var changes = BuildResult.Changes(outcomes)
    if changes.written > 0 || old.paths != new.paths {
      let stale = old.paths.subtracting(new.paths)
      if !new.paths.isSubset(of: old.paths) {
        try replaceManifest(Manifest(paths: old.paths.union(new.paths)), output, staging, workers: workers)
      }
      try publish("", from: staging, to: output, tree)
      changes.removed = try removeStale(stale, from: output, tree)
      if !stale.isEmpty { try replaceManifest(new, output, staging, workers: workers) }
    }
    let files = parallelMap(Array(jobs.indices), workers: workers) { index in
      publishedFile(jobs[index].path, outcomes[index], over: intact[index], output)
    }
    return WrittenSite(changes: changes, files: files.compactMap { $0 }, manifest: output.stamp(Manifest.path))
  }
}

/// Renders the pages of a revision, and puts them in place of those that are there.
func writeRevision(
  _ revision: Revision, _ pages: [Page], _ site: Site, _ theme: CompiledTheme, source: Folder, to path: String,
  workers: Int
) throws(FileProblem) -> WrittenSite {
  let output = try Folder(path)
  var files = revision.published.files
  let fileOfPath = Dictionary(revision.files.map { (files[$0].path, $0) }, uniquingKeysWith: { first, _ in first })
  let jobs = pages.filter { fileOfPath[$0.path] != nil }.map { OutputJob(path: $0.path, source: .page($0)) }
  return try withStaging(output) { staging throws(FileProblem) in
    let writer = JobWriter(
      site: site, theme: theme, source: source, output: output, staging: staging, isNew: false, stamps: [:])
    let outcomes = try writer.writeAll(jobs, over: jobs.map { _ in nil }, workers: workers)
    try publish("", from: staging, to: output, .asked(output))
    for (job, outcome) in zip(jobs, outcomes) {
      guard let index = fileOfPath[job.path], let file = publishedFile(job.path, outcome, over: nil, output)
      else { continue }
      files[index] = file
    }
    var changes = BuildResult.Changes(outcomes)
    changes.unchanged = files.count - changes.written
    return WrittenSite(changes: changes, files: files, manifest: revision.published.manifest)
  }
}

/// Gives `body` a folder inside the output that is gone afterwards.
private func withStaging<Result>(
  _ output: Folder, _ body: (Folder) throws(FileProblem) -> Result
) throws(FileProblem) -> Result {
  output.removeTree(Manifest.staging)
  try output.makeFolder(Manifest.staging)
  defer { output.removeTree(Manifest.staging) }
  return try body(try Folder(below: output, Manifest.staging))
}

extension JobWriter {
  /// Stages all that differs. Fails with the first problem of any of them.
  fileprivate func writeAll(
    _ jobs: [OutputJob], over files: [PublishedSite.File?], workers: Int
  ) throws(FileProblem) -> [Outcome] {
    let outcomes = parallelMap(Array(jobs.indices), workers: workers, state: { HTMLWriter(reserving: 64 << 10) }) {
      index, buffer in
      write(jobs[index], over: files[index], &buffer)
    }
    for outcome in outcomes { if case .failed(let problem) = outcome { throw problem } }
    return outcomes
  }
}

extension BuildResult.Changes {
  fileprivate init(_ outcomes: [JobWriter.Outcome]) {
    self.init()
    written = outcomes.count { if case .written = $0 { true } else { false } }
    unchanged = outcomes.count - written
  }
}

/// What is to be known of a file in the next build; nil where it is not there.
private func publishedFile(
  _ path: String, _ outcome: JobWriter.Outcome, over file: PublishedSite.File?, _ output: Folder
) -> PublishedSite.File? {
  switch outcome {
  case .failed: return nil
  case .written(let origin), .unchanged(let origin):
    let stamp = file?.fingerprint == origin.fingerprint ? file?.stamp : output.stamp(path)
    return stamp.map {
      PublishedSite.File(path: path, fingerprint: origin.fingerprint, texts: origin.texts, stamp: $0)
    }
  }
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

private func replaceManifest(
  _ manifest: Manifest, _ output: Folder, _ staging: Folder, workers: Int
) throws(FileProblem) {
  try staging.create(Manifest.path, manifest.bytes(workers: workers))
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
