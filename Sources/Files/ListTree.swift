// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc

/// What is at a path below a folder.
package struct TreeEntry: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case file, folder, link, other
  }
  /// Relative to the folder, parts joined by `/`.
  package let path: String
  package let kind: Kind

  package init(path: String, kind: Kind) { (self.path, self.kind) = (path, kind) }
}

/// Everything below the folder, sorted by the bytes of the path, whatever order the file system gives. Symbolic links
/// are listed and not followed. Names for which `skip` is true are left out with all that is below them.
///
/// A name that is not UTF-8 is listed with U+FFFD in it; a folder that cannot be read ends up in `problems`.
package func listTree(
  _ folder: Folder, skipping skip: (String) -> Bool = { _ in false }
) -> (entries: [TreeEntry], problems: [FileProblem]) {
  var entries: [TreeEntry] = []
  var problems: [FileProblem] = []
  var pending = [""]
  while let parent = pending.popLast() {
    do {
      for entry in try listFolder(folder, parent) where !skip(entry.name) {
        entries.append(TreeEntry(path: entry.path, kind: entry.kind))
        if entry.kind == .folder { pending.append(entry.path) }
      }
    } catch {
      problems.append(error)
    }
  }
  return (entries.sorted { bytesPrecede($0.path, $1.path) }, problems)
}

/// What is directly in the folder `parent` below `folder`, in no fixed order.
package func listFolder(
  _ folder: Folder, _ parent: String
) throws(FileProblem) -> [(name: String, path: String, kind: TreeEntry.Kind)] {
  let descriptor = openBelow(folder.descriptor, parent.isEmpty ? "." : parent, O_RDONLY | O_DIRECTORY)
  guard descriptor >= 0 else { throw FileProblem(parent, isReading: true) }
  guard let stream = fdopendir(descriptor) else {
    let failure = errno
    close(descriptor)
    throw FileProblem(parent, code: failure, isReading: true)
  }
  defer { closedir(stream) }
  var entries: [(name: String, path: String, kind: TreeEntry.Kind)] = []
  while true {
    // Only this tells the end of a folder from a failure.
    errno = 0
    guard let item = readdir(stream) else {
      if errno != 0 { throw FileProblem(parent, isReading: true) }
      break
    }
    let name = withUnsafePointer(to: &item.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name == "." || name == ".." { continue }
    let path = parent.isEmpty ? name : parent + "/" + name
    entries.append((name, path, try kind(of: item.pointee.d_type, at: path, in: folder)))
  }
  return entries
}

private func kind(of type: UInt8, at path: String, in folder: Folder) throws(FileProblem) -> TreeEntry.Kind {
  switch Int(type) {
  case DT_REG: return .file
  case DT_DIR: return .folder
  case DT_LNK: return .link
  case DT_UNKNOWN:  // some file systems do not say
    return try folder.kind(path) ?? .other
  default: return .other
  }
}

extension TreeEntry.Kind {
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}
