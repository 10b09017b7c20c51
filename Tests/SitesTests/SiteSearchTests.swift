// SPDX-License-Identifier: Apache-2.0

import Publishing
import Sites
import TestSupport
import Testing

@Suite struct SiteSearchTests {
  /// The records of the pages in the pieces of a site: the line of fields and the lines of the text, by their addresses.
  private func records(_ site: Published) throws -> [String: [String]] {
    var records: [String: [String]] = [:]
    for path in site.paths where path.hasPrefix(SiteSearch.folder) {
      let script = try site.text(path)
      #expect(script.hasPrefix("planpressSearch(\"\(path.dropFirst(SiteSearch.folder.count).dropLast(3))\",`"))
      #expect(script.hasSuffix("`)\n"))
      for record in script.split(separator: "\u{1}").dropFirst() {
        let lines = record.replacing("`)\n", with: "").split(separator: "\n", omittingEmptySubsequences: false).map(
          String.init)
        let address = lines[0].split(separator: "\t", omittingEmptySubsequences: false)[1]
        records[String(address)] = lines.filter { !$0.isEmpty }
      }
    }
    return records
  }

  @Test func recordsHoldWhatItemsAreFoundBy() throws {
    let records = try records(
      Published([
        "norms/n.md": file(
          "'\"A\" <b>'",
          "number: \"1.1\"\nnative-id: GV.OC-01\nstatus: active\ndate: 2024-05-01\npartners: [{ref: board}]",
          text: "The *first* `paragraph` & ${more}."),
        "partners/board.md": file("Board"), "guidance/how.md": file("How", "language: de"),
        "terms/cs.md": file("Combined sewer", "abbreviation: CS\nalso: [mixed sewer]"),
      ]))
    func fields(_ address: String) -> [String] {
      let line = records[address]?.first ?? ""
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).dropFirst()
      return parts.map { String($0).replacing("\u{2}", with: "|") }
    }
    #expect(
      fields("norms/n/") == [
        "norms/n/", "en", "norm", "1.1", "“A” <b>", "The first paragraph & \\${more}.", "", "n|GV.OC-01",
        "kind=norm|status=active|year=2024|partner=board",
      ])
    #expect(records["norms/n/"]?.dropFirst() == ["The first paragraph & \\${more}.", "Official number: GV.OC-01"])
    #expect(fields("terms/#cs").suffix(3) == ["CS|mixed sewer", "cs", "kind=term"])
    #expect(fields("guidance/how/").prefix(3) == ["guidance/how/", "de", "page"])
  }

  @Test func textsComeWithoutWhatOnlyLeadsElsewhere() throws {
    let text = """
      Opening with a [word of it](plan:other), [](plan:other) and a note.[^1]

      ## One & *two*

      - first
      - second<br>line

      | A | B |
      | --- | --- |
      | c | d |

      > [!NOTE]
      > Mind this.

      ```
      code  <here>
      ```

      [^1]: Of the note.
      """
    let records = try records(
      Published(["norms/n.md": file("N", text: text), "norms/other.md": file("Other", "id: other\nnumber: \"7\"")]))
    #expect(
      records["norms/n/"]?.dropFirst() == [
        "Opening with a word of it, 7 Other and a note.", "\tone--two\tOne & two", "first", "second line", "A", "B",
        "c", "d",
        "Mind this.", "code  <here>", "Of the note.",
      ])
  }

  @Test func anEditedSentenceChangesFewPieces() throws {
    let folder = try TemporaryFolder([:])
    for number in 0..<60 {
      try folder.write("content/goals/g\(number).md", file("Goal \(number)", text: "Lights in harbour \(number)."))
      try folder.age("content/goals/g\(number).md")
    }
    func buildOn() throws -> BuildResult { try build(folder.path, to: folder.path + "/out") { $0.usesCache = true } }
    let all = try #require(try buildOn().changes?.written)
    try folder.write("content/goals/g7.md", file("Goal 7", text: "Lights in harbour 7, and fog."))
    let changes = try #require(try buildOn().changes)
    // The page and the list that shows its summary; the search page; the text, its table, two leaves at most, the root.
    #expect(changes.written <= 9 && all > 100)
    #expect(folder.tree("out").keys.count { $0.hasPrefix(SiteSearch.folder) } > 40)
    _ = try build(folder.path, to: folder.path + "/clean")
    #expect(folder.tree("out") == folder.tree("clean"))
  }

  @Test func aPieceThatOthersChangedIsMended() throws {
    let folder = try TemporaryFolder(["content/goals/a.md": file("A"), "content/goals/b.md": file("B")])
    func buildOn() throws { _ = try build(folder.path, to: folder.path + "/out") { $0.usesCache = true } }
    try buildOn()
    let before = folder.tree("out")
    for piece in before.keys.filter({ $0.hasPrefix(SiteSearch.folder) }) {
      try folder.write("out/" + piece, "other")
      try buildOn()
      #expect(folder.tree("out") == before)
      folder.remove("out/" + piece)
      try buildOn()
      #expect(folder.tree("out") == before)
    }
  }

  @Test func choicesOfTheSearchPageAreNamesThatStayTheSame() throws {
    let site = try Published([
      "norms/a.md": file("A", "status: active\ndate: 2024-01-01\npartners: [{ref: board}]"),
      "partners/board.md": file("The board"),
    ])
    let page = try site.text("search/index.html")
    #expect(
      all(/<option value="([^"]+)"/, in: page) == ["norm", "partner", "active", "2024", "board"])
    #expect(page.contains("data-title=\"Norms\" data-one=\"Norm\">Norms</option>"))
  }
}
