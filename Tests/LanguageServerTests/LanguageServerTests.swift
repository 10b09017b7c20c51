// SPDX-License-Identifier: Apache-2.0

import Foundation
import JSON
import TestSupport
import Testing

@testable import LanguageServer

@Suite struct LanguageServerTests {
  private static let rivers = "content/goals/clean-rivers.md"
  private static let sewers = "content/objectives/sewers.md"

  @Test func saysWhatItCanDo() throws {
    let editor = try Editor(initialized: false)
    let result = try editor.request("initialize", ["rootUri": .string(fileAddress(of: editor.folder.path))])
    #expect(result["capabilities"]?["positionEncoding"] == "utf-16")
    for ability in ["hoverProvider", "definitionProvider", "referencesProvider"] {
      #expect(result["capabilities"]?[ability] == true)
    }
    #expect(result["serverInfo"]?["name"] == "planpress")
  }

  @Test func problemsAreToldAsOneTypes() throws {
    let editor = try Editor()
    editor.check()
    #expect(editor.messages.allSatisfy { $0["method"] == nil }, "a plan without problems")
    editor.open(Self.sewers, "---\ntitle: A\npart-of: clean-rivers\n---\n\n𝄞 [x](plan:clean-river) ü\n")
    editor.check()
    let problem = try #require(editor.problems(Self.sewers).first)
    #expect(Editor.written(problem["range"]) == "5:7-5:23")
    #expect(problem["severity"] == 1 && problem["code"] == "unknown-id" && problem["source"] == "planpress")
    #expect(
      problem["message"]?.text
        == "no item has the identifier `clean-river`\nHelp: did you mean `clean-rivers`? It is “Clean rivers”")
    editor.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": editor.address(Self.sewers), "version": 2],
        "contentChanges": [["text": "---\ntitle: A\npart-of: clean-rivers\n---\n\nText.\n"]],
      ])
    editor.check()
    // Others name it by the identifier and the heading that it had.
    #expect(editor.problems(Self.sewers) == [])
    #expect(editor.problems(Self.rivers).compactMap { $0["code"]?.text } == ["dead-anchor"])
    editor.notify("textDocument/didClose", ["textDocument": ["uri": editor.address(Self.sewers)]])
    editor.check()
    #expect(editor.problems(Self.rivers) == [], "as it is on the disk")
  }

  @Test func notesLeadToOtherFiles() throws {
    let editor = try Editor()
    editor.open(Self.sewers, "---\ntitle: A\nid: clean-rivers\n---\n\nText.\n")
    editor.check()
    let told = editor.messages.flatMap { $0["params"]?["diagnostics"]?.elements ?? [] }
    let note = try #require(told.first { $0["code"] == "doubled-id" }?["relatedInformation"]?.elements.first)
    #expect(note["location"]?["uri"]?.text?.hasSuffix(".md") == true)
    #expect(note["message"]?.text == "the other `clean-rivers` is here")
  }

  @Test func whatChangesOnTheDiskIsSeen() throws {
    let editor = try Editor()
    editor.check()
    try editor.folder.write(Self.sewers, "---\ntitle: A\n---\n\n[](plan:nothing)\n")
    editor.notify("workspace/didChangeWatchedFiles", ["changes": []])
    editor.check()
    #expect(editor.problems(Self.sewers).contains { $0["code"] == "unknown-id" })
  }

  @Test func identifiersAreCompleted() throws {
    var editor = try Editor()
    let all = ["clean-rivers", "sewers", "foreword"]
    #expect(try Set(editor.completions(Self.sewers, "---\ntitle: A\n---\n\n[](plan:▸)\n")).isSuperset(of: all))
    #expect(try editor.completions(Self.sewers, "---\ntitle: A\n---\n\n[](plan:riv▸)\n") == ["clean-rivers"])
    editor = try Editor()
    // By the title, too.
    #expect(try editor.completions(Self.rivers, "---\ntitle: A\n---\n\n𝄞[](plan:Split▸)\n") == ["sewers"])
    let link = try editor.ask("completion", Self.rivers, "---\ntitle: A\n---\n\n𝄞[](sew▸)\n")
    let edit = link["items"]?.elements.first?["textEdit"]
    #expect(edit?["newText"] == "plan:sewers" && Editor.written(edit?["range"]) == "4:5-4:8")
    #expect(try editor.completions(Self.rivers, "---\ntitle: A\n---\n\n[](../x▸)\n") == [])
    #expect(try editor.completions(Self.rivers, "---\ntitle: A\n---\n\nA plan: ▸\n") == [])
  }

  @Test func headingsAreCompleted() throws {
    let editor = try Editor()
    #expect(try editor.completions(Self.rivers, "---\ntitle: A\n---\n\n[](plan:sewers#▸)\n") == ["the-way"])
    #expect(try editor.completions(Self.rivers, "---\ntitle: A\n---\n\n[](plan:nobody#▸)\n") == [])
    editor.open(Self.rivers, "---\ntitle: A\n---\n\n## Own one\n\n[](#)\n")
    editor.check()
    #expect(try editor.completions(Self.rivers, "---\ntitle: A\n---\n\n## Own one\n\n[](#o▸)\n") == ["own-one"])
  }

  @Test func fieldsAreCompleted() throws {
    let editor = try Editor()
    let fields = try editor.completions(Self.sewers, "---\ntitle: A\n▸\n---\n")
    #expect(
      fields.contains("status") && fields.contains("goal") && !fields.contains("title")
        && !fields.contains("instrument"))
    #expect(try editor.completions("content/norms/new.md", "---\ntitle: A\ninst▸\n---\n") == ["instrument"])
    #expect(try editor.completions(Self.sewers, "---\npartners:\n  - rol▸\n---\n") == ["role", "role-type"])
    #expect(try editor.completions(Self.sewers, "---\nprogress: { state: x, asse▸ }\n---\n") == ["assessed-by"])
    #expect(try editor.completions("content/site.yml", "title: A\nlang▸\n") == ["language", "languages"])
    let written = try editor.ask("completion", Self.sewers, "---\nstat▸\n---\n")
    #expect(written["items"]?.elements.first?["textEdit"]?["newText"] == "status: ")
    #expect(written["items"]?.elements.first?["documentation"]?["value"] == "The item's status.")
  }

  @Test func valuesAreCompleted() throws {
    let editor = try Editor()
    #expect(
      try editor.completions(Self.sewers, "---\nstatus: ▸\n---\n") == ["draft", "active", "superseded", "withdrawn"])
    #expect(try editor.completions(Self.sewers, "---\nstatus: act▸\n---\n") == ["active"])
    #expect(try editor.completions(Self.sewers, "---\npart-of: ▸\n---\n").contains("clean-rivers"))
    #expect(try editor.completions(Self.sewers, "---\ngoal: ▸\n---\n") == ["clean-rivers"], "goals only")
    #expect(try editor.completions(Self.sewers, "---\ndraft: ▸\n---\n") == ["true", "false"])
    #expect(try editor.completions(Self.sewers, "---\nkind: ind▸\n---\n") == ["indicator"])
    #expect(try editor.completions(Self.sewers, "---\naligns-to:\n  - ref: cle▸\n---\n") == ["clean-rivers"])
    #expect(try editor.completions(Self.sewers, "---\naligns-to: [fore, sew▸]\n---\n").contains("foreword") == false)
    #expect(try editor.completions(Self.sewers, "---\nprogress:\n  state: under▸\n---\n") == ["under-way"])
    #expect(try editor.completions("content/site.yml", "navigation: [no▸]\n") == ["norms"])
    #expect(try editor.completions("content/site.yml", "rules:\n  goal-wi▸\n").contains("goal-without-objective"))
    #expect(try editor.completions("content/site.yml", "rules:\n  no-home: ▸\n") == ["error", "warning", "off"])
  }

  @Test func directivesAreCompleted() throws {
    let editor = try Editor()
    #expect(try editor.completions(Self.sewers, "---\ntitle: A\n---\n\n```{obj▸\n") == ["objectives"])
    #expect(try editor.completions(Self.rivers, "---\ntitle: A\n---\n\n```{objectives} sew▸\n") == ["sewers"])
  }

  @Test func anIdentifierSaysWhatItStandsFor() throws {
    let editor = try Editor()
    let hover = try editor.ask("hover", Self.sewers, "---\ntitle: A\n---\n\nü 𝄞 [](plan:clean▸-rivers) x\n")
    #expect(
      hover["contents"]?["value"]
        == "**Goal 1: Clean rivers**\n\nFit for \\_swimming\\_.\n\n`content/goals/clean-rivers.md`")
    #expect(Editor.written(hover["range"]) == "4:13-4:25")
    let field = try editor.ask("hover", Self.sewers, "---\nsta▸tus: active\n---\n")
    #expect(field["contents"]?["value"]?.text?.hasPrefix("**status**: one of draft,") == true)
    #expect(try editor.ask("hover", Self.sewers, "---\ntitle: clean-ri▸vers\n---\n") == nil)
    #expect(try editor.ask("hover", Self.sewers, "---\npart-of: clean-ri▸vers\n---\n")["contents"] != nil)
    #expect(try editor.ask("hover", Self.sewers, "---\ntitle: A\n---\n\nsewers clean-rivers▸\n") == nil, "only words")
  }

  @Test func anIdentifierLeadsToItsItem() throws {
    let editor = try Editor()
    func target(_ marked: String) throws -> String {
      let location = try editor.ask("definition", Self.sewers, marked)
      return "\(location["uri"]?.text?.split(separator: "/").last ?? "nowhere") \(Editor.written(location["range"]))"
    }
    #expect(try target("---\ntitle: A\n---\n\n[](plan:clean-rivers▸)\n") == "clean-rivers.md 2:0-2:0")
    #expect(try target("---\ntitle: A\n---\n\n[](plan:clean-rivers#why-▸it-matters)\n") == "clean-rivers.md 6:0-6:0")
    #expect(try target("---\ntitle: A\n---\n\n[](../goals/▸clean-rivers.md)\n") == "clean-rivers.md 2:0-2:0")
    #expect(try target("---\ntitle: A\n---\n\n```{goals} clean-▸rivers\n```\n") == "clean-rivers.md 2:0-2:0")
    #expect(try target("---\ntitle: A\n---\n\n[](plan:nobody▸)\n") == "nowhere -1:-1--1:-1")
  }

  @Test func allThatNamesAnItemIsFound() throws {
    let editor = try Editor()
    let text = try #require(Editor.plan[Self.rivers])
    let found = try editor.ask(
      "references", Self.rivers, text.replacing("title:", with: "title:▸"),
      [JSONMember("context", ["includeDeclaration": true])])
    #expect(
      found.elements.map { "\($0["uri"]?.text?.split(separator: "/").last ?? "") \(Editor.written($0["range"]))" } == [
        "clean-rivers.md 0:0-0:0", "clean-rivers.md 8:19-8:31", "sewers.md 4:9-4:21", "sewers.md 10:9-10:21",
        "sewers.md 10:53-10:65", "sewers.md 12:16-12:28", "site.yml 1:13-1:25",
      ])
  }

  @Test func anIdentifierIsChangedEverywhere() throws {
    let editor = try Editor()
    let text = try #require(Editor.plan[Self.sewers])
    let marked = text.replacing("part-of: clean", with: "part-of: cle▸an")
    #expect(try editor.ask("prepareRename", Self.sewers, marked)["placeholder"] == "clean-rivers")
    let edit = try editor.ask("rename", Self.sewers, marked, [JSONMember("newName", "rivers")])
    #expect(
      editor.written(edit: edit) == [
        "content/goals/clean-rivers.md 8:19-8:31 rivers",
        "content/goals/clean-rivers.md 1:0-1:0 id: rivers\n",
        "content/goals/clean-rivers.md 1:0-1:0 former-ids: [clean-rivers]\n",
        "content/objectives/sewers.md 4:9-4:21 rivers", "content/objectives/sewers.md 10:9-10:21 rivers",
        "content/objectives/sewers.md 10:53-10:65 rivers", "content/objectives/sewers.md 12:16-12:28 rivers",
        "content/site.yml 1:13-1:25 rivers",
      ])
    try editor.apply(edit)
    editor.notify("textDocument/didClose", ["textDocument": ["uri": editor.address(Self.sewers)]])
    editor.check()
    #expect(editor.messages.allSatisfy { $0["method"] == nil }, "the plan is as right as before")
    let again = try editor.ask(
      "rename", Self.rivers, "---\nid: clean▸-water\nformer-ids: [x]\ntitle: A\n---\n\n## Why it matters\n",
      [JSONMember("newName", "water")])
    #expect(
      editor.written(edit: again).filter { $0.hasPrefix(Self.rivers) } == [
        "\(Self.rivers) 1:4-1:15 water", "\(Self.rivers) 2:13-2:13 clean-water, ",
      ])
  }

  @Test(arguments: [
    ("a b", "an identifier has letters"), ("sewers", "`sewers` is the identifier of `content/objectives/sewers.md`"),
    ("", "an identifier has letters"),
  ])
  func notEveryIdentifierCanBeHad(new: String, message: String) throws {
    let editor = try Editor()
    let error = try editor.ask(
      "rename", Self.sewers, "---\ntitle: A\npart-of: cle▸an-rivers\nid: sewers\n---\n",
      [JSONMember("newName", .string(new))])
    #expect(error["message"]?.text?.hasPrefix(message) == true, "\(error)")
  }

  @Test func correctionsAreOffered() throws {
    let editor = try Editor()
    editor.open(Self.sewers, "---\ntitle: A\nsatus: active\n---\n\n𝄞 [x](plan:clean-river) ü\n")
    func actions(_ line: Int) throws -> [JSONValue] {
      let place: JSONValue = ["line": .integer(line), "character": 0]
      return try editor.request(
        "textDocument/codeAction",
        [
          "textDocument": ["uri": editor.address(Self.sewers)], "range": ["start": place, "end": place], "context": [:],
        ]
      ).elements
    }
    #expect(try actions(0) == [])
    let key = try #require(try actions(2).first)
    #expect(key["title"] == "Write `status`" && key["kind"] == "quickfix")
    #expect(editor.written(edit: key["edit"]) == ["\(Self.sewers) 2:0-2:5 status"])
    let link = try #require(try actions(5).first)
    #expect(editor.written(edit: link["edit"]) == ["\(Self.sewers) 5:5-5:23 ](plan:clean-rivers"])
    #expect(link["title"] == "Write `plan:clean-rivers`")
    #expect(link["diagnostics"]?.elements.first?["code"] == "unknown-id")
  }

  @Test func outlivesWhateverItIsSent() throws {
    let editor = try Editor()
    editor.send("{nonsense")
    editor.send("[]")
    editor.send("\"x\"")
    editor.send("{\"jsonrpc\":\"2.0\",\"id\":[],\"method\":\"textDocument/hover\"}")
    editor.send(String(repeating: "[", count: 100_000))
    editor.sendBytes("GET / HTTP/1.1\r\n\r\n")
    #expect(try editor.request("textDocument/nothing", nil)["code"] == -32601)
    for parameters: JSONValue in [
      nil, ["textDocument": 1], ["textDocument": ["uri": editor.address(Self.rivers)]],
      ["textDocument": ["uri": editor.address(Self.rivers)], "position": ["line": -1, "character": 0]],
      ["textDocument": ["uri": editor.address(Self.rivers)], "position": ["line": "1", "character": 0]],
    ] {
      #expect(try editor.request("textDocument/hover", parameters)["code"] == -32602)
    }
    let far: JSONValue = ["line": .integer(.max), "character": .integer(.max)]
    for method in ["hover", "completion", "definition", "references", "prepareRename", "rename"] {
      _ = try editor.request(
        "textDocument/\(method)", ["textDocument": ["uri": editor.address(Self.rivers)], "position": far])
      _ = try editor.request(
        "textDocument/\(method)", ["textDocument": ["uri": editor.address("content/none.md")], "position": far])
      #expect(
        try editor.request(
          "textDocument/\(method)", ["textDocument": ["uri": "file:///etc/passwd"], "position": far]) == nil)
    }
    editor.open("content/goals/\u{0}.md", "x")
    editor.open("content/../../outside.md", "x")
    editor.open(Self.rivers, "---\n- [\n  {a: \"\n---\n\u{0}\u{1B}\n```{")
    editor.check()
    #expect(!editor.problems(Self.rivers).isEmpty)
    #expect(try editor.completions(Self.rivers, "---\ntitle: [{\"▸") != ["x"])
    #expect(editor.ending == nil)
    #expect(editor.messages.count { $0["error"]?["code"] == -32700 } == 3)
  }

  /// Texts that are half written, and places anywhere in them.
  @Test func answersInTheMiddleOfAnything() throws {
    let editor = try Editor()
    let pieces = [
      "---\n", "title: A\n", "partners:\n", "  - ref: ", "- ", "{", "}", "[", "]", "(", ")", ": ", "#", "plan:",
      "plan:sewers",
      "clean-rivers", "\n", "\r\n", "\r", "```{objectives} ", "\n```\n", "](", "]()", "ü", "𝄞", "\u{0301}", "\t", "\"",
      "'",
      "id: x\n", "status: ", "progress: { state: ", "|", "\u{FEFF}", "\u{0}",
    ]
    var random = SeededRandom(seed: 19)
    for (number, text) in randomTexts(of: pieces, most: 24, count: 120, seed: 7).enumerated() {
      let path = [Self.rivers, Self.sewers, "content/site.yml", "content/norms/new.md"][number % 4]
      editor.open(path, text)
      let place: JSONValue = [
        "line": .integer(Int.random(in: 0...6, using: &random)),
        "character": .integer(Int.random(in: 0...30, using: &random)),
      ]
      for method in ["completion", "hover", "definition", "references", "prepareRename", "rename"] {
        let answer = try editor.request(
          "textDocument/" + method,
          ["textDocument": ["uri": editor.address(path)], "position": place, "newName": "other"])
        #expect(answer["code"] == nil || answer["code"] == -32803, "\(method) in \(text)")
      }
      _ = try editor.request(
        "textDocument/codeAction",
        ["textDocument": ["uri": editor.address(path)], "range": ["start": place, "end": place], "context": [:]])
    }
    #expect(editor.ending == nil)
  }

  @Test func beginsAndEndsInOrder() throws {
    let editor = try Editor(initialized: false)
    #expect(try editor.request("textDocument/hover", [:])["code"] == -32002)
    _ = try editor.request("initialize", [:])
    #expect(try editor.request("shutdown", nil) == nil)
    #expect(try editor.request("textDocument/hover", [:])["code"] == -32600)
    editor.notify("exit", nil)
    #expect(editor.ending == 0)
    let rude = try Editor()
    rude.notify("exit", nil)
    #expect(rude.ending == 1)
  }

  @Test func thePlanIsFoundFromBelowAndAbove() throws {
    let editor = try Editor(initialized: false)
    _ = try editor.request("initialize", ["rootUri": editor.address("content/goals")])
    #expect(try editor.completions(Self.rivers, "---\ntitle: A\n---\n\n[](plan:sew▸)\n") == ["sewers"])
    let none = try Editor(["a/b.md": "x"], initialized: false)
    _ = try none.request("initialize", ["rootUri": .string(fileAddress(of: none.folder.path))])
    #expect(
      try none.request(
        "textDocument/hover",
        ["textDocument": ["uri": none.address("a/b.md")], "position": ["line": 0, "character": 0]]) == nil)
  }
}
