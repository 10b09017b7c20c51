// SPDX-License-Identifier: Apache-2.0

import Fields
import Foundation
import JSON
import Sites
import TestSupport
import Testing

@testable import LanguageServer

/// An editor that has a plan open.
final class Editor {
  let folder: TemporaryFolder
  private var server: LanguageServer
  private let inbox: Inbox
  private var number = 0

  /// What the server has sent, message by message.
  private final class Inbox {
    var reader = MessageReader()
    var messages: [JSONValue] = []

    func take(_ bytes: [UInt8]) {
      reader.receive(bytes)
      while case .body(let body)? = reader.next() {
        if let message = try? JSONValue(reading: body[...]) { messages.append(message) }
      }
    }
  }

  init(_ content: [String: String] = Editor.plan, initialized: Bool = true, changesFiles: Bool = false) throws {
    folder = try TemporaryFolder()
    for (path, text) in content { try folder.write(path, text) }
    let today = try #require(CalendarDate("2026-01-01"))
    let inbox = Inbox()
    self.inbox = inbox
    server = LanguageServer(BuildRequest(source: folder.path, output: nil, today: today, workers: 2)) { inbox.take($0) }
    guard initialized else { return }
    let edits: JSONValue = ["resourceOperations": ["create", "rename", "delete"]]
    let capabilities: JSONValue = changesFiles ? ["workspace": ["workspaceEdit": edits]] : [:]
    _ = try request("initialize", ["rootUri": .string(fileAddress(of: folder.path)), "capabilities": capabilities])
  }

  static let plan = [
    "content/site.yml": "title: Site\nnavigation: [clean-rivers, objectives]\nchapters:\n  before:\n    - foreword\n",
    "content/plan.md": "---\nkind: plan\ntitle: Water\norganizations: City\n---\n\nText.\n",
    "content/foreword.md": "---\ntitle: Foreword\n---\n\nText.\n",
    "content/goals/clean-rivers.md": """
    ---
    number: "1"
    title: Clean rivers
    description: Fit for _swimming_.
    ---

    ## Why it matters

    For 𝄞 and [](plan:clean-rivers), see [](plan:sewers#the-way) and [the way](../objectives/sewers.md).

    """,
    "content/objectives/sewers.md": """
    ---
    id: sewers
    number: "1.1"
    title: Split the sewers
    part-of: clean-rivers
    status: active
    ---

    ## The way

    [a](plan:clean-rivers#why-it-matters) and ü [b](plan:clean-rivers).

    ```{objectives} clean-rivers
    :as: table
    ```

    """,
  ]

  var messages: [JSONValue] { inbox.messages }
  var ending: Int32? { server.ending }

  func address(_ path: String) -> JSONValue { .string(fileAddress(of: "\(folder.path)/\(path)")) }

  func send(_ text: String) { server.receive("Content-Length: \(text.utf8.count)\r\n\r\n\(text)".utf8) }

  func sendBytes(_ text: String) { server.receive(text.utf8) }

  func notify(_ method: String, _ parameters: JSONValue) {
    let message: JSONValue = ["jsonrpc": "2.0", "method": .string(method), "params": parameters]
    send(String(decoding: message.compact, as: UTF8.self))
  }

  /// The result, or the error.
  func request(_ method: String, _ parameters: JSONValue) throws -> JSONValue {
    number += 1
    let message: JSONValue = [
      "jsonrpc": "2.0", "id": .integer(number), "method": .string(method), "params": parameters,
    ]
    send(String(decoding: message.compact, as: UTF8.self))
    let answer = try #require(inbox.messages.last { $0["id"] == .integer(number) && $0["method"] == nil })
    return answer["error"] ?? answer["result"] ?? nil
  }

  func open(_ path: String, _ text: String) {
    notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": address(path), "languageId": "markdown", "version": 1, "text": .string(text)]])
  }

  /// Waits until the editor is told what is wrong.
  func check() { if server.isBusy { server.check() } }

  /// The latest problems of a file, as the protocol has them.
  func problems(_ path: String) -> [JSONValue] {
    let last = messages.last {
      $0["method"]?.text == "textDocument/publishDiagnostics" && $0["params"]?["uri"] == address(path)
    }
    return last?["params"]?["diagnostics"]?.elements ?? []
  }

  /// What a place is asked about: that of `▸` in a text, which is opened without it.
  func ask(
    _ method: String, _ path: String, _ marked: String, _ more: [JSONMember] = []
  ) throws -> JSONValue {
    let parts = marked.split(separator: "▸", maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "the text has a mark")
    open(path, String(parts[0] + parts[1]))
    let line = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
    let place: JSONValue = ["line": .integer(line.count - 1), "character": .integer(line.last?.utf16.count ?? 0)]
    return try request(
      "textDocument/" + method,
      .object([JSONMember("textDocument", ["uri": address(path)]), JSONMember("position", place)] + more))
  }

  func completions(_ path: String, _ marked: String) throws -> [String] {
    try ask("completion", path, marked)["items"]?.elements.compactMap { $0["label"]?.text } ?? []
  }

  /// `line:character-line:character`
  static func written(_ range: JSONValue?) -> String {
    func place(_ value: JSONValue?) -> String {
      "\(value?["line"]?.integer ?? -1):\(value?["character"]?.integer ?? -1)"
    }
    return place(range?["start"]) + "-" + place(range?["end"])
  }

  /// Each change as `path range text`, in the order of the answer.
  func written(edit: JSONValue?) -> [String] {
    guard case .object(let files)? = edit?["changes"] else { return [] }
    return files.flatMap { file in
      let path = file.name.replacing(fileAddress(of: folder.path) + "/", with: "")
      return file.value.elements.map { "\(path) \(Self.written($0["range"])) \($0["newText"]?.text ?? "?")" }
    }
  }

  /// Does what an answer says, to the files on the disk.
  func apply(_ edit: JSONValue) throws {
    if case .object(let files)? = edit["changes"] {
      for file in files { try apply(file.value.elements, to: path(.string(file.name))) }
    }
    for step in edit["documentChanges"]?.elements ?? [] {
      switch step["kind"]?.text {
      case "create": try folder.write(path(step["uri"]), "")
      case "rename":
        let to = try path(step["newUri"])
        try #require(folder.bytes(to) == nil)
        try FileManager.default.moveItem(
          atPath: "\(folder.path)/\(path(step["oldUri"]))", toPath: "\(folder.path)/\(to)")
      default: try apply(step["edits"]?.elements ?? [], to: path(step["textDocument"]?["uri"]))
      }
    }
  }

  private func path(_ address: JSONValue?) throws -> String {
    String(try #require(filePath(of: address?.text ?? "")).dropFirst(folder.path.count + 1))
  }

  private func apply(_ changes: [JSONValue], to path: String) throws {
    var bytes = try #require(folder.bytes(path))
    let text = TextFile(bytes)
    func offset(_ value: JSONValue?) -> Int {
      text.offset(of: Position(line: value?["line"]?.integer ?? 0, character: value?["character"]?.integer ?? 0))
    }
    // Of two at one place, the first comes first.
    for change in changes.enumerated().sorted(by: {
      (offset($0.element["range"]?["start"]), $0.offset) > (offset($1.element["range"]?["start"]), $1.offset)
    }) {
      let range = offset(change.element["range"]?["start"])..<offset(change.element["range"]?["end"])
      bytes.replaceSubrange(range, with: (change.element["newText"]?.text ?? "").utf8)
    }
    try folder.write(path, String(decoding: bytes, as: UTF8.self))
  }
}
