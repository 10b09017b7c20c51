// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc

extension Folder {
  /// Puts other bytes in place of a file's at once (rename(2)), with the file's permissions: whoever reads it meanwhile gets
  /// one or the other. Returns false, and changes nothing, where the file does not have the bytes `before` any more.
  package func replace(_ path: String, by bytes: [UInt8], ifStill before: [UInt8]) throws(FileProblem) -> Bool {
    guard let status = try status(path) else { throw FileProblem(path, code: ENOENT) }
    let name = path.lastSlash.map { path.utf8.index(after: $0) } ?? path.startIndex
    // Hidden, so that no build takes it for a text.
    let new = path[..<name] + ".planpress-" + path[name...]
    try remove(String(new))
    try create(String(new), bytes)
    do throws(FileProblem) {
      // No link can be in its place: it was made just now, and is ours.
      if atParent(of: String(new), { fchmodat($0, $1, status.st_mode & 0o7777, 0) }) != 0 { throw FileProblem(path) }
      guard try read(path) == before else {
        try remove(String(new))
        return false
      }
      try move(String(new), to: path, in: self)
    } catch {
      try? remove(String(new))
      throw error
    }
    return true
  }
}
