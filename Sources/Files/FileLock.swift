// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc

/// A lock that one process at a time holds, by a file in a folder (flock(2)). It is gone with the process, however that
/// ends; the file that may be left then is nobody's, and is taken over.
package final class FileLock: Sendable {
  private let folder: Folder
  private let path: String
  private let file: Int32

  package enum Attempt: Sendable {
    case taken(FileLock)
    /// By another process, with what it says about itself.
    case held(by: String)
  }

  private init(_ folder: Folder, _ path: String, _ file: Int32) {
    (self.folder, self.path, self.file) = (folder, path, file)
  }

  /// Tries to take the lock. `owner` is what others learn meanwhile, in a line.
  package static func attempt(_ path: String, in folder: Folder, owner: String) throws(FileProblem) -> Attempt {
    while true {
      let file = openBelow(folder.descriptor, path, O_RDWR | O_CREAT, mode: 0o644)
      guard file >= 0 else { throw FileProblem(path) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        defer { close(file) }
        guard code == EWOULDBLOCK else { throw FileProblem(path, code: code) }
        return .held(by: firstLine(of: file))
      }
      do throws(FileProblem) {
        // Whoever held it before may have removed the file since it was opened: then another one has its name, or will.
        guard try isSame(file, path, folder) else {
          close(file)
          continue
        }
      } catch {
        close(file)
        throw error
      }
      // What it says is a help to others, no more.
      let line = Array((owner + "\n").utf8)
      ftruncate(file, 0)
      _ = pwrite(file, line, line.count, 0)
      return .taken(FileLock(folder, path, file))
    }
  }

  /// Removes the file and frees the lock. Fails where the file stays, which is free all the same.
  package func release() throws(FileProblem) {
    defer { flock(file, LOCK_UN) }
    try folder.remove(path)
  }

  deinit { close(file) }

  private static func isSame(_ file: Int32, _ path: String, _ folder: Folder) throws(FileProblem) -> Bool {
    var mine = stat()
    guard fstat(file, &mine) == 0 else { throw FileProblem(path, isReading: true) }
    guard let there = try folder.status(path) else { return false }
    return mine.st_ino == there.st_ino && mine.st_dev == there.st_dev
  }

  private static func firstLine(of file: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pread(file, &buffer, buffer.count, 0)
    return String(decoding: buffer.prefix(max(0, count)).prefix { $0 != 0x0A }, as: UTF8.self)
  }
}
