// SPDX-License-Identifier: Apache-2.0

import CLinux
import Diagnostics
import Glibc

extension Folder {
  /// Puts a file or folder in place of what `target` names, at once (rename(2)).
  package func move(_ path: String, to target: String, in folder: Folder) throws(FileProblem) {
    if atParents(of: path, and: target, in: folder, { renameat($0, $1, $2, $3) }) != 0 { throw FileProblem(target) }
  }

  /// Moves a file or folder to where nothing is; fails with EEXIST where something is. File systems that cannot do both at
  /// once do it one after the other.
  package func moveToFreePlace(_ path: String, to target: String, in folder: Folder) throws(FileProblem) {
    if atParents(of: path, and: target, in: folder, { planpress_move_to_free_place($0, $1, $2, $3) }) == 0 { return }
    guard errno == EINVAL || errno == ENOSYS else { throw FileProblem(target) }
    if try folder.kind(target) != nil { throw FileProblem(target, code: EEXIST) }
    try move(path, to: target, in: folder)
  }

  /// Exchanges two files or folders at once (renameat2(2), RENAME_EXCHANGE): no moment is without either. Fails with EINVAL
  /// or ENOSYS where the file system or the system cannot do that.
  package func exchange(_ path: String, with target: String, in folder: Folder) throws(FileProblem) {
    if atParents(of: path, and: target, in: folder, { planpress_exchange($0, $1, $2, $3) }) != 0 {
      throw FileProblem(target)
    }
  }

  /// Gives a file a second name below another folder, whose parents are made as needed.
  package func link(_ path: String, to target: String, in folder: Folder) throws(FileProblem) {
    func isLinked() -> Bool { atParents(of: path, and: target, in: folder) { linkat($0, $1, $2, $3, 0) } == 0 }
    if isLinked() { return }
    guard errno == ENOENT, let slash = target.utf8.lastIndex(of: UInt8(ascii: "/")) else { throw FileProblem(target) }
    try folder.makeFolder(String(target[..<slash]))
    if !isLinked() { throw FileProblem(target) }
  }

  /// Fails when the folder at `path` does not let its entries be changed; an empty path means this folder.
  package func checkChangeable(_ path: String) throws(FileProblem) {
    if atParent(of: path.isEmpty ? "." : path, { faccessat($0, $1, W_OK | X_OK, AT_EACCESS | AT_SYMLINK_NOFOLLOW) })
      != 0
    {
      throw FileProblem(path)
    }
  }

  /// The number of the file system that something below the folder is on; nil for nothing.
  package func device(_ path: String) throws(FileProblem) -> UInt64? {
    guard let status = try status(path) else { return nil }
    return UInt64(status.st_dev)
  }
}
