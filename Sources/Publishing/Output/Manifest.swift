// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Workers

/// The files that earlier builds wrote to an output: only these are ever replaced or removed.
struct Manifest {
  static let path = ".planpress-files"
  private static let heading = "# Written by planpress; it removes only the files listed here."

  /// Relative to the output.
  let paths: PathSet

  init(paths: PathSet) { self.paths = paths }

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
    paths = PathSet(lines.map(unescaped))
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
    let lines = parallelSorted(Array(paths), workers: workers, by: bytesPrecede).map(escaped)
    return Array(([Self.heading] + lines).joined(separator: "\n").utf8) + [0x0A]
  }
}

/// One line of the list is one path: a line end in a name is written `\\n`, and a backslash `\\\\`.
private func escaped(_ path: String) -> String {
  guard path.utf8.contains(where: { $0 == 0x0A || $0 == UInt8(ascii: "\\") }) else { return path }
  var scalars = String.UnicodeScalarView()
  for scalar in path.unicodeScalars {
    switch scalar {
    case "\n": scalars.append(contentsOf: "\\n".unicodeScalars)
    case "\\": scalars.append(contentsOf: "\\\\".unicodeScalars)
    default: scalars.append(scalar)
    }
  }
  return String(scalars)
}

private func unescaped(_ line: ArraySlice<UInt8>) -> String {
  let backslash = UInt8(ascii: "\\")
  guard line.contains(backslash) else { return String(decoding: line, as: UTF8.self) }
  var bytes: [UInt8] = []
  var rest = line
  while let byte = rest.popFirst() {
    guard byte == backslash, let next = rest.first, next == backslash || next == UInt8(ascii: "n") else {
      bytes.append(byte)
      continue
    }
    rest.removeFirst()
    bytes.append(next == backslash ? backslash : 0x0A)
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func leadsOut(_ path: ArraySlice<UInt8>) -> Bool {
  if path.first == UInt8(ascii: "/") { return true }
  return path.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
}
