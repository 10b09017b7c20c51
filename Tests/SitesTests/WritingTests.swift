// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans
import Publishing
import Sites
import TestSupport
import Testing

@Suite struct WritingTests {
  private func site() throws -> TemporaryFolder {
    try TemporaryFolder([
      "content/site.yml": "title: Site\n", "content/norms/a.md": "---\ntitle: A\n---\n\nText.\n",
      "content/norms/b.md": "---\ntitle: B\n---\n\n![x](x.svg)\n",
      "content/norms/x.svg": "<svg width=\"1\" height=\"1\"/>",
    ])
  }

  private func build(_ site: TemporaryFolder) throws -> BuildResult {
    try SitesTests.build(site.path, to: site.path + "/out")
  }

  @Test func leavesUnchangedFilesAlone() throws {
    let site = try site()
    let first = try build(site)
    let files = filesBelow(site.path + "/out")
    for file in files { try site.age("out/" + file) }
    let second = try build(site)
    #expect(second.changes?.written == 0)
    #expect(second.changes?.unchanged == first.changes?.written)
    for file in files { #expect(site.modified("out/" + file) == 1_000_000_000_000_000_000, "\(file)") }
  }

  @Test func writesOnlyWhatHasChanged() throws {
    let site = try site()
    _ = try build(site)
    for file in filesBelow(site.path + "/out") { try site.age("out/" + file) }
    try site.write("content/norms/a.md", "---\ntitle: A\n---\n\nAnother text.\n")
    _ = try build(site)
    #expect(site.modified("out/norms/b/index.html") == 1_000_000_000_000_000_000)
    #expect(site.modified("out/norms/a/index.html") > 1_000_000_000_000_000_000)
    #expect(site.text("out/norms/a/index.html")?.contains("Another text.") == true)
  }

  @Test func leavesTheOldSiteWhereTheNewOneHasAnError() throws {
    let site = try site()
    _ = try build(site)
    let before = site.tree("out")
    for file in before.keys { try site.age("out/" + file) }
    try site.write("content/norms/a.md", "---\ntitle: New\n---\n\nNew.\n")
    try site.write("content/norms/b.md", "---\ntitle: B: C\n---\n")
    let result = try build(site)
    #expect(result.changes == nil)
    #expect(site.tree("out") == before)
    for file in before.keys { #expect(site.modified("out/" + file) == 1_000_000_000_000_000_000, "\(file)") }
  }

  @Test func leavesTheOldSiteWhereWarningsCount() throws {
    let site = try site()
    _ = try build(site)
    let before = site.tree("out")
    try site.write("content/goals/g.md", "---\ntitle: G\n---\n")
    let strict = try SitesTests.build(site.path, to: site.path + "/out") { $0.isStrict = true }
    #expect(strict.changes == nil)
    #expect(site.tree("out") == before)
    #expect(try build(site).changes != nil)
  }

  @Test func removesWhatItWroteAndNoLongerHas() throws {
    let site = try site()
    _ = try build(site)
    let image = try #require(site.tree("out").keys.first { $0.hasSuffix(".svg") && $0.hasPrefix("norms/") })
    site.remove("content/norms/b.md")
    let before = filesBelow(site.path + "/out")
    let result = try build(site)
    let files = site.tree("out")
    #expect(result.changes?.removed == Set(before).subtracting(files.keys).count)
    #expect(files["norms/b/index.html"] == nil)
    #expect(files[image] == nil)
    #expect(files["norms/a/index.html"] != nil)
    #expect(contents(of: site.path + "/out/norms/b") == nil)
    let listed = String(decoding: files[".planpress-files"] ?? [], as: UTF8.self)
    #expect(!listed.contains("norms/b/"))
  }

  @Test func neverTouchesFilesOfOthers() throws {
    let site = try site()
    try site.write("out/CNAME", "plan.example.org")
    try site.write("out/norms/b/notes.txt", "mine")
    _ = try build(site)
    site.remove("content/norms/b.md")
    _ = try build(site)
    #expect(site.text("out/CNAME") == "plan.example.org")
    #expect(site.text("out/norms/b/notes.txt") == "mine")
    #expect(site.bytes("out/norms/b/index.html") == nil)
  }

  @Test(arguments: ["out/index.html", "out/norms/a", "out/norms"]) func overwritesNoFileOfOthers(path: String) throws {
    let site = try site()
    try site.write(path, "mine")
    let result = try build(site)
    #expect(result.changes == nil)
    #expect(rules(result) == ["foreign-file"])
    #expect(site.tree("out") == [String(path.dropFirst(4)): Array("mine".utf8)])
  }

  @Test func saysWhichFileIsInTheWay() throws {
    let site = try site()
    try site.write("out/index.html", "mine")
    let result = try build(site)
    #expect(
      printed(result, site.path) == """
        error: `\(site.path)/out/index.html` is in the way, and no earlier build wrote it [foreign-file]
          help: move it elsewhere, or publish to another folder with `--output`

        """)
  }

  @Test func namesTheFirstOfManyFilesThatAreInTheWay() throws {
    let site = try site()
    _ = try build(site)
    let count = site.tree("out").count - 1
    site.remove("out/.planpress-files")
    let result = try build(site)
    let lines = printed(result, site.path).split(separator: "\n").map(String.init)
    #expect(lines.count == 2)
    #expect(
      lines[0].wholeMatch(
        of:
          /error: `[^`]+`, `[^`]+`, `[^`]+` and ([0-9]+) more are in the way, and no earlier build wrote them \[foreign-file\]/
      )?.output.1 == "\(count - 3)")
    #expect(
      lines[1]
        == "  help: move them elsewhere, or publish to another folder with `--output`; "
        + "if the folder is a copy of a site, copy its `.planpress-files` too")
  }

  @Test func overwritesNoFolderAndNoLinkOfOthers() throws {
    let site = try site()
    try site.makeFolder("out/index.html")
    try site.write("elsewhere/kept.txt", "kept")
    try site.link("out/norms", to: "../elsewhere")
    let result = try build(site)
    #expect(rules(result) == ["foreign-file"])
    #expect(site.tree("elsewhere").keys.sorted() == ["kept.txt"])
  }

  @Test func writesThroughNoLinkPutInPlaceOfAPage() throws {
    let site = try site()
    _ = try build(site)
    site.remove("out/index.html")
    try site.write("elsewhere.html", "kept")
    try site.link("out/index.html", to: "../elsewhere.html")
    let result = try build(site)
    #expect(rules(result) == ["foreign-file"])
    #expect(site.text("elsewhere.html") == "kept")
  }

  @Test func believesNoListOfFilesThatLeadsOut() throws {
    let site = try site()
    _ = try build(site)
    try site.write("outside.txt", "kept")
    let list = site.text("out/.planpress-files") ?? ""
    try site.write("out/.planpress-files", list + "../outside.txt\n/etc/hostname\nnorms/../../outside.txt\n")
    _ = try build(site)
    #expect(site.text("outside.txt") == "kept")
  }

  @Test func removesNothingWhereTheListIsNotOurs() throws {
    let site = try site()
    try site.write("out/precious.txt", "kept")
    try site.write("out/.planpress-files", "precious.txt\n")
    _ = try build(site)
    #expect(site.text("out/precious.txt") == "kept")
  }

  @Test func clearsUpAfterABuildThatWasCutOff() throws {
    let site = try site()
    _ = try build(site)
    let before = site.tree("out")
    try site.write("out/.planpress-staging/norms/a/index.html", "half")
    _ = try build(site)
    #expect(site.tree("out") == before)
    site.remove("content/norms/b.md")
    try site.write("out/.planpress-staging/norms/a/index.html", "half")
    _ = try build(site)
    #expect(site.tree("out").keys.allSatisfy { !$0.hasPrefix(".planpress-staging") })
  }

  @Test func writesThroughNoLinkInPlaceOfTheStagingFolder() throws {
    let site = try site()
    try site.write("elsewhere/kept.txt", "kept")
    try site.makeFolder("out")
    try site.link("out/.planpress-staging", to: "../elsewhere")
    _ = try? build(site)
    #expect(site.tree("elsewhere").keys.sorted() == ["kept.txt"])
  }

  @Test func writesNothingWhereItOnlyChecks() throws {
    let site = try site()
    let before = site.tree()
    #expect(try SitesTests.build(site.path).changes == nil)
    #expect(site.tree() == before)
  }

  @Test func publishesDraftsWhereAsked() throws {
    let site = try TemporaryFolder(["content/norms/d.md": "---\ntitle: D\ndraft: true\n---\n"])
    _ = try build(site)
    #expect(site.bytes("out/norms/d/index.html") == nil)
    _ = try SitesTests.build(site.path, to: site.path + "/out") { $0.includeDrafts = true }
    #expect(site.bytes("out/norms/d/index.html") != nil)
    _ = try build(site)
    #expect(site.tree("out").keys.filter { $0.hasPrefix("norms/") } == [])
  }

  @Test func holdsBackUntilTheDayIsThere() throws {
    let site = try TemporaryFolder(["content/norms/d.md": "---\ntitle: D\npublished: 2026-05-02\n---\n"])
    for (day, isThere) in [("2026-05-01", false), ("2026-05-02", true), ("2026-05-01", false)] {
      let asOf = try #require(CalendarDate(day))
      let result = try SitesTests.build(site.path, to: site.path + "/out") { $0.asOf = asOf }
      #expect(result.asOf == asOf)
      #expect((site.bytes("out/norms/d/index.html") != nil) == isThere, "\(day)")
    }
  }

  @Test func takesTheDayOfTheSiteBeforeThatOfTheClock() throws {
    let site = try TemporaryFolder([
      "content/site.yml": "title: S\nas-of: 2027-01-01\n",
      "content/norms/d.md": "---\ntitle: D\npublished: 2026-05-02\n---\n",
    ])
    #expect(try build(site).heldBack == [])
    let asOf = try #require(CalendarDate("2026-01-01"))
    #expect(try SitesTests.build(site.path) { $0.asOf = asOf }.heldBack.count == 1)
  }
}
