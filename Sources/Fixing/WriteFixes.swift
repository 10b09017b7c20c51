// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// Writes each file as a whole, by renaming. Returns those that somebody has changed since they were read: they stay as they
/// are. Fails at the first that cannot be written.
package func write(_ files: [FixedFile], to source: String) throws(FileProblem) -> [String] {
  let folder = try Folder(source)
  var changed: [String] = []
  for file in files {
    if try !folder.replace(file.path, by: file.after, ifStill: file.before) { changed.append(file.path) }
  }
  return changed
}
