// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Sites
import Workers

/// What is published now, and what changed.
struct Published: Sendable {
  let changes: Changes
  /// What the next build may rely on; nil where something has changed a file since it was published.
  let files: [PublishedFile]?
  /// Of the list of files.
  let manifest: FileStamp?
  /// What was published before.
  let before: Manifest
}

/// Puts a site in place of the one that was published before. Nobody sees a mixture of the two for longer than a few
/// milliseconds (docs/decisions/0007-staged-writing.md).
///
/// 1. What is in the output already is looked at; a foreign file in the way is an error, and nothing is changed.
/// 2. Each file that differs from what is there is made, and staged in a folder inside the output.
/// 3. When all are staged, and on the disk, they are moved into place, whole folders at once where many files have changed.
/// 4. Files of ours that the site no longer has are removed.
///
/// `ledger` is what an earlier build knows of the output: files that are as it left them, and that would be made from the
/// same, are neither made nor read. `changed` are the texts that are others now where nothing but prose has changed; then
/// only files that contain one of these are looked at.
func publish(
  _ files: [SiteFile], to output: OpenOutput, source: Folder, ledger: Ledger?, changed: Set<Int>?,
  _ request: BuildRequest, _ report: inout Report
) throws(BuildFailure) -> Published? {
  let workers = request.workers
  let intact = IntactFiles(ledger, in: output.folder, workers: workers)
  let concerned = intact.concerned(files, changed)
  let (old, tree, hasForeignFiles) = try attempt { () throws(FileProblem) in
    let old = if let known = intact.manifest { known } else { try Manifest(of: output.folder) }
    let tree =
      if ledger == nil {
        try OutputTree(listing: output.folder, around: files.lazy.map(\.path), old.paths)
      } else { OutputTree.asked(output.folder) }
    let hasForeignFiles = try findForeignFiles(
      concerned.lazy.map(\.path).filter { intact[$0] == nil }, tree, old, outputPath: output.path, &report)
    if !hasForeignFiles { try output.emptyStaging() }
    return (old, tree, hasForeignFiles)
  }
  if hasForeignFiles { return nil }

  let stager = Stager(
    source: source, output: output.folder, staging: output.staging, isNew: tree.isEmpty,
    interruption: request.interruption)
  let staged = try stager.stage(concerned, over: { intact[$0] }, workers: workers)
  let all = staged + intact.others(than: concerned, of: files)
  let new = Manifest(paths: PathSet(files.map(\.path)))
  let placed = try putInPlace(all, output, tree, old: old, new: new, workers: workers)
  let written = staged.count(where: \.isStaged)
  return Published(
    changes: Changes(written: written, unchanged: files.count - written, removed: placed.removed),
    files: stampedFiles(all, placed.disturbed, in: output.folder, workers: workers),
    manifest: output.folder.stamp(Manifest.path), before: old)
}

/// What the next build may rely on. `disturbed` are the paths whose stamps have changed though the files have not: renaming
/// and linking count as changes of a file.
private func stampedFiles(
  _ files: [StagedFile], _ disturbed: @Sendable (StagedFile) -> Bool, in output: Folder, workers: Int
) -> [PublishedFile]? {
  let stamped = parallelMap(files, workers: workers) { file -> PublishedFile? in
    var stamp = file.stamp
    if disturbed(file) {
      // Only the very file that was staged, or compared, is vouched for.
      guard let now = output.stamp(file.path), now.isOfSameContent(as: stamp) else { return nil }
      stamp = now
    }
    return PublishedFile(path: file.path, fingerprint: file.fingerprint, texts: file.texts, stamp: stamp)
  }
  let known = stamped.compactMap { $0 }
  return known.count == files.count ? known : nil
}
