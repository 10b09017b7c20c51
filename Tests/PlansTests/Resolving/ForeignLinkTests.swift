// SPDX-License-Identifier: Apache-2.0

import Testing

/// Links in the forms of other tools are answered with the file that they mean.
@Suite struct ForeignLinkTests {
  private func helps(_ destination: String, in path: String = "index.md", of words: String = "[x]") throws -> [String?]
  {
    try Planned(
      [
        path: file("A", text: "\(words)(\(destination))"), "goals/rivers.md": file("Rivers", text: "## Clean water"),
        "goals/lakes.md": file("Lakes", "id: clean-lakes\nformer-ids: [old-lakes]"),
        "guidance/index.md": file("Guidance"), "guidance/Minutes of May.md": file("Minutes"),
        "posts/2026-03-31-first.md": file("First"), "one/same.md": file("Same"), "two/same.md": file("Same"),
      ], others: ["pictures/map.png"]
    ).located.filter { $0.diagnostic.rule.name != "goal-without-objective" }.map(\.diagnostic.help)
  }

  @Test(arguments: [
    "goals/rivers", "goals/rivers/", "goals/rivers.html", "/goals/rivers/", "/goals/rivers", "goals\\rivers.md",
    "goals\\rivers", "{{site.baseurl}}/goals/rivers", "{{site.baseurl}}/goals/rivers.html", "./goals/rivers/index.html",
    "Goals/Rivers.md", "goals/rivers.markdown", "/site/goals/rivers/", "/goals/rivers/?print=1", "rivers",
    "<goals/rivers>",
  ]) func namesTheFile(destination: String) throws {
    #expect(try helps(destination) == ["write `goals/rivers.md`"])
  }

  @Test(arguments: ["", "#", "<>"]) func asksWhereALinkLeads(destination: String) throws {
    #expect(
      try helps(destination) == [
        "write the path from this file's folder between the parentheses, or take the brackets away"
      ])
  }

  @Test func keepsTheHeading() throws {
    #expect(try helps("/goals/rivers/#clean-water") == ["write `goals/rivers.md#clean-water`"])
    #expect(try helps("goals/rivers.md#Clean_Water") == ["did you mean `#clean-water`?"])
  }

  @Test func readsPathsFromThePageAsOtherToolsDo() throws {
    #expect(try helps("../rivers/", in: "goals/dams.md") == ["write `rivers.md`"])
    #expect(try helps("../../goals/rivers/", in: "goals/dams.md") == ["write `rivers.md`"])
    #expect(try helps("../../", in: "goals/dams.md") == ["copy the file into the content folder and link to it there"])
  }

  @Test func knowsAddressesAndFormerOnes() throws {
    #expect(try helps("/goals/clean-lakes/") == ["write `goals/lakes.md`"])
    #expect(try helps("/goals/old-lakes.html") == ["write `goals/lakes.md`"])
    #expect(try helps("/2026/03/31/first.html") == ["write `posts/2026-03-31-first.md`"])
  }

  @Test func knowsFolders() throws {
    #expect(try helps("goals/index.md") == ["write `goals/`"])
    #expect(try helps("/goals/") == ["write `goals/`"])
    #expect(try helps("/guidance/") == ["write `guidance/index.md`"])
  }

  @Test func writesNamesWithBlanks() throws {
    #expect(try helps("guidance/minutes-of-may/") == ["write `<guidance/Minutes of May.md>`"])
  }

  @Test func knowsPicturesAndDownloads() throws {
    #expect(try helps("/pictures/map.png", of: "![A map]") == ["write `pictures/map.png`"])
    #expect(try helps("/pictures/map.png") == ["write `pictures/map.png`"])
  }

  @Test func doesNotChooseBetweenTwo() throws {
    #expect(try helps("/same") == ["write the path from this file, such as `../goals/goal-1.md`"])
    #expect(try helps("/nowhere/at/all/") == ["write the path from this file, such as `../goals/goal-1.md`"])
  }

  @Test(arguments: [
    ("www.example.org/plan", "https://www.example.org/plan"), ("WWW.example.org", "https://WWW.example.org"),
    ("example.org", "https://example.org"), ("office@example.org", "mailto:office@example.org"),
  ]) func knowsHostsAndMailAddresses(destination: String, help: String) throws {
    #expect(try helps(destination) == ["write `\(help)`"])
  }

  @Test(arguments: ["#ftnt2", "#_ftn2", "#fn:2", "#fn2", "#footnote-2", "#_edn2"]) func knowsNotes(destination: String)
    throws
  {
    #expect(
      try helps(destination) == [
        "write `[^2]` in place of the link, and the note as `[^2]: its text` on a line of its own"
      ])
  }

  @Test(arguments: ["#ftnt_ref2", "#_ftnref2", "#fnref:2", "#fnref2"]) func knowsTheWayBack(destination: String) throws
  {
    #expect(try helps(destination) == ["remove the link: a note `[^2]: its text` leads back to its mark by itself"])
  }
}
