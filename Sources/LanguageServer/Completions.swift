// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import JSON
import Plans
import Sites

/// What can be written at a place.
struct Completion {
  /// The words of the protocol for what it is (LSP 3.17, CompletionItemKind).
  enum Kind: Int { case text = 1, field = 5, property = 10, value = 12, choice = 20, reference = 18 }

  let text: String
  let kind: Kind
  var detail = ""
  var help = ""
  /// What is written, where that is more than is shown.
  var written: String?
}

/// How many a list has at most; the editor asks again when more is typed.
private let most = 200

extension Workspace {
  /// The answer to `textDocument/completion`.
  func completions(_ path: String, at position: Position) -> JSONValue {
    guard let file = file(path) else { return ["isIncomplete": false, "items": []] }
    let cursor = cursor(in: file, path: path, at: position)
    let typed = cursor.typed.lowercased()
    let fitting = candidates(cursor, path, file).filter {
      typed.isEmpty || $0.text.lowercased().contains(typed)
        || $0.kind == .reference && $0.detail.lowercased().contains(typed)
    }
    let start = Position(line: position.line, character: position.character - cursor.typed.utf16.count)
    let items = fitting.prefix(most).enumerated().map { number, completion in
      item(completion, number, from: start, to: position)
    }
    return ["isIncomplete": .bool(fitting.count > most), "items": .array(items)]
  }

  private func item(_ completion: Completion, _ number: Int, from start: Position, to end: Position) -> JSONValue {
    var members = [
      JSONMember("label", .string(completion.text)), JSONMember("kind", .integer(completion.kind.rawValue)),
      // In our order.
      JSONMember("sortText", .string(String(100_000 + number))),
      JSONMember("filterText", .string(completion.text + " " + completion.detail)),
      JSONMember(
        "textEdit",
        ["range": range(start, end), "newText": .string(completion.written ?? completion.text)]),
    ]
    if !completion.detail.isEmpty { members.append(JSONMember("detail", .string(completion.detail))) }
    if !completion.help.isEmpty {
      members.append(
        JSONMember("documentation", ["kind": "markdown", "value": .string(String(completion.help.prefix(2000)))]))
    }
    return .object(members)
  }

  private func candidates(_ cursor: Cursor, _ path: String, _ file: TextFile) -> [Completion] {
    guard let plan = site?.plan else { return [] }
    switch cursor {
    case .item: return items()
    case .link:
      return items().map { completion in
        var completion = completion
        completion.written = "plan:" + completion.text
        return completion
      }
    case .anchor(let id, _): return plan.indexOfID[id].map { anchors(of: plan.items[$0]) } ?? []
    case .anchorOfPage: return item(inFile: path).map { anchors(of: plan.items[$0]) } ?? []
    case .directive:
      return
        (plan.kinds.all.filter { !$0.folder.isEmpty }.map {
          Completion(text: $0.folder, kind: .value, help: "The items of the kind `\($0.name)`, as a list or a table.")
        } + [Completion(text: "table", kind: .value, help: "A table of a CSV file.")]).map { completion in
          var completion = completion
          completion.written = completion.text + "}"
          return completion
        }
    case .directiveArgument: return items()
    case .key(let keys, _): return fields(below: keys, path, file)
    case .value(let keys, _, let isElement):
      let values = values(at: keys, path, file)
      return isElement ? values + fields(below: keys, path, file) : values
    case .nothing: return []
    }
  }

  /// Every item that a text or a field may name, of these kinds or of any.
  private func items(of kinds: [String] = []) -> [Completion] {
    guard let plan = site?.plan else { return [] }
    return plan.items.indices.compactMap { index in
      let item = plan.items[index]
      guard kinds.isEmpty || kinds.contains(where: item.kind.isLike) else { return nil }
      return Completion(text: item.id, kind: .reference, detail: item.title, help: description(of: index))
    }
  }

  private func anchors(of item: Item) -> [Completion] {
    item.document.headings.map { Completion(text: $0.id, kind: .reference, detail: $0.title) }
      + item.document.anchors.map { Completion(text: $0.id, kind: .reference) }
  }

  private func fields(below keys: [String], _ path: String, _ file: TextFile) -> [Completion] {
    guard let context = FieldContext(path: path, file, self) else { return [] }
    if context.kind == nil, keys == ["rules"] {
      return allRules.flatMap(\.rules).filter { !$0.isFixed }.map {
        Completion(text: $0.name, kind: .property, help: $0.summary, written: $0.name + ": ")
      }
    }
    // A field is there once.
    let there: Set<String> =
      keys.isEmpty
      ? Set(
        fieldLines(of: file, path: path).compactMap { line in
          file.text(ofLine: line).prefixMatch(of: /([A-Za-z0-9_-]+):/).map { String($0.output.1) }
        }) : []
    return (context.fields(below: keys) ?? []).filter { !there.contains($0.name) }.map { field in
      Completion(
        text: field.name, kind: .field, detail: field.shape.name, help: field.help, written: field.name + ": ")
    }
  }

  private func values(at keys: [String], _ path: String, _ file: TextFile) -> [Completion] {
    guard let context = FieldContext(path: path, file, self), let plan = site?.plan,
      let shape = context.shape(at: keys)
    else { return [] }
    if context.kind == nil {
      switch keys {
      case ["navigation"], ["take-part"], ["footer"], ["footer", "to"], ["chapters", "before"], ["chapters", "after"]:
        let folders = plan.kinds.folders.map { Completion(text: $0, kind: .value, detail: "folder") }
        return folders + items()
      default: break
      }
    } else {
      switch keys {
      case ["kind"]: return plan.kinds.all.map { Completion(text: $0.name, kind: .value) }
      case ["tags"]:
        return Set(plan.items.flatMap(\.fields.tags)).sorted().map { Completion(text: $0, kind: .text) }
      default: break
      }
    }
    let isWhole = context.declaration(at: keys)?.isParent ?? false
    return values(of: shape, wholes: isWhole ? context.kind?.wholes ?? [] : [])
  }

  /// `wholes` are the kinds of what an item may be a part of, where the shape names none.
  private func values(of shape: FieldShape, wholes: [String]) -> [Completion] {
    switch shape {
    case .list(let element): values(of: element, wholes: wholes)
    case .record(let record): values(of: shape.field(record.shorthand), wholes: wholes)
    case .reference(let kinds), .nameOrText(let kinds): items(of: kinds.isEmpty ? wholes : kinds)
    case .choice(let choice):
      choice.options.map { Completion(text: $0.word, kind: .choice, help: $0.meaning) }
    case .flag: ["true", "false"].map { Completion(text: $0, kind: .choice) }
    default: []
    }
  }
}
