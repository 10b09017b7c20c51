// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Glibc

/// An output folder that no other build changes meanwhile, with a staging folder of this process's own inside.
final class OpenOutput: Sendable {
  /// As it was named.
  let path: String
  let folder: Folder
  let staging: Folder
  /// Relative to the output.
  let stagingPath: String
  /// Whether a build waits until what it has published is on the disk.
  private let isSynced: Bool
  private let lock: FileLock

  /// Whether a name at the top of an output is one of those that planpress needs for itself while it publishes.
  static func isOwnName(_ name: String) -> Bool { name == lockName || name.hasPrefix(stagingPrefix) }

  /// Whether a build is publishing to a folder now, or was killed while it did.
  static func isBusyOrLeft(_ folder: Folder) -> Bool {
    guard let entries = try? listFolder(folder, "") else { return true }
    return entries.contains { isOwnName($0.name) }
  }

  private static let lockName = ".planpress-lock"
  private static let stagingPrefix = ".planpress-staging"

  /// Opens and locks an output, which is made if it is not there. Waits for another build as long as `patience` says, then
  /// fails and names who holds it. What killed builds left in it is removed.
  init(_ path: String, patience: Duration, isSynced: Bool) throws(BuildFailure) {
    (self.path, self.isSynced) = (path, isSynced)
    let folder = try attempt { () throws(FileProblem) in
      try makeFolders(path)
      do throws(FileProblem) {
        return try Folder(path)
      } catch {
        throw FileProblem(path, code: error.code)
      }
    }
    self.folder = folder
    let lock = try Self.lock(folder, patience)
    self.lock = lock
    let stagingPath = "\(Self.stagingPrefix)-\(getpid())"
    self.stagingPath = stagingPath
    staging = try attempt { () throws(FileProblem) in
      do throws(FileProblem) {
        return try Self.makeStaging(stagingPath, in: folder)
      } catch {
        try? lock.release()
        throw error
      }
    }
  }

  private static func makeStaging(_ path: String, in folder: Folder) throws(FileProblem) -> Folder {
    for entry in try listFolder(folder, "") where entry.name.hasPrefix(stagingPrefix) {
      if entry.kind == .folder { try folder.removeTree(entry.path) } else { try folder.remove(entry.path) }
    }
    try folder.makeFolder(path)
    return try Folder(below: folder, path)
  }

  /// Removes what is staged, and what staging has left.
  func emptyStaging() throws(FileProblem) {
    for entry in try listFolder(staging, "") {
      if entry.kind == .folder { try staging.removeTree(entry.path) } else { try staging.remove(entry.path) }
    }
  }

  /// Returns when all that was written to the output is on its disk, unless nobody wants to wait for that. Called before
  /// anything is moved into place, it makes sure that no power cut leaves empty files there; called at the end, that the
  /// site is there after one.
  func sync() throws(FileProblem) {
    if !isSynced { return }
    do throws(FileProblem) {
      try folder.sync()
    } catch {
      throw FileProblem(path, of: error)
    }
  }

  /// Removes the staging folder, and frees the output for other builds. Fails where something is left.
  func close() throws(FileProblem) {
    let outcome = Result { () throws(FileProblem) in try folder.removeTree(stagingPath) }
    try lock.release()
    try outcome.get()
  }

  private static func lock(_ folder: Folder, _ patience: Duration) throws(BuildFailure) -> FileLock {
    let deadline = ContinuousClock.now + patience
    while true {
      let tried = try attempt { () throws(FileProblem) in
        try FileLock.attempt(lockName, in: folder, owner: "process \(getpid()) on \(hostName())")
      }
      switch tried {
      case .taken(let taken): return taken
      case .held(let owner): if ContinuousClock.now >= deadline { throw BuildFailure(occupiedBy: owner) }
      }
      usleep(20_000)
    }
  }
}

private func hostName() -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  guard gethostname(&buffer, buffer.count - 1) == 0 else { return "this machine" }
  return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
