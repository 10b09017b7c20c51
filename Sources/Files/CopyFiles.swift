// SPDX-License-Identifier: Apache-2.0

import CLinux
import Diagnostics
import Glibc

/// Files that are passed on without being held in memory, however large they are.
extension Folder {
  /// Copies a file below this folder to a new one below another, as `create` makes it. The system copies, without the bytes
  /// passing through the program (copy_file_range(2)), where both file systems can do that.
  package func copy(_ path: String, to target: String, in folder: Folder) throws(FileProblem) -> FileStamp {
    let source = try openFile(path, limit: .max)
    defer { close(source.descriptor) }
    let file = try NewFile(target, in: folder)
    var left = source.size
    while left > 0 {
      let count = planpress_copy(source.descriptor, file.descriptor, left)
      if count < 0, errno == EINTR { continue }
      if count < 0, [EXDEV, EINVAL, ENOSYS, EOPNOTSUPP, EPERM].contains(errno) {
        try copyPiecewise(source.descriptor, path, left) { bytes throws(FileProblem) in
          try writeAll(bytes, to: file.descriptor, target)
        }
        break
      }
      if count < 0 { throw FileProblem(target) }
      if count == 0 { throw FileProblem(path, reason: "it was changed while it was read", isReading: true) }
      left -= count
    }
    return try file.finish()
  }

  /// Hands over a file's bytes piece by piece.
  package func read(
    _ path: String, piecewise body: (UnsafeRawBufferPointer) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    let source = try openFile(path, limit: .max)
    defer { close(source.descriptor) }
    try copyPiecewise(source.descriptor, path, source.size, body)
  }

  /// Whether two files have the same bytes; false where the other one cannot be read.
  package func isSame(_ path: String, as other: String, in folder: Folder) throws(FileProblem) -> Bool {
    guard let (file, size) = try? folder.openFile(other, limit: .max) else { return false }
    defer { close(file) }
    let source = try openFile(path, limit: .max)
    defer { close(source.descriptor) }
    guard source.size == size else { return false }
    var isSame = true
    var theirs = [UInt8](repeating: 0, count: pieceSize)
    try copyPiecewise(source.descriptor, path, size) { mine throws(FileProblem) in
      guard isSame else { return }
      var done = 0
      while done < mine.count {
        let count = theirs.withUnsafeMutableBytes {
          Glibc.read(file, $0.baseAddress?.advanced(by: done), mine.count - done)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          isSame = false
          return
        }
        done += count
      }
      isSame = theirs.withUnsafeBytes { theirs in
        guard let mine = mine.baseAddress, let theirs = theirs.baseAddress else { return true }
        return memcmp(mine, theirs, done) == 0
      }
    }
    return isSame
  }
}

private let pieceSize = 256 << 10

private func copyPiecewise(
  _ file: Int32, _ path: String, _ size: Int, _ body: (UnsafeRawBufferPointer) throws(FileProblem) -> Void
) throws(FileProblem) {
  let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)
  defer { piece.deallocate() }
  var left = size
  while left > 0 {
    let count = Glibc.read(file, piece.baseAddress, min(left, piece.count))
    if count < 0, errno == EINTR { continue }
    if count < 0 { throw FileProblem(path, isReading: true) }
    if count == 0 { throw FileProblem(path, reason: "it was changed while it was read", isReading: true) }
    try body(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    left -= count
  }
}
