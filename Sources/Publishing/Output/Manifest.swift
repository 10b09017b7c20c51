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

  /// What a folder's manifest says; empty where there is none, or none of ours. Paths that lead out are left out.
  init(of folder: Folder) {
    guard let bytes = try? folder.read(Self.path, limit: 256 << 20), bytes.starts(with: Self.heading.utf8) else {
      paths = []
      return
    }
    let lines = bytes.split(separator: 0x0A).dropFirst().filter { !leadsOut($0) }
    paths = Set(lines.map { String(decoding: $0, as: UTF8.self) })
  }

  /// Puts the list in place of the one that is there.
  func write(to output: OpenOutput, workers: Int) throws(FileProblem) {
    try output.staging.create(Self.path, bytes(workers: workers))
    try output.staging.move(Self.path, to: Self.path, in: output.folder)
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
