// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc

/// A file in the making, written piece by piece. It stays once `finish` has returned: half a file is of no use to anybody.
package final class NewFile {
  private let folder: Folder
  private let path: String
  /// -1 when the file is closed.
  private(set) var descriptor: Int32

  /// Makes the folders above it as needed. Fails when something of the name is there, and never leads through a symbolic link.
  package init(_ path: String, in folder: Folder) throws(FileProblem) {
    (self.folder, self.path) = (folder, path)
    descriptor = openBelow(folder.descriptor, path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o644)
    // Most files come into a folder that is there.
    if descriptor < 0, errno == ENOENT, let slash = path.lastSlash {
      try folder.makeFolder(String(path[..<slash]))
      descriptor = openBelow(folder.descriptor, path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o644)
    }
    if descriptor < 0 { throw FileProblem(path) }
  }

  package func append(_ bytes: [UInt8]) throws(FileProblem) {
    let outcome = bytes.withUnsafeBytes { buffer in
      Result { () throws(FileProblem) in try writeAll(buffer, to: descriptor, path) }
    }
    try outcome.get()
  }

  /// Returns the stamp of the very file that was written. Network file systems and quotas may say only when a file is closed that
  /// it was not written; that is a failure too.
  package func finish() throws(FileProblem) -> FileStamp {
    var status = stat()
    if fstat(descriptor, &status) != 0 { throw FileProblem(path) }
    let file = descriptor
    descriptor = -1
    // Interrupted, the file is closed all the same (close(2)).
    if close(file) != 0, errno != EINTR {
      let problem = FileProblem(path)
      try? folder.remove(path)
      throw problem
    }
    return FileStamp(status)
  }

  deinit {
    if descriptor < 0 { return }
    close(descriptor)
    try? folder.remove(path)
  }
}
