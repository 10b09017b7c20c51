// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files

/// Whether a path that a file of others names stays below the folder `content`, and is not hidden there.
func isContentPath(_ path: String) -> Bool {
  let parts = path.pathParts
  return !path.isEmpty && parts.joined(separator: "/") == path
    && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && $0.utf8.first != UInt8(ascii: ".") }
    && !path.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "\\") }
}

/// Whether an identifier is what a file without one gets: by its name, by its path, or as the text of a folder.
func isIdentifier(_ id: String, madeOf file: String) -> Bool {
  var parts = file.dropLast(".md".count).pathParts.map { makeIdentifier(from: String($0)) }
  if parts.count > 1, parts.last == "index" { parts.removeLast() }
  return id == parts.last || id == parts.joined(separator: "/")
}
