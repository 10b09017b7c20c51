import Diagnostics
import Files

/// Reports what a build would write over and no earlier one wrote. `paths` are those of the site's files that are not known
/// to be ours and as they were left.
func findForeignFiles(
  _ paths: some Sequence<String>, _ tree: OutputTree, _ old: Manifest, outputPath: String, _ report: inout Report
) {
  guard !tree.isEmpty else { return }
  for path in paths {
    var blocker = tree.blockedParent(of: path)
    if blocker == nil, let kind = tree.kind(path), kind != .file || !old.paths.contains(path) { blocker = path }
    guard let blocker else { continue }
    report.add(
      .foreignFile, "`\(outputPath)/\(blocker)` is in the way, and no earlier build wrote it",
      help: "move it elsewhere, or publish to another folder with `--output`")
  }
}
