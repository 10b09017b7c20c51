// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The folder that is watched, as it was when watching began: another one of the same name is not the same.
struct WatchedRoot: Sendable {
  let path: String
  private let place: (device: UInt64, inode: UInt64)?

  init(_ path: String) {
    self.path = path
    place = Self.place(of: path)
  }

  /// Whether it was removed, or is not to be found under its name any more. The system does not say so of a folder that a
  /// program holds open, nor of one above it.
  var isGone: Bool {
    guard let place, let now = Self.place(of: path) else { return true }
    return place != now
  }

  /// Nil for what is not there, or has no name any more.
  private static func place(of path: String) -> (device: UInt64, inode: UInt64)? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_nlink > 0 else { return nil }
    return (UInt64(status.st_dev), UInt64(status.st_ino))
  }
}
