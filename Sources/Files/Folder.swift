import Diagnostics
import Glibc

/// A folder held open. Files below it are opened relative to this handle, so that renaming or relinking a parent while
/// a build runs cannot lead it elsewhere; a symbolic link in the last place of a path is never followed.
package final class Folder: Sendable {
  package let descriptor: Int32

  /// Fails when the folder does not exist, is no folder or may not be read.
  package init(_ path: String) throws(FileProblem) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { throw FileProblem(path) }
  }

  /// A folder below another one; fails also when the last part of `path` is a symbolic link.
  package init(below folder: Folder, _ path: String) throws(FileProblem) {
    descriptor = openat(folder.descriptor, path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor < 0 { throw FileProblem(path) }
  }

  deinit { close(descriptor) }

  /// The bytes of a file below the folder. Fails with EFBIG when it is larger than `limit`, with ELOOP for a symbolic
  /// link, and with EINVAL for anything that is no ordinary file.
  package func read(_ path: String, limit: Int = 256 << 20) throws(FileProblem) -> [UInt8] {
    let file = openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw FileProblem(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw FileProblem(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileProblem(path, code: EINVAL) }
    guard status.st_size <= limit else { throw FileProblem(path, code: EFBIG) }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      while count < buffer.count {
        let got = Glibc.read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
        if got < 0 && errno == EINTR { continue }
        if got < 0 { failure = errno }
        if got <= 0 { break }
        count += got
      }
    }
    if failure != 0 { throw FileProblem(path, code: failure) }
    return bytes
  }

  /// Fails when a file cannot be read, for the reasons that `read` would give.
  package func checkReadable(_ path: String, limit: Int = 256 << 20) throws(FileProblem) {
    let file = openat(descriptor, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw FileProblem(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw FileProblem(path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileProblem(path, code: EINVAL) }
    guard status.st_size <= limit else { throw FileProblem(path, code: EFBIG) }
  }
}
