// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sites

/// Lists put together what belongs together, and say what is the same for all of it once.
@Suite struct ListTests {
  /// The groups of a list with what is in them: `1 Rivers, 2 objectives: 1.1 A, 1.2 B`.
  private func groups(_ page: String) -> [String] {
    page.split(separator: "data-group").dropFirst().map { group in
      let part = String(group.prefix(upTo: group.firstRange(of: "</section>")?.lowerBound ?? group.endIndex))
      func words(_ html: Substring) -> String { String(html).replacing(/<[^>]*>/, with: "") }
      let heading = part.firstMatch(of: /<h2>(.*)<\/h2>/)?.output.1 ?? ""
      let items = part.matches(of: /<(?:p class="title"|dt[^>]*)><a [^>]*>(.*?)<\/a>/).map { words($0.output.1) }
      return "\(words(heading)): \(items.joined(separator: ", "))"
    }
  }

  @Test func objectivesAreUnderTheirGoals() throws {
    let site = try Published([
      "plan.md": file("Plan", "kind: plan"), "goals/g.md": file("Rivers", "number: \"1\""),
      "goals/h.md": file("Streets", "number: \"2\""), "objectives/a.md": file("A", "number: \"1.1\"\ngoal: g"),
      "objectives/b.md": file("B", "number: \"1.2\"\ngoal: g"),
      "objectives/c.md": file("C", "number: \"2.1\"\ngoal: h"),
    ])
    let page = try site.text("objectives/index.html")
    #expect(groups(page) == ["1 Rivers 2 objectives: 1.1 A, 1.2 B", "2 Streets One objective: 2.1 C"])
    #expect(page.contains("<h2><a href=\"../goals/g/index.html\">"))
    #expect(page.contains("<p class=\"quiet\">A step towards a goal, of which one can say whether it is done.</p>"))
  }

  @Test func standardsAreUnderTheirFrameworks() throws {
    let site = try Published([
      "standards/a.md": file("Risk", "framework: Care\ncontrol: C.2"),
      "standards/b.md": file("Assets", "framework: Care\ncontrol: C.10"),
      "standards/c.md": file("Care", "framework: Care"),
      "standards/d.md": file("Alone", "framework: Other"), "standards/e.md": file("In use"),
      "objectives/o.md": file("O", "goal: g\naligns-to: [e]"), "goals/g.md": file("G"),
    ])
    #expect(
      groups(try site.text("standards/index.html")) == [
        "Care 3 standards: Care, C.2 Risk, C.10 Assets", "Others 2 standards: In use, Alone",
      ])
    let page = try site.text("standards/a/index.html")
    #expect(page.contains("<h1><span class=\"unseen\">C.2 </span><span>Risk</span></h1>"))
    #expect(!page.contains("<dt>Control</dt>"))
  }

  @Test func aListThatBelongsTogetherHasNoGroups() throws {
    let site = try Published(
      Dictionary(uniqueKeysWithValues: (1...4).map { ("norms/n\($0).md", file("N\($0)", "instrument: A/70/174")) }))
    #expect(groups(try site.text("norms/index.html")) == [])
  }

  @Test func aNormHasOneNumber() throws {
    let site = try Published([
      "norms/a.md": file("A", "number: \"13 (k)\"\nparagraph: \"13 (k)\"\nnative-id: \"13(k)\"\nforce: binding"),
      "norms/b.md": file("B", "paragraph: \"14\"\nnative-id: \"13(j)\""),
    ])
    let a = try site.text("norms/a/index.html")
    #expect(all(/<dt>([^<]*)<\/dt>/, in: a) == ["Force"])
    #expect(a.contains("<p class=\"figure hang\" aria-hidden=\"true\">13 (k)</p>"))
    let b = try site.text("norms/b/index.html")
    #expect(all(/<dt>([^<]*)<\/dt>/, in: b) == ["Paragraph"])
    #expect(b.contains("<p class=\"figure hang\" aria-hidden=\"true\">13(j)</p>"))
  }

  @Test func manyTermsAreUnderLetters() throws {
    var files: [String: String] = [:]
    for number in 0..<20 { files["terms/t\(number).md"] = file(number < 12 ? "Asset \(number)" : "Berth \(number)") }
    let page = try Published(files).text("terms/index.html")
    #expect(groups(page).map { String($0.prefix(9)) } == ["A: Asset ", "B: Berth "])
    #expect(page.contains("<li><a href=\"#letter-b\">B</a></li>") && page.contains("id=\"letter-b\""))
    files["terms/t0.md"] = nil
    #expect(groups(try Published(files).text("terms/index.html")) == [])
  }

  @Test func whatMostEntriesSayIsSaidOnce() throws {
    var files = ["terms/z.md": file("Zone", "source: The law")]
    for number in 0..<5 { files["terms/t\(number).md"] = file("T\(number)", "source: Our words") }
    let page = try Published(files).text("terms/index.html")
    #expect(page.contains("<p class=\"quiet\">Source, unless an entry says otherwise: Our words</p>"))
    #expect(all(/<dd>([^<]*)<\/dd>/, in: page) == ["The law"])
    // An entry without a source says nothing about its own.
    files["terms/z.md"] = file("Zone")
    #expect(try !Published(files).text("terms/index.html").contains("unless an entry"))
  }

  @Test(arguments: [
    ("assets", "Asset", true), ("vulnerabilities", "Vulnerability", true), ("SBOMs", "SBOM", true),
    ("measures of effectiveness", "Measure of effectiveness", true), ("Häfen", "Hafen", true),
    ("response team", "CSIRT", false), ("security advisory", "Advisory", false), ("wells", "water", false),
  ])
  func aWordIsKnownInItsOtherForms(word: String, term: String, isForm: Bool) {
    #expect(isInflected(word, of: term) == isForm)
  }

  @Test func summariesEndWithASentence() throws {
    let long = "Every river of the city is clean, from its spring to the sea, by the end of the plan. " + "It is. "
    let site = try Published([
      "norms/a.md": file("A", "description: " + long + String(repeating: "More of it follows here. ", count: 6)),
      "goals/g.md": file("G", "description: " + long + String(repeating: "More of it follows here. ", count: 6)),
      "objectives/o.md": file("O", "goal: g"),
    ])
    let norms = all(/<p class="summary">([^<]*)<\/p>/, in: try site.text("norms/index.html"))
    #expect(norms[0].hasPrefix(long) && norms[0].hasSuffix("here.") && norms[0].count <= 180)
    #expect(all(/<p class="summary">([^<]*)<\/p>/, in: try site.text("goals/index.html"))[0].count > 230)
  }

  @Test func titlesOfPagesDoNotSayTheSameTwice() throws {
    let files = ["plan.md": file("Water Plan", "kind: plan"), "norms/n.md": file("Water")]
    func titles(_ name: String) throws -> [String] {
      let site = try Published(files, configuration: "", baseURL: nil, title: name)
      return try ["index.html", "whole-plan/index.html", "norms/n/index.html"].map {
        all(/<title>([^<]*)<\/title>/, in: try site.text($0))[0]
      }
    }
    #expect(
      try titles("Water Plan (example)") == [
        "Water Plan (example)", "The whole plan on one page · Water Plan (example)", "Water · Water Plan (example)",
      ])
    #expect(try titles("Water") == ["Water Plan", "Water Plan · The whole plan on one page", "Water"])
  }

  @Test func theWayToAPageEndsWithThePage() throws {
    let page = try Published(["norms/n.md": file("Clean")]).text("norms/n/index.html")
    #expect(page.contains("<li><span aria-current=\"page\">Clean</span></li>\n</ol>\n</nav>"))
  }
}
