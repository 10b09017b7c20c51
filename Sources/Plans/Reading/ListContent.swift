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
    let stamps = parallelMap(entries, workers: workers) { $0.kind == .file ? folder.stamp($0.path) : nil }
    return ContentFiles(entries: entries, stamps: stamps, problems: problems, time: time)
  } catch {
    let problems = error.isAbsence ? [] : [FileProblem("", of: error)]
    return ContentFiles(entries: [], stamps: [], problems: problems, time: time)
  }
}
