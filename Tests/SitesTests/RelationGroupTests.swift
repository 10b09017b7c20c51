// SPDX-License-Identifier: Apache-2.0

import Testing

/// What an item relates to is grouped under words, each other item once.
@Suite struct RelationGroupTests {
  /// Such as `Related: C, F`.
  private func groups(_ page: String) -> [String] {
    guard let section = page.firstMatch(of: /<h2 id="page-relations">(?s:(.*?))<\/section>/) else { return [] }
    return section.output.1.split(separator: "<h3>").dropFirst().map { group in
      let title = group.prefix { $0 != "<" }
      return "\(title): " + all(/<a href="[^"]*">([^<]*)<\/a>/, in: String(group)).joined(separator: ", ")
    }
  }

  private let site: Published

  init() throws {
    let aligned =
      "aligns-to:\n  - {ref: b, relation: broader}\n  - {ref: c, relation: peer}\n  - {ref: d, relation: narrower}"
    site = try Published([
      "norms/a.md": file("A", aligned, text: "See [](plan:b) and [](plan:e)."), "norms/b.md": file("B"),
      "norms/c.md": file("C"), "norms/d.md": file("D"), "norms/e.md": file("E"),
      "norms/f.md": file("F", "aligns-to: [{ref: a, relation: peer}]", text: "See [](plan:a)."),
      "norms/g.md": file("G", text: "See [](plan:a), and once more [](plan:a)."),
    ])
  }

  @Test func eachRelationHasItsWordsFromBothSides() throws {
    #expect(
      groups(try site.text("norms/a/index.html"))
        == ["Serves: B", "Related: C, F", "Carried out with: D", "Mentioned in: G"])
    #expect(groups(try site.text("norms/b/index.html")) == ["Served by: A"])
    #expect(groups(try site.text("norms/c/index.html")) == ["Related: A"])
    #expect(groups(try site.text("norms/d/index.html")) == ["Used by: A"])
  }

  @Test func aMentionCountsOnlyWhereNothingElseRelates() throws {
    #expect(groups(try site.text("norms/e/index.html")) == ["Mentioned in: A"])
    #expect(groups(try site.text("norms/f/index.html")) == ["Related: A"])
    #expect(groups(try site.text("norms/g/index.html")) == [])
  }

  @Test func aNoteIsReadWhereItWasWritten() throws {
    let site = try Published([
      "norms/a.md": file("A", "force: voluntary\naligns-to:\n  - {ref: b, note: A way to meet it}"),
      "norms/b.md": file("B", "force: binding"),
      "standards/s.md": file("S", "framework: Care\nversion: \"2\"\naligns-to: [a]"),
    ])
    let a = try site.text("norms/a/index.html")
    #expect(
      a.contains(
        "<a href=\"../../norms/b/index.html\">B</a> <span class=\"quiet\">Norm, binding</span> <span class=\"quiet\">A way to meet it</span>"
      ))
    #expect(a.contains("<span class=\"quiet\">Standard, Care 2</span>"))
    let b = try site.text("norms/b/index.html")
    #expect(b.contains("<span class=\"quiet\">Norm, voluntary</span>") && !b.contains("A way to meet it"))
  }

  @Test func theHomePageAndTextsAboveListsAreNoRelation() throws {
    let site = try Published([
      "index.md": file("Home", text: "See [](plan:a)."), "norms/index.md": file("Norms", text: "See [](plan:a)."),
      "norms/a.md": file("A"), "norms/b.md": file("B", text: "See [](plan:a)."),
    ])
    #expect(groups(try site.text("norms/a/index.html")) == ["Mentioned in: B"])
  }

  @Test func aGroupNamesSixtyAtMost() throws {
    var files = ["norms/a.md": file("A")]
    for number in 100..<170 { files["norms/n\(number).md"] = file("N\(number)", text: "See [](plan:a).") }
    let page = try Published(files).text("norms/a/index.html")
    #expect(groups(page) == ["Mentioned in: " + (100..<160).map { "N\($0)" }.joined(separator: ", ")])
  }
}
