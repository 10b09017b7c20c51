// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Workers

/// The files that earlier builds wrote to an output: only these are ever replaced or removed.
struct Manifest {
  static let path = ".planpress-files"
  private static let heading = "# Written by planpress; it removes only the files listed here."

  /// Relative to the output.
  let paths: Set<String>

  init(paths: Set<String>) { self.paths = paths }

  /// What a folder's manifest says; empty where there is none, or none of ours. Paths that lead out are left out. Fails
  /// where it is there and cannot be read: what it lists is not foreign.
  init(of folder: Folder) throws(FileProblem) {
    let bytes: [UInt8]
    do {
      bytes = try folder.kind(Self.path) == .file ? folder.read(Self.path, limit: 256 << 20) : []
    } catch {
      guard error.isAbsence else { throw error }
      bytes = []
    }
    guard bytes.starts(with: Self.heading.utf8) else {
      paths = []
      return
    }
    let lines = bytes.split(separator: 0x0A).dropFirst().filter { !leadsOut($0) }
    paths = Set(lines.map { String(decoding: $0, as: UTF8.self) })
  }

  /// Stages the list under a name of its own.
  func stage(as name: String, in output: OpenOutput, workers: Int) throws(FileProblem) {
    try output.staging.create(name, bytes(workers: workers))
  }

  /// Puts a staged list in place of the one that is there.
  static func put(_ name: String, in output: OpenOutput) throws(FileProblem) {
    try output.staging.move(name, to: path, in: output.folder)
  }

  private func bytes(workers: Int) -> [UInt8] {
    let lines = parallelSorted(Array(paths), workers: workers, by: bytesPrecede)
    return Array(([Self.heading] + lines).joined(separator: "\n").utf8) + [0x0A]
  }
}

private func leadsOut(_ path: ArraySlice<UInt8>) -> Bool {
  if path.first == UInt8(ascii: "/") { return true }
  return path.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
}
