// SPDX-License-Identifier: Apache-2.0

import CLinux
import Diagnostics
import Glibc

/// A folder held open. Files and folders below it are opened relative to this handle and without following symbolic links,
/// so that renaming or relinking a folder while a build runs cannot lead it elsewhere.
package final class Folder: Sendable {
  package let descriptor: Int32

  /// Fails when the folder does not exist, is not a folder or may not be read.
  package init(_ path: String) throws(FileProblem) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { throw FileProblem(path, isReading: true) }
  }

  /// A folder below another one; fails also when a part of `path` is a symbolic link.
  package init(below folder: Folder, _ path: String) throws(FileProblem) {
    descriptor = openBelow(folder.descriptor, path, O_RDONLY | O_DIRECTORY)
    if descriptor < 0 { throw FileProblem(path, isReading: true) }
  }

  /// A folder below another one whose files are only looked at, by their names; nil where it cannot be opened.
  init?(lookingInto path: String, below folder: Folder) {
    descriptor = openBelow(folder.descriptor, path, planpress_o_path | O_DIRECTORY)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// The bytes of a file below the folder. Fails with EFBIG when it is larger than `limit`, with ELOOP for a symbolic
  /// link, and with EINVAL for anything that is not a regular file. A file that ends before its size does fails too: somebody
  /// shortens it at this moment, or the file system is at fault.
  package func read(_ path: String, limit: Int = 256 << 20) throws(FileProblem) -> [UInt8] {
    let (file, size) = try openFile(path, limit: limit)
    return try read(size, of: file, path)
  }

  /// At most the first bytes of a file, which fails as `read` does but for its size.
  package func readBeginning(of path: String, upTo count: Int) throws(FileProblem) -> [UInt8] {
    let (file, size) = try openFile(path, limit: .max)
    return try read(min(size, count), of: file, path)
  }

  /// Closes the file.
  private func read(_ size: Int, of file: Int32, _ path: String) throws(FileProblem) -> [UInt8] {
    defer { close(file) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if failure != 0 { throw FileProblem(path, code: failure, isReading: true) }
    if bytes.count < size { throw FileProblem(path, reason: "it was changed while it was read", isReading: true) }
    return bytes
  }

  /// Fails when a file cannot be read, for the reasons that `read` would give.
  package func checkReadable(_ path: String, limit: Int = .max) throws(FileProblem) {
    close(try openFile(path, limit: limit).descriptor)
  }

  func openFile(_ path: String, limit: Int) throws(FileProblem) -> (descriptor: Int32, size: Int) {
    let file = openBelow(descriptor, path, O_RDONLY | O_NONBLOCK)
    guard file >= 0 else { throw FileProblem(path, isReading: true) }
    var status = stat()
    let failure =
      fstat(file, &status) != 0
      ? errno : status.st_mode & S_IFMT != S_IFREG ? EINVAL : status.st_size > limit ? EFBIG : 0
    guard failure == 0 else {
      close(file)
      if failure == EFBIG {
        throw FileProblem(path, reason: "it is larger than \(inWords(limit)), the limit", code: EFBIG, isReading: true)
      }
      throw FileProblem(path, code: failure, isReading: true)
    }
    return (file, Int(status.st_size))
  }
}

/// Such as `16 MB`.
private func inWords(_ bytes: Int) -> String { bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) bytes" }
