// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// The files of the content by folder and by name, for paths that lead nowhere. Made when the first such path is met.
struct FileNames: Sendable {
  private let namesByFolder: PathMap<[String]>
  private let pathsByName: PathMap<[String]>

  init(_ paths: some Sequence<String>) {
    var namesByFolder = PathMap<[String]>()
    var pathsByName = PathMap<[String]>()
    for path in paths {
      let (folder, name) = folderAndName(of: path)
      namesByFolder[folder, default: []].append(name)
      pathsByName[name, default: []].append(path)
    }
    (self.namesByFolder, self.pathsByName) = (namesByFolder, pathsByName)
  }

  /// The path of a file that `path` may have meant: one of a similar name in the folder, else one of the same name in
  /// another. It is certain when there is no other.
  func nearest(to path: String) -> (path: String, isCertain: Bool)? {
    let (folder, name) = folderAndName(of: path)
    let neighbours = (namesByFolder[folder] ?? []).filter { $0 != name }
    if let near = Diagnostics.nearest(to: name, among: neighbours) {
      return (folder + near, correction(of: name, among: neighbours) != nil)
    }
    let namesakes = (pathsByName[name] ?? []).filter { $0 != path }
    let near = Diagnostics.nearest(to: path, among: namesakes) ?? namesakes.min { bytesPrecede($0, $1) }
    return near.map { ($0, namesakes.count == 1) }
  }
}

/// The folder with its `/`, and the name in it.
private func folderAndName(of path: String) -> (folder: String, name: String) {
  guard let slash = path.lastSlash else { return ("", path) }
  let end = path.utf8.index(after: slash)
  return (String(path[..<end]), String(path[end...]))
}
