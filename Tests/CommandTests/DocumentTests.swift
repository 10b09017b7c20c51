// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Documents with a program in place of Typst: a script that notes how often it was run and what it was given.
@Suite struct DocumentTests {
  private static let typst = """
    #!/bin/sh
    if [ "$1" = --version ]; then echo typst 1; exit; fi
    for last; do :; done
    echo run >>"$0.runs"
    cp "${last%/*}/document.json" "$0.json"
    printf '%%PDF-1.7\\n<</Type/Pages/Count 3/Kids[]>>\\n' >"$last"

    """

  private func plan(typst: String? = typst) throws -> TemporaryFolder {
    let folder = try TemporaryFolder([
      "content/site.yml": "pdf: true\n",
      "content/plan.md": "---\nkind: plan\nid: p\ntitle: A plan\n---\n",
      "content/goals/g.md":
        "---\nid: g\ntitle: A \"#goal\" <b>\n---\n\nOne *two*  \nthree `#let`, [the plan](../plan.md).\n",
      "content/objectives/o.md": "---\nid: o\ntitle: B\ngoal: g\n---\n\n[A](../goals/g.md)\n",
      "temporary/.keep": "",
    ])
    if let typst {
      try folder.write("bin/typst", typst)
      try folder.setMode("bin/typst", 0o755)
    }
    return folder
  }

  private func build(_ folder: TemporaryFolder, _ arguments: String...) throws -> Run {
    try run(
      ["build", "--as-of", "2026-01-01"] + arguments, in: folder,
      environment: ["PATH": "\(folder.path)/bin:/usr/bin:/bin", "TMPDIR": "\(folder.path)/temporary"])
  }

  private func runs(_ folder: TemporaryFolder) -> Int {
    folder.text("bin/typst.runs")?.split(separator: "\n").count ?? 0
  }

  @Test func theDocumentIsPublishedAndHomeLeadsToIt() throws {
    let folder = try plan()
    let first = try build(folder)
    #expect(first.status == 0, "\(first.error)\(first.output)")
    #expect(folder.text("public/whole-plan/whole-plan.pdf") == "%PDF-1.7\n<</Type/Pages/Count 3/Kids[]>>\n")
    let link = "<a href=\"whole-plan/whole-plan.pdf\">As a document (PDF, 1 KB, 3 pages)</a>"
    #expect(folder.text("public/index.html")?.contains(link) == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/temporary") == [".keep"])
    #expect(runs(folder) == 1)
  }

  @Test func theSameIsNotSetAgain() throws {
    let folder = try plan()
    _ = try build(folder)
    _ = try build(folder)
    // Other pages, the same document.
    try folder.write("templates/assets/extra.css", "h1 { color: red; }\n")
    #expect(try build(folder).status == 0)
    #expect(runs(folder) == 1)
    try folder.write("content/objectives/o.md", "---\nid: o\ntitle: B\ngoal: g\n---\n\nAnother text.\n")
    #expect(try build(folder).status == 0)
    #expect(runs(folder) == 2)
    #expect(folder.text("bin/typst.json")?.contains("Another text.") == true)
    #expect(try build(folder, "--no-cache").status == 0)
    #expect(runs(folder) == 3)
  }

  @Test func anotherTypstSetsItAgain() throws {
    let folder = try plan()
    _ = try build(folder)
    try folder.write("bin/typst", Self.typst.replacing("typst 1", with: "typst 2"))
    #expect(try build(folder).status == 0)
    #expect(runs(folder) == 2)
  }

  /// Whoever stops the build does not wait for Typst, and nothing of it goes on.
  @Test(arguments: [SIGINT, SIGTERM]) func typstEndsWithTheBuild(signal: Int32) throws {
    let folder = try plan(
      typst:
        "#!/bin/sh\n[ \"$1\" = --version ] && echo 1 && exit\necho $$ >\"$0.new\"\nmv \"$0.new\" \"$0.pid\"\nexec sleep 600\n"
    )
    let environment = ["PATH": "\(folder.path)/bin:/usr/bin:/bin", "TMPDIR": "\(folder.path)/temporary"]
    let run = try start(["build"], in: folder, environment: environment)
    let process = try #require(eventually { folder.text("bin/typst.pid").flatMap { Int32($0.dropLast()) } })
    run.send(signal)
    #expect(run.wait().status == -signal)
    #expect(eventually { kill(process, 0) != 0 ? true : nil } == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/temporary") == [".keep"])
  }

  /// Asks until there is an answer, for a minute.
  private func eventually<Answer>(_ question: () -> Answer?) -> Answer? {
    for _ in 0..<6_000 {
      if let answer = question() { return answer }
      usleep(10_000)
    }
    return nil
  }

  @Test func homeSaysHowLongTheDocumentIsNow() throws {
    let folder = try plan()
    _ = try build(folder)
    try folder.write("bin/typst", Self.typst.replacing("Count 3", with: "Count 1"))
    try folder.write("content/objectives/o.md", "---\nid: o\ntitle: B\ngoal: g\n---\n\n[A](../goals/g.md), shorter\n")
    #expect(try build(folder).status == 0)
    #expect(folder.text("public/index.html")?.contains("As a document (PDF, 1 KB, one page)") == true)
  }

  @Test func whatIsWrittenIsDataAndNeverMarkup() throws {
    let folder = try plan()
    _ = try build(folder, "--base-url", "https://plan.example.org/at/")
    let bytes = try #require(folder.text("bin/typst.json")).utf8
    let data = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let document = try #require(data["document"] as? [String: Any])
    let chapters = try #require(document["chapters"] as? [[String: Any]])
    let parts = try #require(chapters.first?["parts"] as? [[String: Any]])
    #expect(parts.map { $0["title"] as? String } == ["A “#goal” <b>", "B"])
    #expect(parts.map { $0["level"] as? String } == ["3", "4"])
    #expect(
      parts.map { $0["address"] as? String } == [
        "https://plan.example.org/at/goals/g/", "https://plan.example.org/at/objectives/o/",
      ])
    func described(_ node: Any) -> String {
      guard let element = node as? [String: Any] else { return "'\(node)'" }
      let children = (element["children"] as? [Any] ?? []).map(described).joined()
      let to = (element["to"] ?? element["href"]).map { "→\($0)" } ?? ""
      return "\(element["tag"] ?? "")\(to)(\(children))"
    }
    let body = try #require(parts[0]["body"] as? [Any]).map(described).joined()
    #expect(
      body
        == "p('One'' 'em('two')br()'three'' 'code('#let')','' 'a→item-p('the plan')'.')", "\(body)")
    #expect((data["places"] as? [String: Bool]) == ["item-g": true, "item-p": true])
  }

  @Test func withoutTypstNothingIsWritten() throws {
    let folder = try plan()
    _ = try build(folder)
    let before = folder.tree("public")
    try folder.write("content/objectives/o.md", "---\nid: o\ntitle: Another\ngoal: g\n---\n")
    let alone = try run(
      ["build", "--as-of", "2026-01-01"], in: folder, environment: ["PATH": "\(folder.path)/temporary"])
    #expect(alone.status == 1)
    #expect(
      alone.error.hasPrefix(
        """
        content/site.yml:1:1: error: documents are set with the program Typst, which was not found [no-typst]
          1 | pdf: true
            | ^^^
          help: install it with `pip install typst`, or put the command `typst` on the path

        """), "\(alone.error)")
    #expect(folder.tree("public") == before)
    // A Python without the package is no Typst.
    try folder.write("python/python3", "#!/bin/sh\nexit 93\n")
    try folder.setMode("python/python3", 0o755)
    let python = try run(
      ["build", "--as-of", "2026-01-01"], in: folder, environment: ["PATH": "\(folder.path)/python"])
    #expect(python.error.contains("[no-typst]"))
    #expect(folder.tree("public") == before)
  }

  @Test func whatTypstRefusesIsSaidAndNothingIsWritten() throws {
    let folder = try plan(
      typst:
        "#!/bin/sh\n[ \"$1\" = --version ] && echo 1 && exit\nfor last; do :; done\necho half >\"$last\"\necho \"whole-plan.typ:3:1: error: no such thing\" >&2\nexit 1\n"
    )
    let refused = try build(folder)
    #expect(refused.status == 1)
    #expect(
      refused.error.contains(
        "error: Typst ended with status 1, so `whole-plan/whole-plan.pdf` could not be set [failed-document]"))
    #expect(refused.error.contains("help: it said: whole-plan.typ:3:1: error: no such thing"))
    #expect(folder.text("public/index.html") == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/temporary") == [".keep"])
    // One that ends well and writes something else.
    try folder.write(
      "bin/typst", "#!/bin/sh\n[ \"$1\" = --version ] && echo 1 && exit\nfor last; do :; done\necho text >\"$last\"\n")
    #expect(try build(folder).error.contains("error: Typst wrote no PDF"))
    #expect(folder.text("public/index.html") == nil)
  }

  @Test func aGoalIsADocumentOfItsOwn() throws {
    let folder = try plan()
    let environment = ["PATH": "\(folder.path)/bin:/usr/bin:/bin"]
    try folder.write("content/site.yml", "goal-pdfs: true\n")
    #expect(try build(folder).status == 0)
    #expect(folder.text("public/goals/g/g.pdf")?.hasPrefix("%PDF-") == true)
    #expect(folder.text("public/goals/g/index.html")?.contains("<a href=\"../../goals/g/g.pdf\">As a document") == true)
    #expect(folder.text("public/index.html")?.contains("As a document") == false)
    let near = try planpress("pdf", "--goal", "gg", in: folder, environment: environment)
    #expect(near.status == 1)
    #expect(near.error.contains("there is no goal `gg` to make a document of"))
    let one = try planpress("pdf", "--goal", "g", in: folder, environment: environment)
    #expect(one.status == 0)
    #expect(one.error.contains("g.pdf: 3 pages, 1 KB"))
    #expect(folder.text("g.pdf")?.hasPrefix("%PDF-") == true)
  }

  @Test func nothingButADocumentIsWrittenOver() throws {
    let folder = try plan()
    let environment = ["PATH": "\(folder.path)/bin:/usr/bin:/bin"]
    try folder.write("mine.pdf", "notes of my own")
    let refused = try planpress("pdf", "--output", "mine.pdf", in: folder, environment: environment)
    #expect(refused.status == 1)
    #expect(refused.error.contains("error: `mine.pdf` is there, and is no PDF; nothing was written"))
    #expect(folder.text("mine.pdf") == "notes of my own")
    for _ in 0..<2 {
      #expect(try planpress("pdf", "--output", "plan.pdf", in: folder, environment: environment).status == 0)
    }
    #expect(folder.text("plan.pdf")?.hasPrefix("%PDF-") == true)
    #expect(try planpress("pdf", "--output", "plan.txt", in: folder, environment: environment).status == 64)
  }
}
