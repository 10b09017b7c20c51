// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// Removes files of ours that the site no longer has, and folders that this leaves empty. Returns how many there were.
func removeStale(_ stale: some Sequence<String>, from output: Folder, _ tree: OutputTree) throws(FileProblem) -> Int {
  var removed = 0
  for path in stale.sorted(by: bytesPrecede) {
    guard try tree.kind(path) == .file, try tree.blockedParent(of: path) == nil else { continue }
    try output.remove(path)
    removed += 1
    var parent = path[...]
    while let slash = parent.lastSlash {
      parent = parent[..<slash]
      if try !output.removeEmptyFolder(String(parent)) { break }
    }
  }
  return removed
}
