// SPDX-License-Identifier: Apache-2.0

import JSON
import TestSupport
import Testing

@testable import LanguageServer

/// An item that is a row of a table gets another identifier, and what has that as its name moves with it.
struct RenameRowTests {
  private static let goal = "content/goals/rivers.md"
  private static let texts = [
    "content/site.yml": "title: Site\n",
    goal: "---\ntitle: Rivers\n---\n\nSee [](plan:fish) and [them](../indicators/fish.md).\n",
    "content/indicators/all.csv": """
    id,title,of,unit
    fish,Fish in the river,rivers,kinds
    depth,Depth of the river,rivers,metres

    """,
  ]
  private static let asked = "---\ntitle: Rivers\n---\n\nSee [](plan:fi▸sh) and [them](../indicators/fish.md).\n"

  private func renamed(_ more: [String: String], changesFiles: Bool = true) throws -> (Editor, JSONValue) {
    let editor = try Editor(Self.texts.merging(more) { $1 }, changesFiles: changesFiles)
    let edit = try editor.ask("rename", Self.goal, Self.asked, [JSONMember("newName", "species")])
    try editor.apply(edit)
    editor.notify("textDocument/didClose", ["textDocument": ["uri": editor.address(Self.goal)]])
    editor.check()
    return (editor, edit)
  }

  private func text(_ editor: Editor, _ path: String) -> String? {
    editor.folder.bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  private func errors(_ editor: Editor) -> [String] {
    (Array(Self.texts.keys) + ["content/indicators/species.md", "content/indicators/species.csv"]).flatMap { path in
      editor.problems(path).filter { $0["severity"] == 1 }.map { "\(path): \($0["message"]?.text ?? "")" }
    }
  }

  @Test func whatNamesItSaysSo() throws {
    let (editor, _) = try renamed([:])
    #expect(text(editor, Self.goal)?.contains("[](plan:species) and [them](../indicators/species.md)") == true)
    #expect(text(editor, "content/indicators/all.csv")?.contains("\nspecies,Fish in the river,") == true)
    #expect(text(editor, "content/indicators/species.md") == "---\nformer-ids: [fish]\n---\n")
    #expect(errors(editor) == [])
  }

  @Test(arguments: [
    ("What swims.\n", "---\nformer-ids: [fish]\n---\n\nWhat swims.\n"),
    ("---\nmethod: Counted.\n---\n\nA.\n", "---\nformer-ids: [fish]\nmethod: Counted.\n---\n\nA.\n"),
    ("---\nformer-ids: [eel]\n---\n\nA.\n", "---\nformer-ids: [fish, eel]\n---\n\nA.\n"),
  ])
  func itsTextAndSeriesMoveWithIt(before: String, after: String) throws {
    let (editor, _) = try renamed([
      "content/indicators/fish.md": before, "content/indicators/fish.csv": "period;actual\n2025;3,5\n",
      "content/indicators/fish.yml": "decimals: comma\n",
    ])
    #expect(text(editor, "content/indicators/species.md") == after)
    #expect(text(editor, "content/indicators/species.csv") == "period;actual\n2025;3,5\n")
    #expect(text(editor, "content/indicators/species.yml") == "decimals: comma\n")
    for ending in ["md", "csv", "yml"] { #expect(text(editor, "content/indicators/fish.\(ending)") == nil) }
    #expect(errors(editor) == [])
  }

  @Test func anEditorThatMovesNoFilesIsToldWhichHasToMove() throws {
    let (editor, _) = try renamed([:], changesFiles: false)
    #expect(text(editor, "content/indicators/all.csv")?.contains("\nspecies,") == true)
    #expect(errors(editor) == [])
    let (other, answer) = try renamed(["content/indicators/fish.md": "A.\n"], changesFiles: false)
    #expect(
      answer["message"]?.text
        == "`content/indicators/fish.md` has the name of the row, and this editor does not move files")
    #expect(text(other, "content/indicators/all.csv")?.contains("\nfish,") == true)
  }

  @Test func nothingIsWrittenOver() throws {
    let (_, refused) = try renamed([
      "content/indicators/fish.csv": "period,actual\n2025,3\n",
      "content/indicators/species.csv": "period,actual\n2025,4\n",
    ])
    #expect(refused["message"]?.text == "there is a file `content/indicators/species.csv` already")
  }
}
