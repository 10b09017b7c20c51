// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Glibc

/// Has the system say what changes (inotify(7)), folder by folder. This is the only file that knows of it.
struct SystemWatch: FolderWatch {
  private let root: WatchedRoot
  private let names: PathSet
  private var queue: Queue
  /// Files that have been written to and not been closed since.
  private var unfinished = PathSet()

  /// Fails where the system has no more watches (`fs.inotify.max_user_watches`), or none at all.
  init(_ root: String, _ names: [String]) throws(FileProblem) {
    (self.root, self.names) = (WatchedRoot(root), PathSet(names))
    queue = try Queue(root, names)
  }

  var isAmidWriting: Bool { !unfinished.isEmpty }

  mutating func changes(within milliseconds: Int) throws(FileProblem) -> FolderChanges {
    var changes = FolderChanges()
    guard queue.wait(milliseconds) else {
      changes.isGone = root.isGone
      return changes
    }
    try queue.read { [names] folder, mask, name in
      if mask & mostLost != 0 {
        changes.isMore = true
        return
      }
      if mask & ofItself != 0 {
        changes.isMore = true
        return
      }
      if name.isEmpty || name.begins(with: ".") { return }
      if folder.isEmpty {
        if names.contains(name) { changes.isMore = true }
        return
      }
      let path = "\(folder)/\(name)"
      if mask & inFolder != 0 {
        // Times and permissions of a folder are nothing that a site shows, and of no folder is it known what is in it.
        changes.isMore = true
        return
      }
      changes.paths.insert(path)
      if mask & unclosed != 0 { unfinished.insert(path) } else { unfinished.remove(path) }
    }
    changes.isGone = changes.isMore && root.isGone
    return changes
  }

  /// Where folders have changed, all are watched again, before anybody lists them.
  mutating func settle(_ changes: FolderChanges) throws(FileProblem) {
    unfinished = []
    if changes.isMore, !changes.isGone { queue = try Queue(root.path, Array(names)) }
  }
}

private let ofFolders = UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)
private let ofFiles = UInt32(IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB)
/// Only folders, and none behind a symbolic link.
private let place = UInt32(IN_ONLYDIR | IN_DONT_FOLLOW)
private let ofItself = UInt32(IN_DELETE_SELF | IN_MOVE_SELF)
private let mostLost = UInt32(IN_Q_OVERFLOW | IN_UNMOUNT)
private let inFolder = UInt32(IN_ISDIR)
/// More will follow, or may.
private let unclosed = UInt32(IN_CREATE | IN_MODIFY)

/// The queue of what the system has seen, and which folder each number of it means.
private final class Queue {
  private let descriptor: Int32
  private var folders: [Int32: String] = [:]

  init(_ root: String, _ names: [String]) throws(FileProblem) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { throw FileProblem(root, isReading: true) }
    try add("", root, ofFolders)
    guard let folder = try? Folder(root) else { return }
    for name in names where (try? folder.kind(name)) == .folder { try addTree(name, root, folder) }
  }

  deinit { close(descriptor) }

  /// Each folder is watched before it is listed, so that what comes into it later is seen.
  private func addTree(_ top: String, _ root: String, _ folder: Folder) throws(FileProblem) {
    var pending = [top]
    while let path = pending.popLast() {
      try add(path, "\(root)/\(path)", ofFolders | ofFiles)
      for entry in (try? listFolder(folder, path)) ?? [] where entry.kind == .folder && !entry.name.begins(with: ".") {
        pending.append(entry.path)
      }
    }
  }

  private func add(_ path: String, _ whole: String, _ mask: UInt32) throws(FileProblem) {
    let number = inotify_add_watch(descriptor, whole, mask | place)
    if number >= 0 {
      folders[number] = path
    } else if errno == ENOSPC || errno == ENOMEM {
      throw FileProblem(path, isReading: true)
    }
    // Another failure: it went, became a link, or may not be read; whoever lists it says so.
  }

  func wait(_ milliseconds: Int) -> Bool {
    var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&event, 1, Int32(milliseconds)) > 0
  }

  /// Hands over all that is in the queue.
  func read(_ body: (_ folder: String, _ mask: UInt32, _ name: String) -> Void) throws(FileProblem) {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return }
      guard count > 0 else { throw FileProblem("", isReading: true) }
      buffer.withUnsafeBytes { bytes in
        var offset = 0
        while offset + headSize <= count {
          let number = bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self)
          let mask = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
          let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
          let name = bytes[(offset + headSize)..<min(count, offset + headSize + length)].prefix { $0 != 0 }
          offset += headSize + length
          if mask & UInt32(IN_IGNORED) != 0 {
            folders[number] = nil
          } else if mask & mostLost != 0 {
            body("", mask, "")
          } else if let folder = folders[number] {
            body(folder, mask, String(decoding: name, as: UTF8.self))
          }
        }
      }
    }
  }
}

/// Of `struct inotify_event` before its name: number, mask, cookie and the length of the name, four bytes each.
private let headSize = 16
