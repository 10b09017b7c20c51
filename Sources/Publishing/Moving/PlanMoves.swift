// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Workers

/// The moves that make a staged site the published one.
struct MovePlan: Sendable {
  /// In the order in which they are done: what others lead to comes before these.
  let moves: [Move]
  /// The top folders that change places with their predecessors: what they no longer have goes with these.
  let exchanged: PathSet
}

/// Finds the moves for what is staged.
///
/// A file at a time is renamed where few have changed. Where many have, so that old and new pages would be seen side by side
/// for long, whole top folders change places instead: what has not changed is linked into the staged folder first. That
/// needs a folder in which all is ours, and a file system that can exchange.
struct MovePlanner: Sendable {
  /// So many renames, one after the other, take a few milliseconds.
  static let mostSingleMoves = 48
  /// Whether the file system can exchange two folders at once.
  let canExchange: Bool
  let output: Folder
  /// The staged site.
  let site: Folder
  let tree: OutputTree
  /// The files that earlier builds wrote.
  let old: Manifest
  let workers: Int

  /// `staged` are the paths of the staged files, `unchanged` those of the files of the new site that are published already.
  func plan(staged: [String], unchanged: [String]) throws(FileProblem) -> MovePlan {
    var singles: [Move] = []
    var folders: [(name: String, moves: [Move])] = []
    for (name, paths) in byTopFolder(staged) {
      if paths.isEmpty {
        singles.append(try tree.kind(name) == nil ? .add(name) : .replace(name))
      } else {
        let moves = try movesOneByOne(name)
        // Old pages go on naming the old style sheet until they are replaced, so it stays for as long.
        if moves.count == 1 || name == "assets" { singles += moves } else { folders.append((name, moves)) }
      }
    }
    var exchanged: [String] = []
    for folder in folders.sorted(by: {
      $0.moves.count == $1.moves.count ? bytesPrecede($0.name, $1.name) : $0.moves.count < $1.moves.count
    }) {
      if singles.count + folder.moves.count > Self.mostSingleMoves, canExchange,
        complete(folder.name, unchanged.filter { $0.begins(with: folder.name + "/") })
      {
        exchanged.append(folder.name)
      } else {
        singles += folder.moves
      }
    }
    let moves = singles + exchanged.map(Move.exchange)
    let inOrder = moves.sorted { rank($0) == rank($1) ? bytesPrecede($0.path, $1.path) : rank($0) < rank($1) }
    return MovePlan(moves: inOrder, exchanged: PathSet(exchanged))
  }

  /// First what pages load, then pages that are new, then those that may lead to them, and the home page last.
  private func rank(_ move: Move) -> Int {
    if move.path == "index.html" { return 3 }
    if move.path.begins(with: "assets/") || move.path == "assets" { return 0 }
    if case .add = move { return 1 }
    return 2
  }

  /// The names at the top of the staged site, each with the files below it; none for a file.
  private func byTopFolder(_ staged: [String]) -> PathMap<[String]> {
    var folders = PathMap<[String]>()
    for path in staged {
      guard let slash = path.firstSlash else {
        folders[path] = []
        continue
      }
      folders[String(path[..<slash]), default: []].append(path)
    }
    return folders
  }

  private func movesOneByOne(_ folder: String) throws(FileProblem) -> [Move] {
    guard try tree.kind(folder) == .folder else { return [.add(folder)] }
    var moves: [Move] = []
    var pending = [folder]
    while let parent = pending.popLast() {
      for entry in try listFolder(site, parent) {
        switch (entry.kind, try tree.kind(entry.path)) {
        case (_, nil): moves.append(.add(entry.path))
        case (.folder, _): pending.append(entry.path)
        default: moves.append(.replace(entry.path))
        }
      }
    }
    return moves
  }

  /// Links what has not changed into a staged folder. Returns false where the folder cannot be exchanged as a whole: something
  /// in it is not ours, or may not be moved, or the file system takes no links.
  private func complete(_ folder: String, _ unchanged: [String]) -> Bool {
    guard isAllOurs(folder) else { return false }
    let linked = parallelMap(unchanged, workers: workers) { path in
      (try? output.link(path, to: path, in: site)) != nil
    }
    return linked.allSatisfy { $0 }
  }

  private func isAllOurs(_ name: String) -> Bool {
    guard let folder = try? Folder(below: output, name) else { return false }
    let (entries, problems) = listTree(folder)
    guard problems.isEmpty, (try? output.checkChangeable(name)) != nil else { return false }
    var parents = PathSet()
    for entry in entries {
      let path = "\(name)/\(entry.path)"
      switch entry.kind {
      case .file:
        guard old.paths.contains(path) else { return false }
        var parent = entry.path[...]
        while let slash = parent.lastSlash {
          parent = parent[..<slash]
          parents.insert(String(parent))
        }
      case .folder: continue
      case .link, .other: return false
      }
    }
    // A folder without a file of ours is somebody else's.
    return entries.allSatisfy { entry in
      entry.kind != .folder
        || parents.contains(entry.path) && (try? folder.checkChangeable(entry.path)) != nil
    }
  }
}
