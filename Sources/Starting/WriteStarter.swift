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
  do {
    try makeFolders(path)
    let folder = try Folder(path)
    let there = try names(in: folder).filter { $0 != ".git" }
    guard there.isEmpty else { throw StartFailure.notEmpty(there) }
    let files = starter.files
    for file in files { try folder.create(file.path, Array(file.text.utf8)) }
    return files.map(\.path)
  } catch let failure as StartFailure {
    throw failure
  } catch let problem as FileProblem {
    throw .machine(problem)
  } catch {
    fatalError("no other error is thrown: \(error)")
  }
}

private func names(in folder: Folder) throws -> [String] {
  let (entries, problems) = listTree(folder) { _ in false }
  if let problem = problems.first { throw problem }
  return Set(entries.map { $0.path.pathParts.first.map(String.init) ?? $0.path }).sorted(by: bytesPrecede)
}
