// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import JSON
import Plans

/// Why an identifier is not changed.
struct RenameRefusal: Error {
  let message: String
}

extension Workspace {
  /// The answer to `textDocument/prepareRename`: the identifier at a place; null where there is none.
  func renamable(_ path: String, at position: Position) -> JSONValue {
    guard let file = file(path), let word = Word(in: file, at: position), let mention = mention(at: word, path, file),
      mention.isByID
    else { return nil }
    return ["range": range(file, word.range), "placeholder": .string(word.text)]
  }

  /// The answer to `textDocument/rename`: an item gets another identifier, everything that names it says so, and its
  /// address as it was goes on leading to it.
  func rename(_ path: String, at position: Position, to new: String) throws(RenameRefusal) -> JSONValue {
    guard let file = file(path), let word = Word(in: file, at: position), let site,
      let mention = mention(at: word, path, file), mention.isByID
    else { throw RenameRefusal(message: "there is no identifier here") }
    let plan = site.plan
    let item = plan.items[mention.item]
    guard isIdentifier(new) else {
      throw RenameRefusal(
        message: "an identifier has letters, digits, `-`, `_` and `.`, such as `\(makeIdentifier(from: new))`")
    }
    if let other = plan.indexOfID[new] {
      throw RenameRefusal(message: "`\(new)` is the identifier of `\(plan.items[other].file.fieldsPath)`")
    }
    var edits: [TextEdit] = []
    // The path of a text stays, but that of a row is made of its identifier.
    for mention in plan.mentions(of: mention.item) where mention.form != .path || item.file.isRow {
      guard let file = self.file(mention.place.path) else { continue }
      let ranges = ranges(of: mention, naming: item.id, in: file).compactMap { range in
        mention.form == .path ? file.name(item.id, inPath: range) : range
      }
      if ranges.isEmpty {
        throw RenameRefusal(
          message:
            "`\(mention.place.path)` names `\(item.id)` in a form that cannot be changed here; change it there first")
      }
      edits += ranges.map { TextEdit(mention.place.path, $0, new) }
    }
    if let settings = self.file("content/site.yml") {
      edits += settingsNaming(item.id, in: settings).map { TextEdit("content/site.yml", $0, new) }
    }
    edits += try ownEdits(item, to: new)
    guard item.file.isRow else { return ["changes": changes(edits)] }
    return try renameRow(item, to: new, edits)
  }

  /// What its own file says then.
  private func ownEdits(_ item: Item, to new: String) throws(RenameRefusal) -> [TextEdit] {
    let path = item.file.fieldsPath
    guard let file = file(path) else { throw RenameRefusal(message: "`\(path)` cannot be read") }
    if item.fields.id != nil {
      let place = item.place(of: "id", saying: item.id)
      guard let id = file.find(item.id, inLine: place.line - 1, from: place.column - 1) else {
        throw RenameRefusal(message: "the identifier in `\(path)` cannot be found")
      }
      let edit = TextEdit(path, id, new)
      return isText(path) ? [edit] + formerly(item, in: file, after: place.line - 1) : [edit]
    }
    guard isText(path), !fieldLines(of: file, path: path).isEmpty else {
      throw RenameRefusal(
        message: isText(path)
          ? "`\(path)` has no field `id`: give it one first"
          : "`\(path)` has no column `id`: give it one first, with an identifier in each row")
    }
    // Until now, the name of the file was the identifier.
    let start = file.range(ofLine: 1).lowerBound
    return [TextEdit(path, start..<start, "id: \(new)\n")] + formerly(item, in: file, after: 0)
  }

  /// The identifier that it had goes on leading to it.
  func formerly(_ item: Item, in file: TextFile, after line: Int) -> [TextEdit] {
    func insert(_ text: String, _ offset: Int) -> [TextEdit] { [TextEdit(item.file.path, offset..<offset, text)] }
    let path = item.file.path
    guard let key = fieldLines(of: file, path: path).first(where: { file.text(ofLine: $0).hasPrefix("former-ids:") })
    else { return insert("former-ids: [\(item.id)]\n", file.range(ofLine: line + 1).lowerBound) }
    if let bracket = file.find("[", inLine: key) { return insert("\(item.id), ", bracket.upperBound) }
    let value = file.text(ofLine: key).dropFirst("former-ids:".count).drop { $0 == " " }
    if !value.isEmpty, let range = file.find(String(value), inLine: key) {
      return insert("[\(item.id), ", range.lowerBound) + insert("]", range.upperBound)
    }
    let indent = file.text(ofLine: key + 1).prefix { $0 == " " }
    return insert("\(indent)- \(item.id)\n", file.range(ofLine: key + 1).lowerBound)
  }

  /// Edits as the protocol has them: a list for each file.
  func changes(_ edits: [TextEdit]) -> JSONValue {
    .object(byFile(edits).map { JSONMember(address(of: $0.path), $0.edits) })
  }

  /// The edits of each file, in the order in which files are first named.
  func byFile(_ edits: [TextEdit]) -> [(path: String, edits: JSONValue)] {
    var paths: [String] = []
    for edit in edits where !paths.contains(where: { bytesEqual($0, edit.path) }) { paths.append(edit.path) }
    return paths.map { path in
      let file = file(path) ?? TextFile([])
      return (
        path,
        .array(
          edits.filter { bytesEqual($0.path, path) }.map {
            ["range": range(file, $0.range), "newText": .string($0.text)]
          })
      )
    }
  }
}

/// What a range of a file's bytes is to be.
struct TextEdit {
  let path: String
  let range: Range<Int>
  let text: String

  init(_ path: String, _ range: Range<Int>, _ text: String) { (self.path, self.range, self.text) = (path, range, text) }
}
