// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Glibc

/// Looks at every file again and again: for systems that do not say what changes, or have no room to.
struct PollingWatch: FolderWatch {
  private let root: WatchedRoot
  private let names: [String]
  private var known: Look
  /// When to look again: after ten times as long as a look takes, so that looking takes a tenth of a core at most.
  private var next: ContinuousClock.Instant

  init(_ root: String, _ names: [String]) {
    (self.root, self.names) = (WatchedRoot(root), names)
    (known, next) = Self.look(self.root, names)
  }

  /// Two looks that see the same are what says that writing is over.
  var isAmidWriting: Bool { true }

  mutating func changes(within milliseconds: Int) throws(FileProblem) -> FolderChanges {
    let left = max(0, Int((next - .now) / .milliseconds(1)))
    usleep(UInt32(min(milliseconds, left)) * 1000)
    if left > milliseconds { return FolderChanges() }
    let (now, next) = Self.look(root, names)
    defer { (known, self.next) = (now, next) }
    return now.changes(since: known)
  }

  mutating func settle(_ changes: FolderChanges) {}

  private static func look(_ root: WatchedRoot, _ names: [String]) -> (Look, next: ContinuousClock.Instant) {
    let start = ContinuousClock.now
    let look = Look(root, names)
    let end = ContinuousClock.now
    return (look, end + max(.milliseconds(250), (end - start) * 10))
  }
}

/// What was there at one moment.
private struct Look {
  private var stamps = PathMap<FileStamp?>()
  private var folders = PathSet()
  private var isGone = false
  private let time = FileStamp.now()

  init(_ root: WatchedRoot, _ names: [String]) {
    guard !root.isGone, let folder = try? Folder(root.path) else {
      isGone = true
      return
    }
    for name in names {
      guard let below = try? Folder(below: folder, name) else { continue }
      folders.insert(name)
      for entry in listTree(below, skipping: { $0.begins(with: ".") }).entries {
        let path = "\(name)/\(entry.path)"
        if entry.kind == .folder { folders.insert(path) } else { stamps[path] = .some(below.stamp(entry.path)) }
      }
    }
  }

  func changes(since before: Look) -> FolderChanges {
    var changes = FolderChanges()
    changes.isGone = isGone
    changes.isMore = folders != before.folders
    for (path, stamp) in stamps {
      // A file may change twice within a tick of the file system's clock.
      let isSettled = stamp.map { !$0.isFresh(at: before.time) } ?? true
      if let old = before.stamps[path], old == stamp, isSettled { continue }
      changes.paths.insert(path)
    }
    for (path, _) in before.stamps where stamps[path] == nil { changes.paths.insert(path) }
    return changes
  }
}
