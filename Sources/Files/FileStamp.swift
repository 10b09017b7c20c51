// SPDX-License-Identifier: Apache-2.0

import CLinux
import Diagnostics
import Glibc

/// What the file system says about a file without its content being read: when two stamps are equal, so is the content.
package struct FileStamp: Sendable, Hashable {
  package let size: Int64
  /// Nanoseconds since 1970: of the last change of the content, and of the file as such, which no program can set.
  package let modified: Int64
  package let changed: Int64
  package let inode: UInt64

  package init(size: Int64, modified: Int64, changed: Int64, inode: UInt64) {
    (self.size, self.modified, self.changed, self.inode) = (size, modified, changed, inode)
  }

  init(_ status: stat) {
    size = Int64(status.st_size)
    modified = nanoseconds(status.st_mtim)
    changed = nanoseconds(status.st_ctim)
    inode = UInt64(status.st_ino)
  }

  /// Whether this is the same file with the same content, perhaps under another name: renaming and linking change only the
  /// time of the change of the file as such.
  package func isOfSameContent(as other: FileStamp) -> Bool {
    inode == other.inode && size == other.size && modified == other.modified
  }

  /// Whether the file may be changed once more without another stamp: clocks of file systems tick every few milliseconds,
  /// of some only every two seconds.
  package func isFresh(at now: Int64) -> Bool {
    let isCoarse = modified % 1_000_000_000 == 0 && changed % 1_000_000_000 == 0
    return max(modified, changed) > now - (isCoarse ? 2_500_000_000 : 50_000_000)
  }

  /// Nanoseconds since 1970, to compare stamps with; no output depends on it.
  package static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }
}

private func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) }

extension Folder {
  /// The stamp of an ordinary file below the folder; nil for anything else, for what is behind a symbolic link, and where
  /// the system cannot say: who gets none takes nothing for known.
  package func stamp(_ path: String) -> FileStamp? {
    let file = openBelow(descriptor, path, planpress_o_path)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return FileStamp(status)
  }

  /// What is at a path; nil for nothing.
  package func kind(_ path: String) throws(FileProblem) -> TreeEntry.Kind? {
    guard let status = try status(path) else { return nil }
    return TreeEntry.Kind(mode: status.st_mode)
  }
}

/// The stamp of the program that is running: another version of it may make other pages of the same source.
package func programStamp() -> FileStamp? {
  var status = stat()
  return stat("/proc/self/exe", &status) == 0 ? FileStamp(status) : nil
}
