import Diagnostics
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
      guard let target = index.item(id, at: place, &report) else { return .nowhere }
      return toItem(target, anchor)
    case .anchor(let anchor):
      if !anchor.isEmpty { check(anchor, in: item) }
      return .anchor(anchor)
    case .file(let path, let anchor): return toFile(path, anchor)
    case .external, .refused: return .nowhere
    }
  }

  private mutating func toItem(_ target: Int, _ anchor: String?) -> LinkDestination {
    if let anchor, !anchor.isEmpty { check(anchor, in: index.items[target]) }
    return .item(target, anchor: anchor)
  }

  private mutating func check(_ anchor: String, in target: Item) {
    var anchors: [String] = []
    for heading in target.document.headings where !anchors.contains(heading.id) { anchors.append(heading.id) }
    if anchors.contains(anchor) { return }
    let near = nearest(to: anchor, among: anchors)
    report.add(
      .deadAnchor, "`\(target.file.path)` has no heading with the id `\(anchor)`", at: place,
      help: near.map { "did you mean `#\($0)`?" }
        ?? (anchors.isEmpty
          ? "it has no headings; link to the file alone" : "its ids are \(quoted(Array(anchors.prefix(12))))"))
  }

  private mutating func toFile(_ path: String, _ anchor: String?) -> LinkDestination {
    guard let full = resolve(path, from: item.file.folder) else {
      report.add(
        .outsideSource, "`\(path)` leads out of the content folder", at: place,
        help: "copy the file into the content folder and link to it there")
      return .nowhere
    }
    if !link.isImage, let found = index.file(full) {
      switch found {
      case .item(let target): return toItem(target, anchor)
      case .section(let section): return .section(section)
      case .broken: return .nowhere
      case .heldBack(let held):
        report.add(
          .heldBackTarget, "`\(held.path)` is held back: \(held.explanation)", at: place,
          help: "publish it, or hold this page back too")
        return .nowhere
      }
    }
    if let file = files.firstIndex(of: full).map({ files[$0] }), file.utf8.elementsEqual(full.utf8) {
      return .file(file)
    }
    reportMissing(path, full)
    return .nowhere
  }

  private mutating func reportMissing(_ path: String, _ full: String) {
    let isText = full.hasSuffix(".md")
    let near = index.nearestPath(to: full, among: files, isText: isText).map {
      relative($0, to: item.file.folder)
    }
    report.add(
      link.isImage || !isText ? .missingFile : .deadLink, "there is no file `\(full)`", at: place,
      help: near.map { "did you mean `\($0)`?" } ?? "write the path from this file's folder, with its ending")
  }
}

/// The path relative to the source; nil when it leaves the content folder.
package func resolve(_ path: String, from folder: String) -> String? {
  var rest = path.utf8[...]
  var base = folder.utf8[...]
  while rest.starts(with: "../".utf8) {
    guard let slash = base.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    base = base[..<slash]
    rest = rest.dropFirst(3)
  }
  // What is left names folders only, nearly always.
  let isPlain = rest.first != nil && rest.first != UInt8(ascii: ".") && rest.first != UInt8(ascii: "/")
  if isPlain, !hasDotOrEmptyPart(rest) { return String(Substring(base)) + "/" + String(Substring(rest)) }
  return resolveParts(path, from: folder)
}

/// Whether a `/` is followed by another, or by a point.
private func hasDotOrEmptyPart(_ path: Substring.UTF8View) -> Bool {
  var isAfterSlash = false
  for byte in path {
    if isAfterSlash, byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return true }
    isAfterSlash = byte == UInt8(ascii: "/")
  }
  return false
}

private func resolveParts(_ path: String, from folder: String) -> String? {
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
    guard let details = item.details as? DocumentDetails, let name = details.file else { continue }
    if let path = resolve(name, from: item.file.folder), files.contains(path) {
      found[number] = path
    } else {
      report.add(
        .missingFile, "there is no file `\(name)` beside this text",
        at: item.place(of: "file", name),
        help: nearest(to: name, among: files.map { relative($0, to: item.file.folder) }).map { "did you mean `\($0)`?" }
          ?? "write the path from this file's folder")
    }
  }
  return found
}
