// SPDX-License-Identifier: Apache-2.0

import Encoding
import Fields
import Files
import Glibc
import Plans
import Publishing
import Sites

/// Puts away what is kept of the texts, and takes it out again.
func cacheStage(_ made: Made) -> Stage {
  let folder = CacheFolder(in: made.source)
  let key = Fingerprint(of: made.kept)
  return Stage("cache", before: { folder.make() }) {
    folder.write("stages", key: key, size: made.kept.count) { $0.raw(made.kept) }
    guard case .found(let reader) = folder.read("stages", key: key) else { return 0 }
    return reader.bytes.count
  }
}

/// Builds from beginning to end, to an output on the disk: the first one, and those that go on from one before.
func buildStages(_ source: String, _ output: String) -> [Stage] {
  let target = Target(source: source, output: output)
  return [
    Stage("build", before: target.clear, run: target.build),
    Stage("build-unchanged", before: target.buildOnce, run: target.build),
    Stage("build-edited-prose", before: { try target.edit("A sentence more.", asTitle: false) }, run: target.build),
    Stage("build-edited-title", before: { try target.edit("Another title", asTitle: true) }, run: target.build),
  ]
}

func buildRequest(source: String, output: String?) -> BuildRequest {
  var request = BuildRequest(
    source: source, output: output, today: CalendarDate(secondsSince1970: 1_800_000_000), workers: 1)
  request.usesCache = output != nil
  // By the one thread whose work is counted.
  request.secondsForText = nil
  return request
}

func end(_ words: String, status: Int32) -> Never {
  let line = Array("\(words)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(status)
}

/// A source that may be changed, and the site that is made of it.
private final class Target {
  private let source: String
  private let output: String
  private var isBuilt = false
  private var edits = 0
  /// A text of the middle of the plan, as it was before the first edit.
  private var edited: (path: String, bytes: [UInt8])?

  init(source: String, output: String) {
    self.source = source
    self.output = output
  }

  func build() throws -> Int {
    let result = try buildSite(
      buildRequest(source: source, output: output), announce: { _ in })
    guard let changes = result.changes, !result.report.hasErrors else {
      throw Unusable(path: source, reason: result.report.diagnostics.first?.message ?? "nothing was written")
    }
    isBuilt = true
    return changes.written + changes.unchanged
  }

  func clear() throws {
    try makeFolders(output)
    let folder = try Folder(output)
    for entry in try listFolder(folder, "") {
      if entry.kind == .folder { try folder.removeTree(entry.path) } else { try folder.remove(entry.path) }
    }
    try Folder(source).removeTree(CacheFolder.name)
    isBuilt = false
  }

  func buildOnce() throws {
    if !isBuilt { _ = try build() }
    settle()
  }

  /// Adds to a text's end or its title, each time something else.
  func edit(_ words: String, asTitle: Bool) throws {
    try buildOnce()
    let folder = try Folder(source)
    let old = try edited ?? readMiddle(folder)
    edited = old
    edits += 1
    var bytes = old.bytes
    if asTitle {
      guard let place = firstOffset(of: Array("\ntitle: ".utf8), in: bytes) else {
        throw Unusable(path: old.path, reason: "the text has no title")
      }
      bytes.insert(contentsOf: Array("\(words) \(edits) ".utf8), at: place + "\ntitle: ".utf8.count)
    } else {
      bytes += Array("\n\(words) It is the \(edits). one.\n".utf8)
    }
    try folder.remove(old.path)
    try folder.create(old.path, bytes)
    settle()
  }

  private func readMiddle(_ folder: Folder) throws -> (path: String, bytes: [UInt8]) {
    let texts = listContent(folder, workers: 1).entries.map(\.path).filter { $0.hasPrefix("objectives/") }
    guard !texts.isEmpty else { throw Unusable(path: source, reason: "it has no objectives") }
    let path = "content/" + texts[texts.count / 2]
    return (path, try folder.read(path))
  }

  /// A file that has just been changed is read once more than others.
  private func settle() { usleep(100_000) }
}

private func firstOffset(of words: [UInt8], in bytes: [UInt8]) -> Int? {
  bytes.indices.first { bytes[$0...].starts(with: words) }
}
