// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import JSON
import Plans
import Sites

/// Answers an editor (Language Server Protocol 3.17): it gets bytes and gives bytes, and knows no streams. It keeps what the
/// editor says is in the texts, checks the plan while nothing else is to be done, and outlives whatever it is sent.
package struct LanguageServer {
  private let request: BuildRequest
  private let send: ([UInt8]) -> Void
  private var reader = MessageReader()
  private var workspace: Workspace?
  /// Each file's problems as the editor was told last.
  private var published = PathMap<JSONValue>()
  private var isInitialized = false
  private var isShutDown = false
  private var canRegister = false
  /// With which status the program is to end; nil while it goes on.
  package private(set) var ending: Int32?

  /// `request` is one that writes nothing; its source is the folder to begin with, where the editor names none.
  package init(_ request: BuildRequest, send: @escaping ([UInt8]) -> Void) {
    (self.request, self.send) = (request, send)
  }

  /// Whether there is something to check.
  package var isBusy: Bool { workspace?.isStale ?? false }

  package mutating func receive(_ bytes: some Sequence<UInt8>) {
    reader.receive(bytes)
    while ending == nil, let message = reader.next() {
      switch message {
      case .body(let body): receive(message: body)
      case .tooLong: fail(nil, -32600, "a message has at most \(MessageReader.mostBytes >> 20) MB")
      case .malformed: fail(nil, -32700, "this is not a message: it has no Content-Length")
      }
    }
  }

  /// Nobody sends anything any more.
  package mutating func end() { ending = ending ?? (isShutDown ? 0 : 1) }

  /// Checks what has changed, and tells the editor.
  package mutating func check() {
    workspace?.check()
    guard let workspace else { return }
    for path in PathSet(Array(workspace.problems.paths) + Array(published.paths)) {
      let problems = workspace.diagnostics(of: path)
      if published[path] == problems || (published[path] == nil && problems == []) { continue }
      published[path] = problems == [] ? nil : problems
      notify(
        "textDocument/publishDiagnostics", ["uri": .string(workspace.address(of: path)), "diagnostics": problems])
    }
  }

  private mutating func receive(message body: [UInt8]) {
    let message: JSONValue
    do {
      message = try JSONValue(reading: body[...])
    } catch {
      return fail(nil, -32700, "this is not JSON: see byte \(error.offset)")
    }
    let id = message["id"]
    guard let method = message["method"]?.text else {
      // An answer to a request of ours has none.
      if message["result"] == nil, message["error"] == nil { fail(id, -32600, "a message has a method") }
      return
    }
    let parameters = message["params"] ?? nil
    guard let id else { return receive(notification: method, parameters) }
    if isShutDown { return fail(id, -32600, "the server has been shut down") }
    if !isInitialized, method != "initialize" { return fail(id, -32002, "the first request is `initialize`") }
    answer(id, method, parameters)
  }

  private mutating func receive(notification method: String, _ parameters: JSONValue) {
    let document = parameters["textDocument"]
    switch method {
    case "exit": ending = isShutDown ? 0 : 1
    case "initialized": if canRegister { watch() }
    case "textDocument/didOpen":
      if let address = document?["uri"]?.text, let text = document?["text"]?.text {
        workspace?.set(address, text: text)
      }
    case "textDocument/didChange":
      // The whole text, as asked for.
      if let address = document?["uri"]?.text, let text = parameters["contentChanges"]?.elements.last?["text"]?.text {
        workspace?.set(address, text: text)
      }
    case "textDocument/didClose": if let address = document?["uri"]?.text { workspace?.close(address) }
    case "textDocument/didSave", "workspace/didChangeWatchedFiles": workspace?.touch()
    default: break
    }
  }

  private mutating func answer(_ id: JSONValue, _ method: String, _ parameters: JSONValue) {
    switch method {
    case "initialize": return respond(id, initialize(parameters))
    case "shutdown":
      isShutDown = true
      return respond(id, nil)
    default: break
    }
    guard let question = Question(method) else { return fail(id, -32601, "there is no method `\(method)`") }
    guard let address = parameters["textDocument"]?["uri"]?.text else {
      return fail(id, -32602, "the parameters name no document")
    }
    // What is not of the plan, nobody knows anything of.
    guard let path = workspace?.path(of: address) else { return respond(id, nil) }
    let position = Position(parameters["position"])
    let range = parameters["range"]
    if question == .action ? range == nil : position == nil {
      return fail(id, -32602, "the parameters name no place")
    }
    // Places are those of the text as it is now.
    if question != .completion || workspace?.site == nil { check() }
    guard let workspace else { return respond(id, nil) }
    let place = position ?? Position(line: 0, character: 0)
    switch question {
    case .completion: respond(id, workspace.completions(path, at: place))
    case .hover: respond(id, workspace.hover(path, at: place))
    case .definition: respond(id, workspace.definition(path, at: place))
    case .references:
      let includesOwn = parameters["context"]?["includeDeclaration"] == .bool(true)
      respond(id, workspace.references(path, at: place, includesOwn: includesOwn))
    case .prepareRename: respond(id, workspace.renamable(path, at: place))
    case .rename:
      do throws(RenameRefusal) {
        respond(id, try workspace.rename(path, at: place, to: parameters["newName"]?.text ?? ""))
      } catch {
        fail(id, -32803, error.message)
      }
    case .action:
      let first = Position(range?["start"])?.line ?? 0
      respond(id, workspace.actions(path, in: first...max(first, Position(range?["end"])?.line ?? 0)))
    }
  }

  private mutating func initialize(_ parameters: JSONValue) -> JSONValue {
    isInitialized = true
    let folders = parameters["workspaceFolders"]?.elements.compactMap { $0["uri"]?.text } ?? []
    let named = (folders + [parameters["rootUri"]?.text].compactMap { $0 }).compactMap(filePath)
    // Plans may be in a folder of a larger project; the one that the program was started for counts then.
    if let root = (named + [canonicalPath(request.source)]).lazy.compactMap(folderOfPlan).first {
      workspace = Workspace(root: root, request, changesFiles: changesFiles(parameters))
    }
    let watching = parameters["capabilities"]?["workspace"]?["didChangeWatchedFiles"]?["dynamicRegistration"]
    canRegister = watching == .bool(true) && workspace != nil
    return [
      "capabilities": [
        "positionEncoding": "utf-16",
        "textDocumentSync": ["openClose": true, "change": 1, "save": true],
        "completionProvider": ["triggerCharacters": [":", "#", "(", "{", "[", " ", "-"]],
        "hoverProvider": true, "definitionProvider": true, "referencesProvider": true,
        "renameProvider": ["prepareProvider": true], "codeActionProvider": ["codeActionKinds": ["quickfix"]],
      ],
      "serverInfo": ["name": "planpress", "version": .string(programVersion)],
    ]
  }

  /// Whether an answer may name files to be moved and made. Neovim says only that, and not that it takes `documentChanges`,
  /// where alone they can be named.
  private func changesFiles(_ parameters: JSONValue) -> Bool {
    let operations = parameters["capabilities"]?["workspace"]?["workspaceEdit"]?["resourceOperations"]?.elements ?? []
    return operations.contains("rename") && operations.contains("create")
  }

  /// Asks to be told of files that other programs change.
  private func watch() {
    write([
      "jsonrpc": "2.0", "id": "watch", "method": "client/registerCapability",
      "params": [
        "registrations": [
          [
            "id": "files", "method": "workspace/didChangeWatchedFiles",
            "registerOptions": ["watchers": [["globPattern": "**/content/**"], ["globPattern": "**/templates/**"]]],
          ]
        ]
      ],
    ])
  }

  private func respond(_ id: JSONValue, _ result: JSONValue) {
    write(["jsonrpc": "2.0", "id": id, "result": result])
  }

  private func fail(_ id: JSONValue?, _ code: Int, _ message: String) {
    write(["jsonrpc": "2.0", "id": id ?? nil, "error": ["code": .integer(code), "message": .string(message)]])
  }

  private func notify(_ method: String, _ parameters: JSONValue) {
    write(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  private func write(_ message: JSONValue) {
    let body = message.compact
    send(Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body)
  }
}

/// What an editor asks about a place.
private enum Question {
  case completion, hover, definition, references, prepareRename, rename, action

  init?(_ method: String) {
    switch method {
    case "textDocument/completion": self = .completion
    case "textDocument/hover": self = .hover
    case "textDocument/definition": self = .definition
    case "textDocument/references": self = .references
    case "textDocument/prepareRename": self = .prepareRename
    case "textDocument/rename": self = .rename
    case "textDocument/codeAction": self = .action
    default: return nil
    }
  }
}

extension Position {
  fileprivate init?(_ value: JSONValue?) {
    guard let line = value?["line"]?.integer, let character = value?["character"]?.integer, line >= 0, character >= 0
    else { return nil }
    self.init(line: line, character: character)
  }
}
