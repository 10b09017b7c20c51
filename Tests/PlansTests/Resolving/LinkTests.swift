// SPDX-License-Identifier: Apache-2.0

import Plans
import Testing

@Suite struct LinkTests {
  private func destinations(_ text: String, from path: String = "guidance/a.md") throws -> [LinkDestination] {
    let planned = try Planned(
      [
        path: file("A", text: text), "goals/g.md": file("G", text: "## Why {#why}\n"),
        "objectives/o.md": file("O", "goal: g"), "guidance/index.md": file("Guidance"), "news/n.md": file("N"),
      ], others: ["guidance/picture one.png", "guidance/größe.pdf", "data.csv"])
    #expect(planned.problems == [])
    let item = try #require(planned.plan.items.firstIndex { $0.file.path == "content/" + path })
    return planned.plan.links[item]
  }

  @Test func leadToItemsByPathAndIdentifier() throws {
    let goal = 0
    #expect(try destinations("[x](../goals/g.md)") == [.item(goal, anchor: nil)])
    #expect(try destinations("[x](../goals/g.md#why)") == [.item(goal, anchor: "why")])
    #expect(try destinations("[x](./../goals/../goals/g.md)") == [.item(goal, anchor: nil)])
    #expect(try destinations("[](plan:g) [x](plan:g#why)") == [.item(goal, anchor: nil), .item(goal, anchor: "why")])
    #expect(try destinations("[x](goals/g.md)", from: "a.md") == [.item(goal, anchor: nil)])
  }

  @Test func leadToFoldersFilesAndHeadings() throws {
    #expect(try destinations("[x](../news/)") == [.section("news")])
    #expect(try destinations("[x](../news)") == [.section("news")])
    #expect(try destinations("[x](picture%20one.png)") == [.file("content/guidance/picture one.png")])
    #expect(try destinations("[x](<picture one.png>)") == [.file("content/guidance/picture one.png")])
    #expect(try destinations("[x](größe.pdf)") == [.file("content/guidance/größe.pdf")])
    #expect(try destinations("[x](gr%C3%B6%C3%9Fe.pdf)") == [.file("content/guidance/größe.pdf")])
    #expect(try destinations("## Two words\n\n[x](#two-words)") == [.anchor("two-words")])
    #expect(try destinations("[x](https://example.org) <mailto:a@example.org>") == [])
  }

  @Test func suggestTheFileThatWasMeant() throws {
    try expectProblem(
      in: ["norms/first.md": file("N"), "a.md": file("A", text: "\n[x](▸norms/frist.md)")],
      "there is no file `content/norms/frist.md`", .deadLink, help: "did you mean `norms/first.md`?")
    try expectProblem(
      in: ["a.md": file("A", text: "\n[x](▸gone.md)")], "there is no file `content/gone.md`", .deadLink,
      help: "write the path from this file's folder, with its ending")
    try expectProblem(
      in: ["norms/first.md": file("N"), "guidance/a.md": file("A", text: "\n[x](▸first.md)")],
      "there is no file `content/guidance/first.md`", .deadLink, help: "write `../norms/first.md`")
    try expectProblem(
      in: ["b/a.md": file("A", text: "\n![x](▸chart.pgn)")], others: ["b/chart.png"],
      "there is no file `content/b/chart.pgn`", .missingFile, help: "did you mean `chart.png`?")
    try expectProblem(
      in: ["a.md": file("A", text: "\n[x](▸data.csv)")], "there is no file `content/data.csv`", .missingFile,
      help: "write the path from this file's folder, with its ending")
  }

  @Test func suggestTheHeadingThatWasMeant() throws {
    try expectProblem(
      in: ["norms/n.md": file("N", text: "## Purpose\n"), "a.md": file("A", text: "\n[x](▸norms/n.md#purpos)")],
      "`content/norms/n.md` has no heading or other block with the id `purpos`", .deadAnchor,
      help: "did you mean `#purpose`?")
    try expectProblem(
      in: ["norms/n.md": file("N"), "a.md": file("A", text: "\n[x](▸plan:n#purpose)")],
      "`content/norms/n.md` has no heading or other block with the id `purpose`", .deadAnchor,
      help: "it has no ids; link to the file alone")
    try expectProblem(
      in: ["a.md": file("A", text: "## One\n\n## Two\n\n[x](▸#other)")],
      "`content/a.md` has no heading or other block with the id `other`", .deadAnchor, help: "its ids are `one`, `two`")
  }

  @Test(arguments: ["../secret.md", "../../etc/passwd", "%2e%2e/secret.md", "b/../../x.png", "..", "../content/b.md"])
  func stayInsideTheContent(path: String) throws {
    let decoded = path.replacing("%2e", with: ".")
    try expectProblem(
      in: ["a.md": file("A", text: "\n[x](▸\(path))")], "`\(decoded)` leads out of the content folder", .outsideSource,
      help: "copy the file into the content folder and link to it there")
  }

  @Test func tellNamesApartByTheirBytes() throws {
    let composed = "caf\u{E9}.pdf"
    let decomposed = "cafe\u{301}.pdf"
    for (written, there) in [(composed, decomposed), (decomposed, composed)] {
      let planned = try Planned(["a.md": file("A", text: "[x](\(written))")], others: [there])
      #expect(planned.plan.links == [[.nowhere]])
      #expect(planned.problems == ["content/a.md:4:5 missing-file"])
      let document = try Planned(
        ["documents/d.md": "---\ntitle: D\nfile: \(written)\n---\n"], others: ["documents/" + there])
      #expect(document.problems == ["content/documents/d.md:3:7 missing-file"])
    }
  }

  @Test func tellNamesApartByTheirCase() throws {
    try expectProblem(
      in: ["a.md": file("A", text: "\n[x](▸Data.csv)")], others: ["data.csv"], "there is no file `content/Data.csv`",
      .missingFile, help: "did you mean `data.csv`?")
  }

  @Test func areNotDeadWhereTheFileIsThereAndBroken() throws {
    let planned = try Planned([
      "norms/n.md": "---\nbegin", "norms/m.md": "---\nkind: nrm\ntitle: A\n---\n\n## Why\n",
      "a.md": file("A", "aligns-to: [n, m]", text: "[x](norms/n.md#why) [](plan:n) [y](norms/m.md#why) [](plan:m)"),
    ])
    #expect(
      planned.problems == ["content/norms/m.md:2:7 unknown-kind", "content/norms/n.md:1:1 unclosed-front-matter"])
  }

  @Test func leadToTheFilesOfDocuments() throws {
    let planned = try Planned(["documents/d.md": file("D", "file: d.pdf")], others: ["documents/d.pdf"])
    #expect(planned.problems == [])
    #expect(planned.plan.files == [0: "content/documents/d.pdf"])
    try expectProblem(
      in: ["documents/d.md": file("D", "file: ▸d.pfd")], others: ["documents/d.pdf"],
      "there is no file `d.pfd` beside this text", .missingFile, help: "did you mean `d.pdf`?")
    try expectProblem(
      in: ["documents/d.md": file("D", "file: ▸../../d.pdf")], "there is no file `../../d.pdf` beside this text",
      .missingFile, help: "write the path from this file's folder")
  }
}
