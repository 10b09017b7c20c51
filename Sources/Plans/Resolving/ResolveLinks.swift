// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Markdown
import Workers

/// Finds where every link and image of every text leads.
func resolveLinks(
  _ items: [Item], files: Set<String>, _ index: ItemIndex, workers: Int, _ report: inout Report
) -> [[LinkDestination]] {
  let results = parallelMap(items, workers: workers) { item in
    var report = Report()
    let destinations = item.document.links.map { link in
      var resolver = LinkResolver(item: item, link: link, files: files, index: index)
      defer { report.merge(resolver.report) }
      return resolver.destination()
    }
    return (destinations: destinations, report: report)
  }
  for result in results { report.merge(result.report) }
  return results.map(\.destinations)
}

private struct LinkResolver {
  let item: Item
  let link: Link
  let files: Set<String>
  let index: ItemIndex
  var report = Report()

  private var place: Place {
    Place(item.file.path, line: link.line, column: link.column, excerpt: link.destination)
  }

  mutating func destination() -> LinkDestination {
    switch link.target {
    case .item(let id, let anchor):
      let (link, path) = (link, item.file.path)
      let found = index.item(
        id, at: place,
        edits: { link.edits(writing: link.destination(beginning: "plan:\($0)", insteadOf: "plan:\(id)"), in: path) },
        &report)
      guard let target = found else { return .nowhere }
      return toItem(target, anchor)
    case .anchor(let anchor):
      if !anchor.isEmpty { check(anchor, in: item) }
      if link.use == .titledLink { checkLabel(of: anchor) }
      return .anchor(anchor)
    case .file(let path, let anchor): return toFile(path, anchor)
    case .external, .refused: return .nowhere
    }
  }

  /// A link without words needs something that has a name.
  private mutating func checkLabel(of anchor: String) {
    guard item.document.anchors.contains(where: { $0.id == anchor && $0.label == .none }) else { return }
    report.add(
      .emptyLink, "this link has no text, and what it leads to has no name", at: place,
      help: "write between the brackets where it leads; clauses, numbered figures and tables, and headings have a name")
  }

  private mutating func toItem(_ target: Int, _ anchor: String?) -> LinkDestination {
    if let anchor, !anchor.isEmpty { check(anchor, in: index.items[target]) }
    return .item(target, anchor: anchor)
  }

  private mutating func check(_ anchor: String, in target: Item) {
    if target.document.holds(anchor) { return }
    let anchors = target.document.ids
    let near = nearest(to: anchor, among: anchors)
    report.add(
      .deadAnchor, "`\(target.file.path)` has no heading or other block with the id `\(anchor)`", at: place,
      help: near.map { "did you mean `#\($0)`?" }
        ?? (anchors.isEmpty
          ? "it has no ids; link to the file alone" : "its ids are \(quoted(Array(anchors.prefix(12))))"),
      edits: link.edits(
        writing: correction(of: anchor, among: anchors).flatMap {
          link.destination(ending: "#\($0)", insteadOf: "#\(anchor)")
        }, in: item.file.path))
  }

  private mutating func toFile(_ path: String, _ anchor: String?) -> LinkDestination {
    guard let full = resolve(path, from: item.file.folder) else {
      report.add(
        .outsideSource, "`\(path)` leads out of the content folder", at: place,
        help: "copy the file into the content folder and link to it there")
      return .nowhere
    }
    if link.isFollowed, let found = index.file(full) {
      switch found {
      case .item(let target): return toItem(target, anchor)
      case .section(let section): return .section(section)
      case .broken: return .nowhere
      case .heldBack(let held):
        report.add(
          .heldBackTarget, "`\(held.state.path)` is held back: \(held.state.explanation)", at: place,
          help: "publish it, or hold this page back too", notes: [held.note])
        return .nowhere
      }
    }
    if holds(files, full) { return .file(full) }
    if link.use == .captions {
      reportMissingCaptions(path)
      return .nowhere
    }
    reportMissing(path, full)
    return .nowhere
  }

  private mutating func reportMissingCaptions(_ path: String) {
    report.add(
      .missingCaptions, "this film has no captions: there is no file `\(path)`", at: place,
      help: "save them beside the film; of a film in which nothing is said, say so: "
        + "`![what it shows](\(path.dropLast(4)).mp4 \"silent\")`")
  }

  private mutating func reportMissing(_ path: String, _ full: String) {
    let isText = isText(full)
    let near = index.nearestPath(to: full, among: files, isText: isText).map {
      (path: relative($0.path, to: item.file.folder), isCertain: $0.isCertain)
    }
    report.add(
      !link.isFollowed || !isText ? .missingFile : .deadLink, "there is no file `\(full)`", at: place,
      help: near.map { "did you mean `\($0.path)`?" } ?? "write the path from this file's folder, with its ending",
      edits: link.edits(
        writing: near.flatMap { $0.isCertain ? link.destination(beginning: $0.path, insteadOf: path) : nil },
        in: item.file.path))
  }
}

extension Document {
  package func holds(_ anchor: String) -> Bool {
    headings.contains { $0.id == anchor } || anchors.contains { $0.id == anchor }
  }

  /// Of headings and other blocks, each once.
  package var ids: [String] {
    var seen: Set<String> = []
    return (headings.map(\.id) + anchors.map(\.id)).filter { seen.insert($0).inserted }
  }
}

/// The path relative to the source; nil when it leaves the content folder.
package func resolve(_ path: String, from folder: String) -> String? {
  resolvePlainPath(path, from: folder) ?? resolveParts(path, from: folder)
}

/// The same for what nearly all links are: `../` any number of times, then names of folders, then a name. Nil for others,
/// and for what leads out. Byte by byte, since it is done for every link of every page.
func resolvePlainPath(_ path: String, from folder: String) -> String? {
  var (path, folder) = (path, folder)
  return path.withUTF8 { path in
    folder.withUTF8 { folder in
      var start = 0
      var base = folder.count
      while start + 2 < path.count, path[start] == 0x2E, path[start + 1] == 0x2E, path[start + 2] == 0x2F {
        while base > 0, folder[base - 1] != 0x2F { base -= 1 }
        guard base > 0 else { return nil }
        base -= 1
        start += 3
      }
      var isAfterSlash = true
      for byte in path[start...] {
        if isAfterSlash, byte == 0x2F || byte == 0x2E { return nil }
        isAfterSlash = byte == 0x2F
      }
      guard start < path.count else { return nil }
      return String(unsafeUninitializedCapacity: base + 1 + path.count - start) { whole in
        _ = whole.update(fromContentsOf: folder[..<base])
        whole[base] = 0x2F
        _ = UnsafeMutableBufferPointer(rebasing: whole[(base + 1)...]).update(fromContentsOf: path[start...])
        return base + 1 + path.count - start
      }
    }
  }
}

func resolveParts(_ path: String, from folder: String) -> String? {
  var parts = folder.split(separator: "/").map(String.init)
  for part in path.split(separator: "/") where part != "." {
    if part == ".." {
      if parts.count <= 1 { return nil }
      parts.removeLast()
    } else {
      parts.append(String(part))
    }
  }
  return parts.joined(separator: "/") + (path.hasSuffix("/") ? "/" : "")
}

/// Whether a path is among those of files, byte by byte: two spellings that look alike are two files.
private func holds(_ files: Set<String>, _ path: String) -> Bool {
  files.firstIndex(of: path).map { bytesEqual(files[$0], path) } ?? false
}

/// How to write `path` from `folder`, both relative to the source.
func relative(_ path: String, to folder: String) -> String {
  let target = path.split(separator: "/")
  let base = folder.split(separator: "/")
  let shared = zip(target, base).prefix { $0 == $1 }.count
  return String(repeating: "../", count: base.count - shared) + target.dropFirst(shared).joined(separator: "/")
}

/// The files that documents name, by the item's index.
func resolveDocumentFiles(_ items: [Item], files: Set<String>, _ report: inout Report) -> [Int: String] {
  var found: [Int: String] = [:]
  for (number, item) in items.enumerated() {
    guard let details = item.details(DocumentDetails.self), let name = details.file else { continue }
    if let path = resolve(name, from: item.file.folder), holds(files, path) {
      found[number] = path
    } else {
      let place = item.place(of: "file", saying: name)
      let others = files.map { relative($0, to: item.file.folder) }
      report.add(
        .missingFile, "there is no file `\(name)` beside this text", at: place,
        help: nearest(to: name, among: others).map { "did you mean `\($0)`?" }
          ?? "write the path from this file's folder",
        edits: correction(of: name, among: others).map { [Edit(replacing: place, with: $0)] } ?? [])
    }
  }
  return found
}
