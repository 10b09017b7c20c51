// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// Puts a staged site in place of the published one, and back again where that fails.
struct Mover {
  private let output: Folder
  /// The staged site; what is replaced ends up here.
  private let site: Folder
  /// For what is replaced where the file system cannot exchange.
  private let staging: Folder
  private let canExchange: Bool
  private var done: [Move] = []
  /// Whether a file of the old site is gone from its place, and there is no way back.
  private var isLost = false

  init(_ output: OpenOutput, site: Folder, canExchange: Bool) {
    (self.output, staging, self.site, self.canExchange) = (output.folder, output.staging, site, canExchange)
  }

  /// Finds out whether two files of a folder can be exchanged at once. Whatever speaks against it, there is another way.
  static func canExchange(in folder: Folder) throws(FileProblem) -> Bool {
    for name in ["one", "other"] { try folder.create("probe/\(name)", []) }
    do {
      try folder.exchange("probe/one", with: "probe/other", in: folder)
      return true
    } catch {
      return false
    }
  }

  /// Fails where a move cannot succeed, as far as that can be seen, before anything is moved.
  func check(_ moves: [Move]) throws(FileProblem) {
    let device = try site.device("")
    for parent in PathSet(moves.map { Self.parent(of: $0.path) }) {
      try output.checkChangeable(parent)
      guard try output.device(parent) == device else {
        throw FileProblem(parent, reason: "it is on another file system than the folder that the site is published to")
      }
    }
    for case .exchange(let path) in moves { try output.checkChangeable(path) }
  }

  /// Does all moves. Where one fails, those before it are taken back; the failure says what is published after that.
  mutating func perform(_ moves: [Move]) throws(BuildFailure) {
    for move in moves {
      do {
        try perform(move)
        done.append(move)
      } catch {
        throw BuildFailure(.machine(error), site: takeBack() ? .old : .mixed)
      }
    }
  }

  private mutating func perform(_ move: Move) throws(FileProblem) {
    switch move {
    case .add(let path): try site.moveToFreePlace(path, to: path, in: output)
    case .exchange(let path): try site.exchange(path, with: path, in: output)
    case .replace(let path):
      if canExchange {
        try site.exchange(path, with: path, in: output)
      } else {
        try keepOld(path)
        do {
          try site.move(path, to: path, in: output)
        } catch {
          if (try? staging.move("old/\(path)", to: path, in: output)) == nil { isLost = true }
          throw error
        }
      }
    }
  }

  /// Keeps a file that will be replaced: under a second name, or where the file system has none, moved away.
  private func keepOld(_ path: String) throws(FileProblem) {
    do {
      try output.link(path, to: "old/\(path)", in: staging)
    } catch {
      if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) { try staging.makeFolder("old/\(path[..<slash])") }
      try output.move(path, to: "old/\(path)", in: staging)
    }
  }

  /// Returns whether all is as it was.
  private mutating func takeBack() -> Bool {
    var isComplete = !isLost
    while let move = done.popLast() {
      do throws(FileProblem) {
        switch move {
        case .add(let path): try output.move(path, to: path, in: site)
        case .exchange(let path): try site.exchange(path, with: path, in: output)
        case .replace(let path):
          if canExchange {
            try site.exchange(path, with: path, in: output)
          } else {
            try staging.move("old/\(path)", to: path, in: output)
          }
        }
      } catch {
        isComplete = false
      }
    }
    return isComplete
  }

  private static func parent(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }
}
