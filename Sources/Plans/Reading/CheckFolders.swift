// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// Reports folders whose texts are pages, and whose names are nearly that of a folder of a kind: each once.
func checkFolders(_ items: [Item], _ kinds: Kinds, _ report: inout Report) {
  struct Folder {
    let kind: Kind
    let rightName: String
    var count = 0
  }
  var found = PathMap<Folder>()
  // Of the folder of the text before, since those of one folder come after each other.
  var known: (folder: String, meant: (folder: String, kind: Kind, rightName: String)?)?
  for item in items where item.kind.isPage && item.fields.kind == nil && !item.file.section.isEmpty {
    let folder = item.file.folder
    if known.map({ bytesEqual($0.folder, folder) }) != true { known = (folder, meantFolder(of: item.file, kinds)) }
    guard let meant = known?.meant else { continue }
    found[meant.folder, default: Folder(kind: meant.kind, rightName: meant.rightName)].count += 1
  }
  checkNestedFolders(items, kinds, &report)
  for (name, folder) in found.sorted(by: { bytesPrecede($0.path, $1.path) }) {
    let texts = folder.count == 1 ? "its text is a page, and no" : "its \(folder.count) texts are pages, and no"
    let noun = folder.count == 1 ? folder.kind.called : folder.kind.calledTogether
    report.add(
      .nearMissFolder, "`\(name)/` is not the folder of \(folder.kind.calledTogether): \(texts) \(noun)",
      at: Place("content/" + name),
      help: "rename it `\(folder.rightName)/`, or give each text a line `kind: \(folder.kind.name)`")
  }
}

/// Reports folders of a kind within that of another, whose texts are of the outer one: `goals/objectives/`.
private func checkNestedFolders(_ items: [Item], _ kinds: Kinds, _ report: inout Report) {
  var known = PathSet()
  for item in items where item.fields.kind == nil && item.kind.isPart && !known.contains(item.file.folder) {
    known.insert(item.file.folder)
    let parts = item.file.folder.pathParts.dropFirst().map(String.init)
    guard let inner = parts.dropFirst().last, let kind = kinds.ofFolder(inner),
      kind.name != item.kind.name, kind.isPart || kind.like == "indicator"
    else { continue }
    report.add(
      .nearMissFolder,
      "`\(inner)/` is within the folder of \(item.kind.calledTogether), so that its texts are \(item.kind.calledTogether), and no \(kind.calledTogether)",
      at: Place(item.file.folder),
      help: "move it to `content/\(kind.folder)/`, or give each text a line `kind: \(kind.name)`")
  }
}

/// The folder at fault, the kind that is meant, and where its texts belong.
func meantFolder(of file: SourceFile, _ kinds: Kinds) -> (folder: String, kind: Kind, rightName: String)? {
  let parts = file.folder.pathParts.dropFirst().map(String.init)
  guard let first = parts.first, kinds.ofFolder(first) == nil else { return nil }
  if let kind = meantKind(first, kinds) { return (first, kind, kind.folder) }
  // Texts by language, or below the folder that another tool has them in.
  let isWrapper =
    (isLanguageTag(first) && (first.count == 2 || first.contains("-"))) || ["docs", "_docs", "src"].contains(first)
  guard isWrapper, let second = parts.dropFirst().first, let kind = kinds.ofFolder(second) ?? meantKind(second, kinds),
    !kind.isPage
  else { return nil }
  return ("\(first)/\(second)", kind, kind.folder)
}

/// The kind whose folder differs in letter case, or has the name of one item, or one letter too many or too few, or two
/// exchanged. Another letter may make another word, such as `teams` of `terms`.
private func meantKind(_ name: String, _ kinds: Kinds) -> Kind? {
  let lower = name.lowercased()
  let named = kinds.all.filter { !$0.folder.isEmpty && !$0.isPage }
  if let same = named.first(where: { [$0.folder, $0.name, $0.called, plural(of: $0.name)].contains(lower) }) {
    return same
  }
  let near = named.filter { kind in
    guard slip(of: name, among: [kind.folder]) != nil else { return false }
    return kind.folder.count != name.count || kind.folder.sorted() == lower.sorted()
  }
  return near.count == 1 ? near[0] : nil
}
