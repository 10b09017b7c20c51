// SPDX-License-Identifier: Apache-2.0

import CLinux
import Diagnostics
import Glibc

extension Folder {
  /// Writes a new file below the folder, as `NewFile` does, and returns its stamp.
  @discardableResult package func create(_ path: String, _ bytes: [UInt8]) throws(FileProblem) -> FileStamp {
    let file = try NewFile(path, in: self)
    try file.append(bytes)
    return try file.finish()
  }

  /// Makes a folder and the folders above it; fine when it is there already.
  package func makeFolder(_ path: String) throws(FileProblem) {
    if atParent(of: path, { mkdirat($0, $1, 0o755) }) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastSlash else { throw FileProblem(path) }
    try makeFolder(String(path[..<slash]))
    if atParent(of: path, { mkdirat($0, $1, 0o755) }) != 0, errno != EEXIST { throw FileProblem(path) }
  }

  /// Removes a file or symbolic link; fine when it is not there.
  package func remove(_ path: String) throws(FileProblem) {
    if atParent(of: path, { unlinkat($0, $1, 0) }) != 0, errno != ENOENT { throw FileProblem(path) }
  }

  /// Removes a folder if it is empty; returns whether it is gone. One on which something is mounted stays.
  package func removeEmptyFolder(_ path: String) throws(FileProblem) -> Bool {
    if atParent(of: path, { unlinkat($0, $1, AT_REMOVEDIR) }) == 0 { return true }
    guard [ENOTEMPTY, EEXIST, EBUSY, ENOENT, ENOTDIR, ELOOP].contains(errno) else { throw FileProblem(path) }
    return false
  }

  /// Removes a folder with all that is in it; fine when it is not there. A symbolic link in place of it stays; those in it
  /// are removed, not followed. Fails with the first thing that cannot be removed, after the others are.
  package func removeTree(_ path: String) throws(FileProblem) {
    guard try kind(path) == .folder else { return }
    let folder = try Folder(below: self, path)
    let (entries, problems) = listTree(folder)
    var problem = problems.first
    for entry in entries.reversed() {
      do throws(FileProblem) {
        if entry.kind == .folder { _ = try folder.removeEmptyFolder(entry.path) } else { try folder.remove(entry.path) }
      } catch {
        problem = problem ?? error
      }
    }
    if let problem { throw FileProblem("\(path)/\(problem.path)", of: problem) }
    if try !removeEmptyFolder(path) { throw FileProblem(path, code: ENOTEMPTY) }
  }

  /// Returns when all that was written to the file system of the folder is on its disk (syncfs(2)). Fails also where
  /// something could not be written that seemed to be.
  package func sync() throws(FileProblem) {
    if planpress_sync(descriptor) != 0 { throw FileProblem(".") }
  }
}

func writeAll(_ bytes: UnsafeRawBufferPointer, to file: Int32, _ path: String) throws(FileProblem) {
  var done = 0
  while done < bytes.count {
    let count = write(file, bytes.baseAddress?.advanced(by: done), bytes.count - done)
    if count < 0, errno == EINTR { continue }
    if count <= 0 { throw FileProblem(path, code: count < 0 ? errno : EIO) }
    done += count
  }
}

/// The absolute path without `.`, `..` and symbolic links; in what does not exist yet, `..` takes away the name before
/// it.
package func canonicalPath(_ path: String) -> String {
  if let resolved = realpath(path, nil) {
    defer { free(resolved) }
    return String(cString: resolved)
  }
  var parts = path.pathParts
  guard let last = parts.popLast(), path != "." else { return path.isEmpty ? canonicalPath(".") : path }
  let parent = (path.begins(with: "/") ? "/" : "") + parts.joined(separator: "/")
  let base = canonicalPath(parent.isEmpty ? "." : parent)
  switch last {
  case ".": return base
  case "..": return base.lastSlash.map { $0 == base.startIndex ? "/" : String(base[..<$0]) } ?? base
  default: return (base == "/" ? "" : base) + "/" + last
  }
}

/// Makes a folder at a path of the machine, and the folders above it.
package func makeFolders(_ path: String) throws(FileProblem) {
  if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
  guard errno == ENOENT, let slash = path.lastSlash, slash > path.startIndex else { throw FileProblem(path) }
  try makeFolders(String(path[..<slash]))
  if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileProblem(path) }
}
