// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// Reports what a build would write over and no earlier one wrote: one message, however many files there are. Returns
/// whether there is any. `paths` are those of the site's files that are not known to be ours and as they were left.
func findForeignFiles(
  _ paths: some Sequence<String>, _ tree: OutputTree, _ old: Manifest, outputPath: String, _ report: inout Report
) throws(FileProblem) -> Bool {
  guard !tree.isEmpty else { return false }
  var blockers: [String] = []
  for path in paths {
    var blocker = try tree.blockedParent(of: path)
    if blocker == nil, let kind = try tree.kind(path), kind != .file || !old.paths.contains(path) { blocker = path }
    // Many files may be blocked by one in place of their folder; they come one after the other.
    if let blocker, !(blockers.last.map { bytesEqual($0, blocker) } ?? false) { blockers.append(blocker) }
  }
  guard !blockers.isEmpty else { return false }
  let shown = blockers.prefix(3).map { "`\(outputPath)/\($0)`" }
  let names = (blockers.count > 3 ? shown + ["\(blockers.count - 3) more"] : shown)
  let list = names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  report.add(
    .foreignFile,
    blockers.count == 1
      ? "\(list) is in the way, and no earlier build wrote it"
      : "\(list) are in the way, and no earlier build wrote them",
    help: (blockers.count == 1 ? "move it elsewhere" : "move them elsewhere")
      + ", or publish to another folder with `--output`"
      + (blockers.count == 1 ? "" : "; if the folder is a copy of a site, copy its `\(Manifest.path)` too"))
  return true
}
