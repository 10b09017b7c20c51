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
  private let lock: FileLock

  /// Whether a name at the top of an output is one of those that planpress needs for itself while it publishes.
  static func isOwnName(_ name: String) -> Bool { name == lockName || name.hasPrefix(stagingPrefix) }

  private static let lockName = ".planpress-lock"
  private static let stagingPrefix = ".planpress-staging"

  /// Opens and locks an output, which is made if it is not there. Waits for another build as long as `patience` says, then
  /// fails and names who holds it. What killed builds left in it is removed.
  init(_ path: String, patience: Duration) throws(FileProblem) {
    try makeFolders(path)
    self.path = path
    let folder = try Folder(path)
    self.folder = folder
    stagingPath = "\(Self.stagingPrefix)-\(getpid())"
    lock = try Self.lock(folder, patience)
    do throws(FileProblem) {
      for entry in try listFolder(folder, "") where entry.name.hasPrefix(Self.stagingPrefix) {
        if entry.kind == .folder { folder.removeTree(entry.path) } else { try folder.remove(entry.path) }
      }
      try folder.makeFolder(stagingPath)
      staging = try Folder(below: folder, stagingPath)
    } catch {
      lock.release()
      throw error
    }
  }

  /// Removes the staging folder, and frees the output for other builds.
  func close() {
    folder.removeTree(stagingPath)
    lock.release()
  }

  private static func lock(_ folder: Folder, _ patience: Duration) throws(FileProblem) -> FileLock {
    let deadline = ContinuousClock.now + patience
    while true {
      switch try FileLock.attempt(lockName, in: folder, owner: "process \(getpid()) on \(hostName())") {
      case .taken(let taken): return taken
      case .held(let owner):
        guard ContinuousClock.now < deadline else {
          let name = owner.isEmpty ? "" : " (\(owner))"
          throw FileProblem(lockName, reason: "another build is publishing to this folder\(name)")
        }
        usleep(20_000)
      }
    }
  }
}

private func hostName() -> String {
  var buffer = [CChar](repeating: 0, count: 256)
  guard gethostname(&buffer, buffer.count - 1) == 0 else { return "this machine" }
  return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
