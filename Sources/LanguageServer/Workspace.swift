// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Plans
import Publishing
import Sites

/// A plan that is being edited: its folder, the texts that are open and may not be saved yet, and what the last check of all
/// that found.
struct Workspace {
  /// The folder that contains `content`, as a path from the root.
  let root: String
  /// Whether the editor can move and make files.
  let changesFiles: Bool
  private let request: BuildRequest
  private var open = PathMap<OpenText>()
  /// Whether something has changed since the last check.
  private(set) var isStale = true
  private(set) var site: Site?
  /// By path, in the order of their places.
  private(set) var problems = PathMap<[LocatedDiagnostic]>()

  private struct OpenText {
    let address: String
    let file: TextFile
  }

  /// `request` is one that writes nothing.
  init(root: String, _ request: BuildRequest, changesFiles: Bool) {
    (self.root, self.changesFiles) = (root, changesFiles)
    var request = request
    request.source = root
    request.usesCache = false
    // What is not published yet is what writers work at.
    request.includeDrafts = true
    self.request = request
  }

  /// The path of a file of the plan relative to its folder; nil for other files.
  func path(of address: String) -> String? {
    guard let path = filePath(of: address) else { return nil }
    for root in [root, canonicalPath(root)] where path.utf8.starts(with: (root + "/").utf8) {
      return String(path.utf8.dropFirst(root.utf8.count + 1))
    }
    return nil
  }

  /// As the editor calls the file, where it has said.
  func address(of path: String) -> String { open[path]?.address ?? fileAddress(of: "\(root)/\(path)") }

  mutating func set(_ address: String, text: String) {
    guard let path = path(of: address) else { return }
    open[path] = OpenText(address: address, file: TextFile(Array(text.utf8)))
    isStale = true
  }

  mutating func close(_ address: String) {
    guard let path = path(of: address) else { return }
    open[path] = nil
    isStale = true
  }

  /// A file has changed on the disk.
  mutating func touch() { isStale = true }

  /// A file as the editor has it, else as it is on the disk; nil where there is none.
  func file(_ path: String) -> TextFile? {
    if let text = open[path] { return text.file }
    guard let folder = try? Folder(root), let bytes = try? folder.read(path, limit: 16 << 20) else { return nil }
    return TextFile(bytes)
  }

  /// Checks the plan, if anything has changed. Where the machine refuses something, what was known stays.
  mutating func check() {
    guard isStale else { return }
    isStale = false
    var request = request
    for path in open.paths { request.unsaved[path] = open[path]?.file.bytes }
    guard let result = try? buildSite(request, announce: { _ in }), let site = result.site?.site else { return }
    self.site = site
    problems = PathMap()
    let unsaved = request.unsaved
    let located = locate(result.settled, .everything) { path in unsaved[path] ?? file(path)?.bytes }
    for problem in located.diagnostics {
      guard let path = problem.place?.path else { continue }
      problems[path, default: []].append(problem)
    }
  }

  /// The item whose text, or whose row, is in a file.
  func item(inFile path: String) -> Int? {
    site?.plan.items.firstIndex { bytesEqual($0.file.path, path) }
  }

  func item(named id: String) -> Int? { site?.plan.indexOfID[id] }
}

/// The folder of a plan at or above a path: the one that contains `content`.
func folderOfPlan(at path: String) -> String? {
  var parts = path.pathParts
  while true {
    let folder = "/" + parts.joined(separator: "/")
    if let folder = try? Folder(folder), (try? Folder(below: folder, "content")) != nil {
      return "/" + parts.joined(separator: "/")
    }
    if parts.isEmpty { return nil }
    parts.removeLast()
  }
}
