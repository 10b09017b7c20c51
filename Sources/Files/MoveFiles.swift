// SPDX-License-Identifier: Apache-2.0

import CLinux
import Diagnostics
import Glibc

extension Folder {
  /// Puts a file or folder in place of what `target` names, at once (rename(2)).
  package func move(_ path: String, to target: String, in folder: Folder) throws(FileProblem) {
    if renameat(descriptor, path, folder.descriptor, target) != 0 { throw FileProblem(target) }
  }

  /// Moves a file or folder to where nothing is; fails with EEXIST where something is. File systems that cannot do both at
  /// once do it one after the other.
  package func moveToFreePlace(_ path: String, to target: String, in folder: Folder) throws(FileProblem) {
    if planpress_move_to_free_place(descriptor, path, folder.descriptor, target) == 0 { return }
    guard errno == EINVAL || errno == ENOSYS else { throw FileProblem(target) }
    if folder.kind(target) != nil { throw FileProblem(target, code: EEXIST) }
    try move(path, to: target, in: folder)
  }

  /// Exchanges two files or folders at once (renameat2(2), RENAME_EXCHANGE): no moment is without either. Fails with EINVAL
  /// or ENOSYS where the file system or the system cannot do that.
  package func exchange(_ path: String, with target: String, in folder: Folder) throws(FileProblem) {
    if planpress_exchange(descriptor, path, folder.descriptor, target) != 0 { throw FileProblem(target) }
  }

  /// Gives a file a second name below another folder, whose parents are made as needed.
  package func link(_ path: String, to target: String, in folder: Folder) throws(FileProblem) {
    if linkat(descriptor, path, folder.descriptor, target, 0) == 0 { return }
    guard errno == ENOENT, let slash = target.utf8.lastIndex(of: UInt8(ascii: "/")) else { throw FileProblem(target) }
    try folder.makeFolder(String(target[..<slash]))
    if linkat(descriptor, path, folder.descriptor, target, 0) != 0 { throw FileProblem(target) }
  }

  /// Fails when the folder at `path` does not let its entries be changed; an empty path means this folder.
  package func checkChangeable(_ path: String) throws(FileProblem) {
    if faccessat(descriptor, path.isEmpty ? "." : path, W_OK | X_OK, AT_EACCESS) != 0 { throw FileProblem(path) }
  }

  /// The number of the file system that something below the folder is on; nil for nothing.
  package func device(_ path: String) -> UInt64? {
    var status = stat()
    guard fstatat(descriptor, path.isEmpty ? "." : path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return UInt64(status.st_dev)
  }
}
