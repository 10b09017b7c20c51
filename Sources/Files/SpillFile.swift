// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc
import Synchronization

/// A file without a name, for what is too much for the memory: written and read by any thread, and gone with the process
/// however that ends.
package final class SpillFile: Sendable {
  private let descriptor: Int32
  private let end = Atomic<Int>(0)

  /// In the file system of `folder`, else, where that takes none, in that of `/var/tmp`; nil where neither does.
  package init?(near folder: Folder) {
    var file = openat(folder.descriptor, ".", Self.nameless, 0o600)
    // In contrast to /tmp, which is memory on many systems (File Hierarchy Standard 3.0, section 5.15).
    if file < 0 { file = open("/var/tmp", Self.nameless, 0o600) }
    guard file >= 0 else { return nil }
    descriptor = file
  }

  deinit { close(descriptor) }

  /// Writes the bytes after all others and returns where they begin; nil where the disk is full.
  package func append(_ bytes: [UInt8]) -> Int? {
    let start = end.wrappingAdd(bytes.count, ordering: .relaxed).oldValue
    let isWritten = bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = pwrite(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done, start + done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
    return isWritten ? start : nil
  }

  /// The bytes of a range that was written.
  package func read(_ range: Range<Int>) throws(FileProblem) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, done in
      while done < buffer.count {
        let count = pread(
          descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done, range.lowerBound + done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          failure = count < 0 ? errno : EIO
          return
        }
        done += count
      }
    }
    if failure != 0 { throw FileProblem("the build's temporary file", code: failure, isReading: true) }
    return bytes
  }

  /// `O_TMPFILE | O_RDWR | O_CLOEXEC`; the first is a macro that Swift does not see.
  private static let nameless = 0o20_000_000 | O_DIRECTORY | O_RDWR | O_CLOEXEC
}
