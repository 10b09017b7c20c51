// SPDX-License-Identifier: Apache-2.0

import CLinux
import Diagnostics
import Glibc

/// Takes the stamps of many files below a folder. Where files of one folder come after each other, that is opened once; the
/// files themselves are not opened at all.
package struct StampReader {
  private let root: Folder
  /// The folder of the last file, and its path; nil for the root, and where it cannot be opened.
  private var parent: Folder?
  private var parentPath = ""

  package init(below root: Folder) { self.root = root }

  /// Nil as for `Folder.stamp`.
  package mutating func stamp(_ path: String) -> FileStamp? {
    let nameStart = path.lastSlash.map { path.utf8.distance(from: path.startIndex, to: $0) + 1 } ?? 0
    if nameStart > 0, nameStart - 1 != parentPath.utf8.count || !path.begins(with: parentPath) {
      parentPath = String(path.utf8.prefix(nameStart - 1)) ?? ""
      parent = Folder(lookingInto: parentPath, below: root)
    }
    guard let folder = nameStart == 0 ? root : parent else { return nil }
    var status = stat()
    let result = path.withCString { fstatat(folder.descriptor, $0 + nameStart, &status, AT_SYMLINK_NOFOLLOW) }
    return result == 0 && status.st_mode & S_IFMT == S_IFREG ? FileStamp(status) : nil
  }
}
