// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Glibc
import Sites

/// The files of a full text index in an output, and what they were made from. They are kept apart from the other files of
/// the site, since they stay when these change, and go when there is no Pagefind.
struct FullTextFiles: Sendable {
  static let path = ".planpress-full-text"
  /// Where the index is; search pages load it from there.
  static let folder = fullTextFolder
  private static let heading =
    "# Written by planpress; the files of the full text search, and what they were made from."

  /// Of the pages and the program; two that are equal mean the same index.
  let fingerprint: String
  /// Relative to the output, all below `folder`.
  let paths: PathSet

  init(fingerprint: String, paths: PathSet) {
    self.fingerprint = fingerprint
    self.paths = paths
  }

  /// What an earlier build left; empty where there is none. Paths that lead out are left out. Fails where the list is there
  /// and cannot be read.
  init(of output: Folder) throws(FileProblem) {
    let isThere = try output.kind(Self.path) == .file
    let bytes = isThere ? try output.read(Self.path, limit: 256 << 20) : []
    guard bytes.starts(with: Self.heading.utf8) else {
      self.init(fingerprint: "", paths: [])
      return
    }
    let lines = bytes.split(separator: 0x0A).dropFirst().map { String(decoding: $0, as: UTF8.self) }
    let paths = lines.dropFirst().filter {
      $0.begins(with: Self.folder + "/") && !$0.pathParts.contains("..")
    }
    self.init(fingerprint: lines.first ?? "", paths: PathSet(paths))
  }

  /// Whether all files are still there.
  func isComplete(in output: Folder) throws(FileProblem) -> Bool {
    for path in paths where try output.fileStatus(path) == nil { return false }
    return !paths.isEmpty
  }

  /// Stages their list under a name of its own.
  func stage(as name: String, in staging: Folder) throws(FileProblem) {
    let lines = [Self.heading, fingerprint] + paths.sorted(by: bytesPrecede)
    try staging.create(name, Array((lines.joined(separator: "\n") + "\n").utf8))
  }

  /// Puts a staged list in place of the one that is there.
  static func put(_ name: String, from staging: Folder, in output: Folder) throws(FileProblem) {
    try staging.move(name, to: path, in: output)
  }

  /// Removes files that are listed here, and folders that this leaves empty.
  func remove(_ files: PathSet, from output: Folder) throws(FileProblem) {
    for path in files.filter(paths.contains).sorted(by: bytesPrecede) where try output.fileStatus(path) != nil {
      try output.remove(path)
    }
    let folders = PathSet(files.map { String($0[..<($0.lastSlash ?? $0.endIndex)]) })
    for folder in folders.sorted(by: bytesPrecede).reversed() { _ = try output.removeEmptyFolder(folder) }
    _ = try output.removeEmptyFolder(Self.folder)
  }

  /// Removes all, and the list.
  func removeAll(from output: Folder) throws(FileProblem) {
    if paths.isEmpty, fingerprint.isEmpty { return }
    try remove(paths, from: output)
    try output.remove(Self.path)
  }
}

/// What distinguishes an index of these pages by this program from others: names, sizes and times, so that no page is
/// read.
func fullTextFingerprint(
  _ pagefind: Pagefind, _ pages: some Sequence<String>, in output: Folder
) throws(FileProblem) -> String {
  var text = programVersion
  func add(_ path: String, _ status: stat?) {
    guard let status else { return }
    text += "\n\(path) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }
  var status = stat()
  add(pagefind.path, stat(pagefind.path, &status) == 0 ? status : nil)
  for page in pages { add(page, try output.fileStatus(page)) }
  return contentHash(Array(text.utf8))
}
