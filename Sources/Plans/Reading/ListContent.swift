// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Workers

/// What is in the content folder, before any of it is read.
package struct ContentFiles: Sendable {
  /// Below the content folder, hidden files left out, in the order of their paths.
  package let entries: [TreeEntry]
  /// For each entry that is a file, its stamp; nil also where the system cannot say.
  package let stamps: [FileStamp?]
  package let problems: [FileProblem]
  /// Taken before the stamps, which a change at the same moment could still have.
  package let time: Int64

  /// How many files there are.
  package var count: Int { entries.count { $0.kind == .file } }

  /// Stands for all that is in the content folder; nil while a file in it has just been changed.
  package var fingerprint: Fingerprint? {
    guard problems.isEmpty else { return nil }
    var builder = FingerprintBuilder()
    for (entry, stamp) in zip(entries, stamps) {
      builder.add(entry.path)
      guard let stamp else {
        if entry.kind == .file { return nil }
        builder.add(entry.kind == .folder)
        continue
      }
      guard !stamp.isFresh(at: time) else { return nil }
      builder.add(stamp)
    }
    return builder.fingerprint
  }

  /// The stamp of a file that is not text, by its path relative to the source; nil where it says nothing yet.
  package var settledStamps: PathMap<FileStamp> {
    var found = PathMap<FileStamp>()
    for (entry, stamp) in zip(entries, stamps) where !isText(entry.path) {
      if let stamp, !stamp.isFresh(at: time) { found["content/" + entry.path] = stamp }
    }
    return found
  }
}

extension FingerprintBuilder {
  package mutating func add(_ stamp: FileStamp) {
    add(UInt64(bitPattern: stamp.size))
    add(UInt64(bitPattern: stamp.modified))
    add(UInt64(bitPattern: stamp.changed))
    add(stamp.inode)
  }
}

/// Lists everything below the content folder. A missing folder is reported by `readConfiguration`.
package func listContent(_ source: Folder, workers: Int) -> ContentFiles {
  let time = FileStamp.now()
  do {
    let folder = try Folder(below: source, "content")
    let (entries, problems) = listTree(folder) { $0.begins(with: ".") }
    let stamps = parallelMap(entries, workers: workers, state: { StampReader(below: folder) }) { entry, reader in
      entry.kind == .file ? reader.stamp(entry.path) : nil
    }
    return ContentFiles(entries: entries, stamps: stamps, problems: problems, time: time)
  } catch {
    let problems = error.isAbsence ? [] : [FileProblem("", of: error)]
    return ContentFiles(entries: [], stamps: [], problems: problems, time: time)
  }
}

extension ContentFiles {
  /// Whether something is there, by its path relative to the content folder.
  package func has(_ path: String) -> Bool {
    let place = entries.firstPlace { !bytesPrecede($0.path, path) }
    return place < entries.count && bytesEqual(entries[place].path, path)
  }

  /// What is other here than in an earlier list: came, went, or has another stamp.
  package func changes(since earlier: ContentFiles) -> PathSet {
    var changed = PathSet()
    var (old, new) = (0, 0)
    while old < earlier.entries.count || new < entries.count {
      let isGone =
        new == entries.count
        || (old < earlier.entries.count && bytesPrecede(earlier.entries[old].path, entries[new].path))
      if isGone {
        changed.insert(earlier.entries[old].path)
        old += 1
        continue
      }
      if old < earlier.entries.count, bytesEqual(earlier.entries[old].path, entries[new].path) {
        let isSame = earlier.entries[old].kind == entries[new].kind && earlier.stamps[old] == stamps[new]
        if !isSame { changed.insert(entries[new].path) }
        old += 1
      } else {
        changed.insert(entries[new].path)
      }
      new += 1
    }
    return changed
  }

  /// The same after another look at some files, by their paths relative to the content folder; nil where one of them is, or
  /// was, a folder: then all has to be listed again.
  package func looking(again paths: PathSet, in source: Folder) -> ContentFiles? {
    let time = FileStamp.now()
    guard let folder = try? Folder(below: source, "content") else { return nil }
    var (entries, stamps) = (entries, stamps)
    for path in paths where !path.pathParts.contains(where: { $0.utf8.first == UInt8(ascii: ".") }) {
      let place = entries.firstPlace { !bytesPrecede($0.path, path) }
      let isKnown = place < entries.count && bytesEqual(entries[place].path, path)
      let kind: TreeEntry.Kind?
      do { kind = try folder.kind(path) } catch { return nil }
      if kind == .folder || (isKnown && entries[place].kind == .folder) { return nil }
      let found = kind.map { (entry: TreeEntry(path: path, kind: $0), stamp: $0 == .file ? folder.stamp(path) : nil) }
      let range = place..<(isKnown ? place + 1 : place)
      entries.replaceSubrange(range, with: found.map { [$0.entry] } ?? [])
      stamps.replaceSubrange(range, with: found.map { [$0.stamp] } ?? [])
    }
    return ContentFiles(entries: entries, stamps: stamps, problems: problems, time: time)
  }
}

extension [TreeEntry] {
  /// The first place from which on all entries are such, in a list in which all before it are not.
  fileprivate func firstPlace(where isBeyond: (TreeEntry) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
