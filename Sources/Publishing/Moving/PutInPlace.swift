// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// What moving a site into place has done.
struct Placed: Sendable {
  var removed = 0
  /// Whether a file that is published now has another stamp than when it was staged or compared.
  var disturbed: @Sendable (StagedFile) -> Bool = { _ in false }
}

/// The names of the two lists in the staging folder. Both are on the disk before anything is moved: an empty list would make
/// all that is published foreign.
private let (listOfBoth, listOfNew) = ("old-and-new", "new")

/// Moves a staged site into place, and removes what it no longer has.
///
/// The list of files names old and new ones from before the first move until the last removal, so that a build that is cut
/// off leaves nothing that the next one would take for foreign.
func putInPlace(
  _ files: [StagedFile], _ output: OpenOutput, _ tree: OutputTree, old: Manifest, new: Manifest, workers: Int
) throws(BuildFailure) -> Placed {
  var placed = Placed()
  let staged = files.filter(\.isStaged).map(\.path)
  if staged.isEmpty, old.paths == new.paths { return placed }
  let stale = old.paths.subtracting(new.paths)
  let isAnnounced = !new.paths.isSubset(of: old.paths)
  try attempt { () throws(FileProblem) in
    if isAnnounced {
      try Manifest(paths: old.paths.union(new.paths)).stage(as: listOfBoth, in: output, workers: workers)
    }
    if !stale.isEmpty { try new.stage(as: listOfNew, in: output, workers: workers) }
  }
  func announce() throws(FileProblem) {
    try output.sync()
    if isAnnounced { try Manifest.put(listOfBoth, in: output) }
  }
  var plan = MovePlan(moves: [], exchanged: [])
  if staged.isEmpty {
    try attempt { () throws(FileProblem) in try announce() }
  } else {
    let site = try attempt { () throws(FileProblem) in try Folder(below: output.staging, Stager.folder) }
    let canExchange = try attempt { () throws(FileProblem) in try Mover.canExchange(in: output.staging) }
    let planner = MovePlanner(
      canExchange: canExchange, output: output.folder, site: site, tree: tree, old: old, workers: workers)
    plan = try attempt { () throws(FileProblem) in
      try planner.plan(staged: staged, unchanged: files.filter { !$0.isStaged }.map(\.path))
    }
    var mover = Mover(output, site: site, canExchange: canExchange)
    try attempt { () throws(FileProblem) in
      try mover.check(plan.moves)
      try announce()
    }
    try mover.perform(plan.moves)
  }
  let exchanged = plan.exchanged
  placed.removed = stale.count { exchanged.contains(topFolder(of: $0)) }
  placed.removed += try attempt(.new) { () throws(FileProblem) in
    try removeStale(stale.filter { !exchanged.contains(topFolder(of: $0)) }, from: output.folder, tree)
  }
  if !stale.isEmpty {
    try attempt(.new) { () throws(FileProblem) in try Manifest.put(listOfNew, in: output) }
  }
  let single = PathSet(plan.moves.map(\.path))
  placed.disturbed = { file in
    file.isStaged ? single.contains(file.path) : exchanged.contains(topFolder(of: file.path))
  }
  return placed
}

/// The first name of a path.
private func topFolder(of path: String) -> String {
  path.firstSlash.map { String(path[..<$0]) } ?? path
}
