// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// Why a plan was not begun.
package enum StartFailure: Error {
  /// The folder has these files already, the first of them by name.
  case notEmpty([String])
  case machine(FileProblem)
}

/// Writes the files of a starter into a folder, which is made where it is missing. One with anything in it but version control
/// is refused, and no file is ever written over. Returns the paths.
package func write(_ starter: Starter, to path: String) throws(StartFailure) -> [String] {
  let (folder, there) = try onMachine { () throws(FileProblem) in
    try makeFolders(path)
    let folder = try Folder(path)
    return (folder, try listFolder(folder, "").map(\.name).filter { $0 != ".git" })
  }
  guard there.isEmpty else { throw .notEmpty(there.sorted(by: bytesPrecede)) }
  return try onMachine { () throws(FileProblem) in
    var paths: [String] = []
    for file in starter.files {
      try folder.create(file.path, file.bytes)
      paths.append(file.path)
    }
    return paths
  }
}

private func onMachine<Result>(_ body: () throws(FileProblem) -> Result) throws(StartFailure) -> Result {
  do { return try body() } catch { throw .machine(error) }
}
