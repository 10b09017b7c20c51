// SPDX-License-Identifier: Apache-2.0

import Encoding
import Files
import Plans
import Sites
import Workers

/// The result of a build that has nothing to do: the content is what it was when the site was published, and every file of
/// the site is as it was left. Nil when there is something to do, or that cannot be known.
func findNothingChanged(
  _ listing: ContentFiles, _ cache: BuildCache?, _ project: Project
) -> BuildResult? {
  guard let cache, !cache.isDamaged, let ledger = cache.ledger, let content = ledger.content,
    content == listing.fingerprint, let path = project.request.output, let output = try? Folder(path),
    !OpenOutput.isBusyOrLeft(output), ledger.isIntact(in: output, workers: project.workers)
  else { return nil }
  var result = BuildResult(project)
  result.report.merge(ledger.report)
  if project.request.includeDrafts { result.notPublishedYet = ledger.held } else { result.heldBack = ledger.held }
  result.sources = listing.count
  result.pages = ledger.pages
  result.changes = Changes(unchanged: ledger.files.count)
  return result
}

extension Ledger {
  /// Whether the output is as it was left.
  fileprivate func isIntact(in output: Folder, workers: Int) -> Bool {
    guard let manifest, output.stamp(Manifest.path) == manifest else { return false }
    let intact = parallelMap(files, workers: workers, state: { StampReader(below: output) }) {
      $1.stamp($0.path) == $0.stamp
    }
    return intact.allSatisfy { $0 }
  }
}
