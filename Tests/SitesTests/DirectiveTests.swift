// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// What directives put into pages.
@Suite struct DirectiveTests {
  private static let plan = [
    "content/site.yml": "title: Plan\n",
    "content/goals/g.md": "---\ntitle: Rivers\nnumber: 1\n---\n",
    "content/objectives/o.md":
      "---\ntitle: Sewers\nnumber: 1.1\ngoal: g\nstatus: active\ntags: [water]\n---\n",
  ]

  /// The plan with a page `about` of a text.
  private func site(_ text: String, _ files: [String: String] = [:]) throws -> TemporaryFolder {
    let site = try TemporaryFolder()
    for (name, content) in Self.plan.merging(files, uniquingKeysWith: { $1 }) { try site.write(name, content) }
    try site.write("content/about.md", "---\ntitle: About\n---\n\n\(text)\n")
    return site
  }

  private func page(_ text: String, _ files: [String: String] = [:]) throws -> String {
    let site = try site(text, files)
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    return try #require(site.text("out/about/index.html"))
  }

  @Test(arguments: [
    ("gaols", "did you mean `{goals}`?"),
    (
      "figure",
      "the directives are `{goals}`, `{objectives}`, `{measures}`, `{milestones}`, `{indicators}`, `{updates}`, `{norms}`, `{standards}`, `{partners}`, `{contacts}`, `{documents}`, `{terms}`, `{pages}`, `{table}`, `{alignment}`"
    ),
  ])
  func suggestsTheDirectiveThatWasMeant(name: String, help: String) throws {
    let site = try site("```{\(name)}\n```")
    let problems = printed(try build(site.path, to: site.path + "/out"), site.path)
    #expect(problems.contains("content/about.md:5:4: error: there is no directive `\(name)` [unknown-directive]"))
    #expect(problems.contains("help: \(help)\n"))
  }

  @Test func aTableSaysOnceWhatIsTheSameForAll() throws {
    let files = [
      "content/norms/a.md": "---\ntitle: A\nnumber: \"1 (a)\"\nparagraph: 1(a)\nforce: binding\ninstrument: I\n---\n",
      "content/norms/b.md": "---\ntitle: B\nnumber: \"1 (b)\"\nparagraph: 1(b)\nforce: binding\ninstrument: J\n---\n",
    ]
    let page = try page("```{norms}\n:as: table\n```", files)
    #expect(page.contains("<caption>Norms (all: Force Binding)</caption>"))
    #expect(all(/<th scope="col">([^<]*)</, in: page) == ["Number", "Title", "Instrument"])
    // What the writer asks for is shown.
    let asked = try self.page("```{norms}\n:as: table\n:columns: title, paragraph, force\n```", files)
    #expect(all(/<th scope="col">([^<]*)</, in: asked) == ["Title", "Paragraph", "Force"])
  }

  @Test(arguments: [(4, 0), (5, 2)])
  func onlyWideTablesAreTabStops(columns: Int, stops: Int) throws {
    let names = "ABCDE".prefix(columns).map(String.init)
    let table = "|\(names.joined(separator: "|"))|\n|\(names.map { _ in "---" }.joined(separator: "|"))|\n"
    let csv = names.joined(separator: ",") + "\n" + names.joined(separator: ",") + "\n"
    let page = try page("```{table} a.csv\n```\n\n" + table, ["content/a.csv": csv])
    #expect(page.matches(of: /class="table"[^>]*tabindex="0"/).count == stops)
  }

  @Test func whatATextListsIsNotListedBelowItAgain() throws {
    func goal(_ text: String) throws -> String {
      let files = [
        "content/goals/g.md": "---\ntitle: Rivers\npartners:\n  - {ref: p, role: Digs}\n---\n\n\(text)\n",
        "content/partners/p.md": "---\ntitle: Port\n---\n",
      ]
      let site = try site("About.", files)
      #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
      return try #require(site.text("out/goals/g/index.html"))
    }
    let plain = try goal("Rivers.")
    #expect(plain.contains("id=\"page-children\"") && plain.contains("id=\"page-participants\""))
    let listed = try goal("```{objectives} g\n```\n\n```{partners} g\n```")
    #expect(!listed.contains("page-children") && !listed.contains("page-participants"))
    #expect(listed.contains("<dt>Role</dt> <dd>Digs</dd>"))
    // A part of them is not all, and a table does not say who does what.
    let chosen = try goal("```{objectives} g\n:limit: 5\n```\n\n```{partners} g\n:as: table\n```")
    #expect(chosen.contains("id=\"page-children\"") && chosen.contains("id=\"page-participants\""))
  }

  @Test func tablesOfOneKindHaveNamesOfTheirOwn() throws {
    let options = [
      "", " g", "\n:tag: water", "\n:status: active", "\n:where: part-of = g\n:where: status = active",
      "\n:sort: title",
    ]
    let text = options.map { option in
      let parts = option.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      return "```{objectives}\(parts[0])\n:as: table\n" + (parts.count > 1 ? "\(parts[1])\n" : "") + "```\n"
    }.joined(separator: "\n")
    let page = try page(text)
    let captions = page.matches(of: /<caption>([^<]*)</).map { String($0.output.1) }
    #expect(
      captions == [
        "Objectives", "Objectives: 1 Rivers", "Objectives: water", "Objectives: In force",
        "Objectives: Part of 1 Rivers, In force", "Objectives (2)",
      ])
    #expect(page.matches(of: /aria-label="([^"]*)"><?\n?<table/).map { String($0.output.1) } == captions)
  }

  @Test func tellTheNumberOfWhatAnItemIsAPartOf() throws {
    let page = try page("```{objectives}\n:as: table\n:columns: title, part-of\n```")
    #expect(page.contains("<td><a href=\"../goals/g/index.html\">1 Rivers</a></td>"))
  }

  @Test func numbersAndTimesReadAsTheLanguageWritesThem() throws {
    let page = try page(
      "```{actions}\n:as: table\n:columns: title, budget, when\n:total: budget\n```",
      [
        "content/site.yml": """
        title: Plan
        kinds:
          action: { like: objective, folder: actions, fields: { budget: number, when: span } }
        """,
        "content/actions/a.md": "---\ntitle: A\ngoal: g\nbudget: 1250000.50\nwhen: 2026-Q3\n---\n",
        "content/actions/b.md": "---\ntitle: B\ngoal: g\nbudget: 1000\nwhen: 2026-Q4/2027-Q1\n---\n",
      ])
    #expect(page.contains("<td class=\"number\">1,250,000.50</td><td>Q3\u{A0}2026</td>"))
    #expect(page.contains("<td class=\"number\">1,000</td><td>Q4\u{A0}2026\u{A0}– Q1\u{A0}2027</td>"))
    #expect(page.contains("<td class=\"number\">1,251,000.50</td>"))
  }
}
