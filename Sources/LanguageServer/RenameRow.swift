// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSON
import Plans

extension Workspace {
  /// The answer to `textDocument/rename` for an item that is a row of a table. Its text and the table of its series have its
  /// identifier as their name, and move with it; the identifier that it had is kept in that text, since cells are the
  /// spreadsheet program's. An editor that changes no files gets the edits alone, where nothing has to move.
  func renameRow(_ item: Item, to new: String, _ edits: [TextEdit]) throws(RenameRefusal) -> JSONValue {
    let text = file(item.file.path)
    let series = item.file.table?.series
    let moving = [text == nil ? nil : item.file.path, series, series.flatMap { settings(of: $0) }].compactMap { $0 }
    guard changesFiles else {
      guard let path = moving.first else { return ["changes": changes(edits)] }
      throw RenameRefusal(message: "`\(path)` has the name of the row, and this editor does not move files")
    }
    let target = renamed(item.file.path, to: new)
    for path in moving.map({ renamed($0, to: new) }) + [target] where file(path) != nil {
      throw RenameRefusal(message: "there is a file `\(path)` already")
    }
    var edits = edits
    let isKeptInTable = !item.fields.formerIDs.isEmpty && !bytesEqual(item.place(of: "former-ids").path, item.file.path)
    if let text, !isKeptInTable { edits += formerlyInText(of: item, text) }
    var steps: [JSONValue] = byFile(edits).map { path, edits in
      ["textDocument": ["uri": .string(address(of: path)), "version": nil], "edits": edits]
    }
    for path in moving {
      let to = address(of: renamed(path, to: new))
      steps.append(["kind": "rename", "oldUri": .string(address(of: path)), "newUri": .string(to)])
    }
    if text == nil, !isKeptInTable { steps += made(target, "---\nformer-ids: [\(item.id)]\n---\n") }
    return ["documentChanges": .array(steps)]
  }

  /// The file beside a table that says how to read it.
  private func settings(of table: String) -> String? {
    guard let dot = table.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let path = table[..<dot] + ".yml"
    return file(String(path)) == nil ? nil : String(path)
  }

  private func formerlyInText(of item: Item, _ text: TextFile) -> [TextEdit] {
    if !fieldLines(of: text, path: item.file.path).isEmpty { return formerly(item, in: text, after: 0) }
    let start = text.range(ofLine: 0).lowerBound
    return [TextEdit(item.file.path, start..<start, "---\nformer-ids: [\(item.id)]\n---\n\n")]
  }

  private func made(_ path: String, _ text: String) -> [JSONValue] {
    let start = range(Position(line: 0, character: 0), Position(line: 0, character: 0))
    let uri = JSONValue.string(address(of: path))
    return [
      ["kind": "create", "uri": uri],
      ["textDocument": ["uri": uri, "version": nil], "edits": [["range": start, "newText": .string(text)]]],
    ]
  }

  /// The path of a file of the same folder and ending with another name.
  private func renamed(_ path: String, to name: String) -> String {
    let ending = path.utf8.lastIndex(of: UInt8(ascii: ".")).map { path[$0...] } ?? ""
    return path[..<path.lastName.startIndex] + name + ending
  }
}

extension TextFile {
  /// Where a name is at the end of the path in a range, before the ending and what is looked for in the file.
  func name(_ name: String, inPath range: Range<Int>) -> Range<Int>? {
    let path = bytes[range].prefix { $0 != UInt8(ascii: "#") }
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? range.lowerBound
    let end = start + name.utf8.count
    guard end < path.endIndex, bytes[start..<end].elementsEqual(name.utf8), bytes[end] == UInt8(ascii: ".") else {
      return nil
    }
    return start..<end
  }
}
