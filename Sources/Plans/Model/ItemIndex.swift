// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files

/// Finds items by what texts call them. A class, since every link and reference is looked up in it.
final class ItemIndex: Sendable {
  let byID: [String: Int]
  let items: [Item]
  /// Those that are held back, too.
  let all: [Item]
  private let byFormerID: [String: Int]
  private let byPath: PathMap<Int>
  /// The items that describe a folder.
  private let byFolder: PathMap<Int>
  private let heldBackByID: [String: HeldBackItem]
  private let heldBackByPath: PathMap<HeldBackItem>
  let sections: PathSet
  /// What is in files that could not be read is not reported as missing as well.
  private let brokenPaths: PathSet
  private let brokenIDs: Set<String>
  /// A table may have had any identifier.
  private let hasBrokenTable: Bool

  init(
    _ items: [Item], all: [Item], broken: [SourceFile], kinds: Kinds, heldBack: [(Item, HeldBack)],
    _ report: inout Report
  ) {
    self.items = items
    self.all = all
    var byID: [String: Int] = [:]
    var byPath = PathMap<Int>()
    var byFormerID: [String: Int] = [:]
    var byFolder = PathMap<Int>()
    byID.reserveCapacity(items.count)
    byPath.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      byPath[item.file.path] = index
      if item.file.isIndex { byFolder[item.file.folder] = index }
      if byID[item.id] == nil { byID[item.id] = index }
      for former in item.fields.formerIDs where byFormerID[former] == nil { byFormerID[former] = index }
    }
    self.byID = byID
    self.byPath = byPath
    self.byFormerID = byFormerID
    self.byFolder = byFolder
    heldBackByID = Dictionary(heldBack.map { ($0.0.id, HeldBackItem($0)) }, uniquingKeysWith: { first, _ in first })
    heldBackByPath = PathMap(heldBack.map { ($0.0.file.path, HeldBackItem($0)) })
    sections = PathSet(PathSet(items.map(\.file.folder)).flatMap { folders(of: $0 + "/") })
    brokenPaths = PathSet(broken.map(\.path))
    hasBrokenTable = broken.contains { isTable($0.path) }
    brokenIDs = Set(
      broken.flatMap {
        [$0.identifier(for: kinds.page), $0.stem.pathParts.last.map(String.init) ?? ""]
      })
    Self.reportDoubledIDs(all, &report)
  }

  /// Whether an identifier is an item's, was one, or will be.
  func isKnown(_ id: String) -> Bool { byID[id] != nil || byFormerID[id] != nil || heldBackByID[id] != nil }

  /// What an identifier stands for. Reports and returns nil when it is nobody's, or one that is held back. `edits` writes
  /// another identifier in its place.
  func item(_ id: String, at place: Place, edits: (String) -> [Edit], _ report: inout Report) -> Int? {
    if let index = byID[id] { return index }
    if let index = byFormerID[id] {
      let today = items[index].id
      report.add(
        .formerID, "`\(id)` is a former identifier of `\(today)`", at: place, help: "write `\(today)`",
        edits: edits(today))
      return index
    }
    if let held = heldBackByID[id] {
      report.add(
        .heldBackTarget, "`\(id)` is held back: \(held.state.explanation)", at: place,
        help: "publish `\(held.state.path)`, or hold this item back too", notes: [held.note])
      return nil
    }
    if hasBrokenTable || brokenIDs.contains(id) { return nil }
    if let index = byID[seen(id)] { return index }
    let guesses = report.guesses.take(.unknownID)
    if guesses, let index = item(called: id) {
      let item = items[index]
      report.add(
        .unknownID, "no item has the identifier `\(id)`", at: place,
        help: "write `\(item.id)`, which is the identifier of “\(item.title)”", edits: edits(item.id))
      return nil
    }
    let near = guesses ? nearest(to: id, among: byID.keys) : nil
    report.add(
      .unknownID, "no item has the identifier `\(id)`", at: place,
      help: near.map { "did you mean `\($0)`? It is “\(items[byID[$0] ?? 0].title)”" }
        ?? "write the `id` of an item, or the name of its file without `.md`",
      edits: near.flatMap { _ in correction(of: id, among: byID.keys) }.map(edits) ?? [])
    return nil
  }

  /// The one item that people call so: by its title, its number, or kind and number, such as `Goal 1`.
  private func item(called name: String) -> Int? {
    let name = name.lowercased()
    let found = items.indices.filter { index in
      let item = items[index]
      if item.title.lowercased() == name { return true }
      guard let number = item.printedNumber?.lowercased() else { return false }
      return number == name || "\(item.kind.called.lowercased()) \(number)" == name
    }
    return found.count == 1 ? found[0] : nil
  }

  /// What is not published yet, by its identifier.
  func heldBack(_ id: String) -> HeldBack? { heldBackByID[id]?.state }

  enum File {
    case item(Int)
    case broken
    case heldBack(HeldBackItem)
    case section(String)
  }

  /// What is at a path relative to the source. Names are compared byte by byte: two spellings that look alike are two
  /// files.
  func file(_ path: String) -> File? {
    if let index = byPath[path] { return .item(index) }
    if let held = heldBackByPath[path] { return .heldBack(held) }
    if brokenPaths.contains(path) { return .broken }
    let folder = path.ends(with: "/") ? String(path.dropLast()) : path
    if let index = byFolder[folder] { return .item(index) }
    return sections.contains(folder) ? .section(String(folder.dropping("content/"))) : nil
  }

  /// Of all texts, relative to the source.
  var paths: [String] { Array(byPath.paths) }

  private static func reportDoubledIDs(_ all: [Item], _ report: inout Report) {
    var owners: [String: Item] = [:]
    owners.reserveCapacity(all.count)
    // The items come in the order of their paths.
    for item in all {
      guard let other = owners[item.id] else {
        owners[item.id] = item
        continue
      }
      report.add(
        .doubledID, "`\(other.file.fieldsPath)` has the identifier `\(item.id)` too",
        at: item.place(of: "id"), help: "give one of the two another `id:`",
        notes: [Note("the other `\(item.id)` is here", at: other.place(of: "id"))])
    }
    for item in all {
      for (number, former) in item.fields.formerIDs.enumerated() {
        guard let owner = owners[former] else { continue }
        report.add(
          .doubledID,
          owner === item
            ? "`\(former)` is what this is called today"
            : "`\(former)` is the identifier of `\(owner.file.fieldsPath)` today",
          at: item.place(of: ["former-ids", .element(number)], saying: former), help: "remove it from `former-ids`",
          notes: owner === item ? [] : [Note("the item that has it today is here", at: owner.place(of: "id"))])
      }
    }
  }
}

/// `content/a/b.md` is in `content/a`.
private func folders(of path: String) -> [String] {
  var folders: [String] = []
  var rest = path[...]
  while let slash = rest.lastSlash {
    rest = rest[..<slash]
    if rest != "content" { folders.append(String(rest)) }
  }
  return folders
}

/// What is held back, and the place that says so.
struct HeldBackItem: Sendable {
  let state: HeldBack
  let note: Note

  init(_ held: (item: Item, state: HeldBack)) {
    state = held.state
    switch state.reason {
    case .draft: note = Note("it is a draft here", at: held.item.place(of: "draft"))
    case .future(let date):
      let field = held.item.fields.published == date ? "published" : "date"
      note = Note("it is dated \(date.iso) here", at: held.item.place(of: FieldPath(field)))
    }
  }
}

extension HeldBack {
  /// Such as `it is a draft`.
  package var explanation: String { "it is \(reason.words)" }
}

extension HeldBack.Reason {
  /// Such as `a draft`.
  package var words: String {
    switch self {
    case .draft: "a draft"
    case .future(let date): "dated \(date.iso)"
    }
  }
}
