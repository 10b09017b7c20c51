// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// What is in the output before a build changes it.
enum OutputTree: Sendable {
  /// All of it was listed: paths with what they are.
  case listed(PathMap<TreeEntry.Kind>)
  /// Most of it is known to be as it was left; the rest is asked for one by one.
  case asked(Folder)

  /// Lists an output, except for what planpress needs for itself. Fails where a folder cannot be read that a file of the
  /// `new` or `old` site is in; what else is in the output is nobody's business.
  init(
    listing output: Folder, around new: some Sequence<String>, _ old: some Sequence<String>
  ) throws(FileProblem) {
    let (entries, problems) = listTree(output) { OpenOutput.isOwnName($0) || $0 == Manifest.path }
    for problem in problems {
      let isAround = { (path: String) in path.isBelow(problem.path) }
      if problem.path.isEmpty || new.contains(where: isAround) || old.contains(where: isAround) { throw problem }
    }
    self = .listed(PathMap(entries.map { ($0.path, $0.kind) }))
  }

  /// Nil for nothing.
  func kind(_ path: String) throws(FileProblem) -> TreeEntry.Kind? {
    switch self {
    case .listed(let kinds): kinds[path]
    case .asked(let folder): try folder.kind(path)
    }
  }

  /// The folder above `path` that is not one, if there is one: a file, or a symbolic link, which would lead elsewhere.
  func blockedParent(of path: String) throws(FileProblem) -> String? {
    var parent = path[...]
    while let slash = parent.lastSlash {
      parent = parent[..<slash]
      if let kind = try kind(String(parent)), kind != .folder { return String(parent) }
    }
    return nil
  }

  var isEmpty: Bool {
    if case .listed(let kinds) = self { return kinds.isEmpty }
    return false
  }
}
