// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A folder for one test, with what the test puts there; it is removed when the test is over. Names are passed to the
/// system byte by byte, so that a test can make any that a file system takes.
package final class TemporaryFolder: Sendable {
  /// Absolute, without symbolic links.
  package let path: String

  package convenience init() throws {
    try self.init(in: getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")
  }

  package init(in base: String) throws {
    var template = Array("\(base)/planpress-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template), let real = realpath(made, nil) else { throw Failure(base) }
    defer { free(real) }
    path = String(cString: real)
  }

  package convenience init(_ files: KeyValuePairs<String, String>) throws {
    try self.init()
    for (name, text) in files { try write(name, text) }
  }

  deinit { removeTree(path) }

  package struct Failure: Error, CustomStringConvertible {
    package let description: String
    init(_ path: String) { description = "\(path): \(String(cString: strerror(errno)))" }
  }

  package func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  package func write(_ name: String, _ bytes: [UInt8]) throws {
    if let slash = name.utf8.lastIndex(of: UInt8(ascii: "/")) { try makeFolder(String(name[..<slash])) }
    guard let file = fopen("\(path)/\(name)", "w") else { throw Failure(name) }
    fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0 else { throw Failure(name) }
  }

  /// A file whose name is not text.
  package func write(named name: [UInt8], _ text: String) throws {
    let whole = Array(path.utf8CString.dropLast()) + [0x2F] + name.map { CChar(bitPattern: $0) } + [0]
    guard let file = fopen(whole, "w") else { throw Failure("\(name)") }
    fputs(text, file)
    fclose(file)
  }

  package func makeFolder(_ name: String) throws {
    var folder = path
    for part in name.utf8.split(separator: UInt8(ascii: "/")).map({ String($0) ?? "" }) {
      folder += "/\(part)"
      if mkdir(folder, 0o755) != 0, errno != EEXIST { throw Failure(folder) }
    }
  }

  package func link(_ name: String, to target: String) throws {
    if symlink(target, "\(path)/\(name)") != 0 { throw Failure(name) }
  }

  package func makePipe(_ name: String) throws {
    if mkfifo("\(path)/\(name)", 0o644) != 0 { throw Failure(name) }
  }

  package func setMode(_ name: String, _ mode: UInt32) throws {
    if chmod("\(path)/\(name)", mode) != 0 { throw Failure(name) }
  }

  package func mode(_ name: String) throws -> UInt32 {
    var status = stat()
    guard lstat("\(path)/\(name)", &status) == 0 else { throw Failure(name) }
    return status.st_mode & 0o7777
  }

  package func remove(_ name: String) { removeTree("\(path)/\(name)") }

  package func bytes(_ name: String) -> [UInt8]? { contents(of: "\(path)/\(name)") }

  package func text(_ name: String) -> String? { bytes(name).map { String(decoding: $0, as: UTF8.self) } }

  /// Every file below the folder, or below one in it, with its bytes; a symbolic link counts as a file that contains
  /// its target.
  package func tree(_ name: String = "") -> [String: [UInt8]] {
    let base = name.isEmpty ? path : "\(path)/\(name)"
    return Dictionary(uniqueKeysWithValues: filesBelow(base).map { ($0, contents(of: "\(base)/\($0)") ?? []) })
  }

  /// When a file was last written, in nanoseconds.
  package func modified(_ name: String) -> Int {
    var status = stat()
    guard lstat("\(path)/\(name)", &status) == 0 else { return 0 }
    return status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
  }

  /// Moves a file's time of writing into the past, so that a later write shows.
  package func age(_ name: String) throws {
    var times = [timespec(tv_sec: 1_000_000_000, tv_nsec: 0), timespec(tv_sec: 1_000_000_000, tv_nsec: 0)]
    if utimensat(AT_FDCWD, "\(path)/\(name)", &times, AT_SYMLINK_NOFOLLOW) != 0 { throw Failure(name) }
  }
}

/// The files and symbolic links below a folder, by their paths relative to it, sorted.
package func filesBelow(_ folder: String) -> [String] {
  var files: [String] = []
  var pending = [""]
  while let parent = pending.popLast() {
    guard let stream = opendir(parent.isEmpty ? folder : "\(folder)/\(parent)") else { continue }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name == "." || name == ".." { continue }
      let path = parent.isEmpty ? name : "\(parent)/\(name)"
      if Int(entry.pointee.d_type) == DT_DIR { pending.append(path) } else { files.append(path) }
    }
  }
  return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// The bytes of a file, or the target of a symbolic link; nil where there is none.
package func contents(of path: String) -> [UInt8]? {
  var status = stat()
  guard lstat(path, &status) == 0 else { return nil }
  if status.st_mode & S_IFMT == S_IFLNK {
    var target = [CChar](repeating: 0, count: 4096)
    let count = readlink(path, &target, target.count)
    return target.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
  }
  guard status.st_mode & S_IFMT == S_IFREG, let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
  let count = fread(&bytes, 1, bytes.count, file)
  return Array(bytes.prefix(count))
}

private func removeTree(_ path: String) { removeTree(Array(path.utf8CString.dropLast())) }

private func removeTree(_ path: [CChar]) {
  let name = path + [0]
  if unlink(name) == 0 || errno == ENOENT { return }
  chmod(name, 0o755)
  if let stream = opendir(name) {
    while let entry = readdir(stream) {
      let part = withUnsafeBytes(of: &entry.pointee.d_name) { $0.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } }
      if part != [0x2E], part != [0x2E, 0x2E] { removeTree(path + [0x2F] + part) }
    }
    closedir(stream)
  }
  rmdir(name)
}
