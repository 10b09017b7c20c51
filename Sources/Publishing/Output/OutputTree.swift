// SPDX-License-Identifier: Apache-2.0

import Files

/// What is in the output before a build changes it.
enum OutputTree: Sendable {
  /// All of it was listed: paths with what they are.
  case listed([String: TreeEntry.Kind])
  /// Most of it is known to be as it was left; the rest is asked for one by one.
  case asked(Folder)

  /// Lists an output, except for what planpress needs for itself.
  init(listing output: Folder) {
    let entries = listTree(output) { OpenOutput.isOwnName($0) || $0 == Manifest.path }.entries
    self = .listed(Dictionary(entries.map { ($0.path, $0.kind) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Nil for nothing.
  func kind(_ path: String) -> TreeEntry.Kind? {
    switch self {
    case .listed(let kinds): kinds[path]
    case .asked(let folder): folder.kind(path)
    }
  }

  /// The folder above `path` that is not one, if there is one: a file, or a symbolic link, which would lead elsewhere.
  func blockedParent(of path: String) -> String? {
    var parent = path[...]
    while let slash = parent.lastIndex(of: "/") {
      parent = parent[..<slash]
      if let kind = kind(String(parent)), kind != .folder { return String(parent) }
    }
    return nil
  }

  var isEmpty: Bool {
    if case .listed(let kinds) = self { return kinds.isEmpty }
    return false
  }
}
