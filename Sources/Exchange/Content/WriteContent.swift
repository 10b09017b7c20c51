// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// Why imported files were not written.
package enum ImportFailure: Error {
  /// Files of these paths are there already.
  case existing([String])
  case machine(FileProblem)
}

/// Writes the files of imported plans, each below its folder, which is made where it is missing. No file is ever written over: where
/// one of theirs is there, nothing is written at all. Returns the paths.
package func write(_ contents: [(content: ImportedContent, folder: String)]) throws(ImportFailure) -> [String] {
  var waiting: [(folder: Folder, file: ImportedContent.File)] = []
  var existing: [String] = []
  for (content, path) in contents {
    let folder = try onMachine { () throws(FileProblem) in
      try makeFolders(path)
      return try Folder(path)
    }
    for file in content.files {
      let isThere = try onMachine { () throws(FileProblem) in try folder.kind(file.path) != nil }
      if isThere {
        if !file.yieldsToExisting { existing.append(path == "." ? file.path : "\(path)/\(file.path)") }
      } else {
        waiting.append((folder, file))
      }
    }
  }
  guard existing.isEmpty else { throw .existing(existing) }
  return try onMachine { () throws(FileProblem) in
    for (folder, file) in waiting { try folder.create(file.path, file.bytes) }
    return waiting.map(\.file.path)
  }
}

private func onMachine<Result>(_ body: () throws(FileProblem) -> Result) throws(ImportFailure) -> Result {
  do { return try body() } catch { throw .machine(error) }
}
