// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Sites
import Workers

/// The published files that are as an earlier build left them.
struct IntactFiles: Sendable {
  private let byPath: PathMap<PublishedFile>
  /// Whether that is all of them, the list of files too.
  private let isWhole: Bool

  init(_ ledger: Ledger?, in output: Folder, workers: Int) {
    guard let ledger else {
      (byPath, isWhole) = (PathMap(), false)
      return
    }
    let states = parallelMap(ledger.files, workers: workers, state: { StampReader(below: output) }) {
      $1.stamp($0.path) == $0.stamp
    }
    let intact = zip(ledger.files, states).filter(\.1).map(\.0)
    byPath = PathMap(intact.map { ($0.path, $0) })
    isWhole =
      intact.count == ledger.files.count && ledger.manifest != nil
      && output.stamp(Manifest.path) == ledger.manifest
  }

  subscript(path: String) -> PublishedFile? { byPath[path] }

  /// The list of files in the output, where that is as it was left.
  var manifest: Manifest? { isWhole ? Manifest(paths: PathSet(byPath.paths)) : nil }

  /// The files that have to be looked at: all, or where only some texts have changed in an output that is as it was
  /// left, those that contain one of them.
  func concerned(_ files: [SiteFile], _ changed: Set<Int>?) -> [SiteFile] {
    guard let changed, isWhole else { return files }
    return files.filter { file in
      guard let known = byPath[file.path] else { return true }
      return known.texts.contains(where: changed.contains)
    }
  }

  /// The others, which are what they were.
  func others(than concerned: [SiteFile], of files: [SiteFile]) -> [StagedFile] {
    if concerned.count == files.count { return [] }
    let looked = PathSet(concerned.map(\.path))
    return files.compactMap { file in
      guard !looked.contains(file.path), let known = byPath[file.path] else { return nil }
      return StagedFile(
        path: known.path, fingerprint: known.fingerprint, texts: known.texts, state: .unchanged(known.stamp))
    }
  }
}
