// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// Has Pagefind index the pages of a site that has just been written, unless it has done so before; without Pagefind,
/// removes what an earlier build with it has left.
///
/// 1. Pagefind reads the output, and writes to the staging folder.
/// 2. What the search page does not load is dropped.
/// 3. The new files are renamed into place, the one that names the others last, and old ones are removed.
///
/// The list of files names new and old ones from before the first rename until the last removal, as that of the site does.
/// When Pagefind fails, the site is written without a full text search, and no old index is left.
func indexFullText(
  _ pagefind: Pagefind?, of open: OpenOutput, _ report: inout Report
) throws(FileProblem) -> FullTextOutcome? {
  let output = open.folder
  let old = try FullTextFiles(of: output)
  guard let pagefind else {
    try old.removeAll(from: output)
    return nil
  }
  let fingerprint = try currentFingerprint(pagefind, output)
  if old.fingerprint == fingerprint, try old.isComplete(in: output) { return .unchanged }

  try open.staging.makeFolder("full-text")
  let staging = try Folder(below: open.staging, "full-text")
  if let failure = try failure(of: pagefind, open, staging) {
    report.add(
      .failedPagefind, "`\(pagefind.path)` \(failure.reason), so the search page does not search full texts",
      help: failure.said.map { "it said: \($0)" }
        ?? "run it by hand to see more, or write `full-text: false` into `site.yml`")
    try old.removeAll(from: output)
    return .failed
  }
  let (found, problems) = listTree(staging)
  if let problem = problems.first { throw problem }
  let entries = found.filter { $0.kind == .file && isLoaded($0.path) }.map(\.path)
  let new = FullTextFiles(fingerprint: fingerprint, paths: PathSet(entries))
  try FullTextFiles(fingerprint: "", paths: old.paths.union(new.paths)).stage(as: "old-and-new", in: staging)
  try new.stage(as: "new", in: staging)
  try open.sync()
  try FullTextFiles.put("old-and-new", from: staging, in: output)
  for entry in entries.filter({ $0 != entryFile }) + [entryFile] {
    if let slash = entry.lastSlash { try output.makeFolder(String(entry[..<slash])) }
    try staging.move(entry, to: entry, in: output)
  }
  try old.remove(old.paths.subtracting(new.paths), from: output)
  try FullTextFiles.put("new", from: staging, in: output)
  return .indexed
}

/// Whether the index that is there is that of the pages; without Pagefind, whether none is there.
func isIndexCurrent(_ pagefind: Pagefind?, in output: Folder) throws(FileProblem) -> Bool {
  let old = try FullTextFiles(of: output)
  guard let pagefind else { return old.fingerprint.isEmpty && old.paths.isEmpty }
  guard try old.isComplete(in: output) else { return false }
  return try currentFingerprint(pagefind, output) == old.fingerprint
}

private func currentFingerprint(_ pagefind: Pagefind, _ output: Folder) throws(FileProblem) -> String {
  let pages = try Manifest(of: output).paths.filter { $0.ends(with: ".html") }.sorted(by: bytesPrecede)
  return try fullTextFingerprint(pagefind, pages, in: output)
}

private func failure(of pagefind: Pagefind, _ open: OpenOutput, _ staging: Folder) throws(FileProblem) -> Failure? {
  if let failure = run(pagefind, on: canonicalPath(open.path), stagingIn: open.stagingPath) { return failure }
  return try missingFile(staging)
}

/// Names the files of the index.
private let entryFile = FullTextFiles.folder + "/pagefind-entry.json"
private let scriptFile = FullTextFiles.folder + "/pagefind.js"

/// Reports what is where the index would have to go and no earlier build wrote.
func findForeignIndex(_ open: OpenOutput, _ report: inout Report) throws(FileProblem) {
  let output = open.folder
  let folder = FullTextFiles.folder
  guard let found = try output.kind(folder) else { return }
  var blocker = found == .folder ? nil : folder
  if blocker == nil {
    let (entries, problems) = listTree(try Folder(below: output, folder))
    if let problem = problems.first { throw FileProblem("\(folder)/\(problem.path)", of: problem) }
    let own = try FullTextFiles(of: output).paths
    let parts = ["fragment", "index", "filter"].map { "\(folder)/\($0)" }
    blocker =
      entries.map { (path: "\(folder)/\($0.path)", kind: $0.kind) }.first {
        parts.contains($0.path)
          ? $0.kind != .folder : [entryFile, scriptFile].contains($0.path) && !own.contains($0.path)
      }?.path
  }
  guard let blocker else { return }
  report.add(
    .foreignFile, "`\(open.path)/\(blocker)` is in the way, and no earlier build wrote it",
    help: "remove the folder `\(folder)` if Pagefind was run by hand, or write `full-text: false` into `site.yml`")
}

private struct Failure {
  /// Goes on from the name of the program.
  let reason: String
  let said: String?
}

private func run(_ pagefind: Pagefind, on output: String, stagingIn staging: String) -> Failure? {
  let arguments = [
    "--site", output, "--output-path", "\(output)/\(staging)/full-text/\(FullTextFiles.folder)",
    // The sign after a heading is not a part of its text.
    "--exclude-selectors", ".heading-link", "--quiet",
  ]
  // A wrapper, such as one for another interpreter, finds it on the path.
  let environment = pagefind.request.environment.filter { ["PATH", "HOME", "TMPDIR", "LANG"].contains($0.key) }
  let run: ProgramRun
  do {
    run = try runProgram(
      pagefind.path, arguments, environment: environment, timeLimit: pagefind.request.timeLimit)
  } catch {
    return Failure(reason: "cannot be started (\(error.reason))", said: nil)
  }
  switch run.end {
  case .status(0): return nil
  case .status(let status): return Failure(reason: "ended with status \(status)", said: run.lastLine)
  case .signal(let signal): return Failure(reason: "was ended by signal \(signal)", said: run.lastLine)
  case .outOfTime:
    return Failure(reason: "did not end within \(pagefind.request.timeLimit)", said: run.lastLine)
  }
}

private func missingFile(_ staging: Folder) throws(FileProblem) -> Failure? {
  for file in [scriptFile, entryFile] where try staging.kind(file) != .file {
    return Failure(reason: "wrote no file `\(file)`", said: nil)
  }
  return nil
}

/// Whether a file of Pagefind's is one that the search page loads: not its own user interfaces, which are larger than all
/// else.
private func isLoaded(_ path: String) -> Bool {
  !["ui", "modular-ui", "component-ui", "highlight"].contains { path.begins(with: "pagefind/pagefind-\($0).") }
}
