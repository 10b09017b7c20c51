// SPDX-License-Identifier: Apache-2.0

import Encoding
import Files

/// Why a folder cannot be the output, or nil when it can: a build removes what earlier builds wrote there, so it must be
/// a place of its own.
package func objection(toOutput output: String, source: String) -> String? {
  let out = canonicalPath(output)
  let src = canonicalPath(source)
  if out == "/" { return "the output may not be the root of the file system" }
  if out == src { return "the output may not be the source folder itself" }
  if isSameOrBelow(src, out) { return "the output may not be a folder above the source" }
  for own in ["content", "templates", CacheFolder.name] where isSameOrBelow(out, "\(src)/\(own)") {
    return "the output may not be in the source's folder `\(own)`"
  }
  return nil
}

/// Why a report may not be written to a file; nil where it may.
package func objection(toReport file: String, source: String) -> String? {
  let (file, src) = (canonicalPath(file), canonicalPath(source))
  for own in ["content", "templates", CacheFolder.name] where isSameOrBelow(file, "\(src)/\(own)") {
    return "the report may not be in the source's folder `\(own)`"
  }
  return nil
}

/// Whether a path is another one or leads into it, byte by byte.
private func isSameOrBelow(_ path: String, _ folder: String) -> Bool {
  path.utf8.starts(with: folder.utf8)
    && [nil, UInt8(ascii: "/")].contains(path.utf8.dropFirst(folder.utf8.count).first)
}
