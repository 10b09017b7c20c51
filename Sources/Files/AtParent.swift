// SPDX-License-Identifier: Apache-2.0

import CLinux
import Diagnostics
import Glibc

extension Folder {
  /// Makes a system call with the folder that the last name of a path is in, and that name. Given the whole path, such calls
  /// follow symbolic links on the way; this opens the folder without following any. Returns what the call does, or -1 with
  /// `errno` where the folder cannot be opened.
  func atParent(of path: String, _ call: (_ folder: Int32, _ name: String) -> Int32) -> Int32 {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return call(descriptor, path) }
    let parent = openBelow(descriptor, String(path[..<slash]), planpress_o_path | O_DIRECTORY)
    guard parent >= 0 else { return -1 }
    let result = call(parent, String(path[path.utf8.index(after: slash)...]))
    let code = errno
    close(parent)
    errno = code
    return result
  }

  /// The same for a call with two paths.
  func atParents(
    of path: String, and target: String, in folder: Folder,
    _ call: (_ folder: Int32, _ name: String, _ otherFolder: Int32, _ otherName: String) -> Int32
  ) -> Int32 {
    atParent(of: path) { parent, name in
      folder.atParent(of: target) { otherParent, otherName in call(parent, name, otherParent, otherName) }
    }
  }

  /// What the system says about the very file at a path, not about what a link leads to; nil for nothing, which a place
  /// behind a link counts as. Fails where the system cannot say.
  package func status(_ path: String) throws(FileProblem) -> stat? {
    var status = stat()
    if atParent(of: path.isEmpty ? "." : path, { fstatat($0, $1, &status, AT_SYMLINK_NOFOLLOW) }) == 0 { return status }
    if errno == ENOENT || errno == ENOTDIR || errno == ELOOP { return nil }
    throw FileProblem(path, isReading: true)
  }

  /// The same; nil for what is not an ordinary file.
  package func fileStatus(_ path: String) throws(FileProblem) -> stat? {
    guard let status = try status(path), status.st_mode & S_IFMT == S_IFREG else { return nil }
    return status
  }
}
