// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Markdown

/// Knows what a link in the form of another tool leads to: `rivers.html`, `/goals/rivers/`, `goals\rivers`,
/// `{{ site.baseurl }}/goals/rivers`. Made when the first such link is met.
final class LikelyDestinations: Sendable {
  /// The paths of texts relative to the source, by their paths below `content` without ending, in letters that count.
  private let byStem: [String: [String]]
  /// The same by the address of their pages.
  private let byAddress: [String: [String]]
  /// The same by their names alone.
  private let byName: [String: [String]]
  /// Folders with texts.
  private let byFolder: [String: [String]]
  private let files: PathSet
  /// By the paths of texts relative to the source.
  let titles: PathMap<String>

  init(_ items: [Item], sections: PathSet, files: PathSet) {
    self.files = files
    titles = PathMap(items.map { ($0.file.path, $0.title) })
    // Some tools call a text `rivers.html.md`.
    let texts = items.map { item in
      let stem = item.file.stem
      return (
        stem: comparable(stem.ends(with: ".html") ? String(stem.dropping(end: ".html")) : stem), path: item.file.path,
        item: item
      )
    }
    byStem = Dictionary(grouping: texts, by: \.stem).mapValues { $0.map(\.path) }
    byName = Dictionary(grouping: texts) { $0.stem.pathParts.last.map(String.init) ?? "" }
      .mapValues { $0.map(\.path) }
    let addresses = texts.flatMap { text in
      ([text.item.id] + text.item.fields.formerIDs).map { id in
        let isWhole = text.item.kind.isPage || id.begins(with: "/")
        return (
          address: comparable(isWhole ? String(id.drop { $0 == "/" }) : text.item.kind.folder + "/" + id),
          path: text.path
        )
      }
    }
    byAddress = Dictionary(grouping: addresses, by: \.address).mapValues { $0.map(\.path) }
    byFolder = Dictionary(grouping: sections) { comparable(String($0.dropping("content/"))) }
  }

  /// The path of a text relative to the source, or of a folder with `/` at its end; nil where none or several could be
  /// meant. `destination` is what a text at `file` says, without its fragment.
  func text(for destination: String, in file: SourceFile) -> String? {
    guard let (path, isRooted) = bare(destination) else { return nil }
    let stem = withoutEnding(path)
    for base in bases(of: file, isRooted: isRooted) {
      guard let full = resolveParts(stem, from: base) else { continue }
      if let found = text(at: String(full.dropFirst("content".count).drop { $0 == "/" })) { return found }
    }
    var parts = comparable(stem).pathParts.map(String.init)
    // The site may have been in a folder of its host.
    if isRooted, parts.count > 2 || (parts.count == 2 && byFolder[parts[0]] == nil),
      let found = text(at: parts.dropFirst().joined(separator: "/"))
    {
      return found
    }
    if parts.count >= 4, let dated = datedName(Array(parts.suffix(4))) { parts = [dated] }
    return parts.last.flatMap { only(byName[$0]) }
  }

  /// The path relative to the source of a file that is no text.
  func file(for destination: String, in file: SourceFile) -> String? {
    guard let (path, isRooted) = bare(destination) else { return nil }
    let paths = bases(of: file, isRooted: isRooted).compactMap { resolveParts(path, from: $0) }
    return paths.first { files.contains($0) }
  }

  private func text(at stem: String) -> String? {
    let key = comparable(stem)
    return only(byStem[key]) ?? only(byAddress[key]) ?? only(byFolder[key]).map { $0 + "/" }
  }

  /// The folders that a path can begin at: that of the file, the page itself, which other tools make a folder, and the root.
  private func bases(of file: SourceFile, isRooted: Bool) -> [String] {
    isRooted ? ["content"] : [file.folder, "content/" + file.stem, "content"]
  }

  private func only(_ paths: [String]?) -> String? { paths?.count == 1 ? paths?.first : nil }
}

/// Without what other tools put in front, and with `/` between its parts; nil where that is not known.
private func bare(_ destination: String) -> (path: String, isRooted: Bool)? {
  guard let named = foreignPath(destination.replacing("\\", with: "/")) else { return nil }
  let path = String(named.prefix { $0 != "?" }.drop { $0 == "/" })
  return (percentDecoded(path[...]) ?? path, named.begins(with: "/"))
}

private func withoutEnding(_ path: String) -> String {
  var path = path
  while path.ends(with: "/") { path.removeLast() }
  for ending in [".html", ".htm", ".markdown", ".mdx", ".md"] where path.lowercased().hasSuffix(ending) {
    path.removeLast(ending.count)
    break
  }
  for name in ["/index", "/_index", "/README"] where path.hasSuffix(name) { path.removeLast(name.count) }
  return path == "index" || path == "_index" ? "" : path
}

/// Letters without regard to their case, and whatever is between words as `-`.
private func comparable(_ path: String) -> String {
  let lower = path.lowercased()
  guard lower.utf8.contains(where: isGap) else { return lower }
  var bytes: [UInt8] = []
  var isInGap = false
  for byte in lower.utf8 {
    if !isGap(byte) { bytes.append(byte) } else if !isInGap { bytes.append(UInt8(ascii: "-")) }
    isInGap = isGap(byte)
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func isGap(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "_") || byte == 0x20 }

/// `2026/03/31/first` is the file `2026-03-31-first` to Jekyll.
private func datedName(_ parts: [String]) -> String? {
  guard zip(parts, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 && Int($0) != nil }) else { return nil }
  return parts.joined(separator: "-")
}
