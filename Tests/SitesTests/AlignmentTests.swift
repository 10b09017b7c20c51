// SPDX-License-Identifier: Apache-2.0

import Plans
import TestSupport
import Testing

@testable import Sites

/// Tables of what the parts of a plan serve.
@Suite struct AlignmentTests {
  /// A plan of a goal with so many objectives, and so many norms; each objective serves the norm of its number.
  private func site(objectives: Int, norms: Int, _ more: [String: String] = [:]) throws -> TemporaryFolder {
    let site = try TemporaryFolder([
      "content/site.yml": "title: Plan\n", "content/goals/g.md": "---\ntitle: Goal\n---\n",
      "content/objectives/objectives.csv": "id,title,goal,aligns-to\n"
        + (1...objectives).map { "o\($0),Objective \($0),g,\($0 <= norms ? "n\($0)" : "")\n" }.joined(),
      "content/norms/norms.csv": "id,title,native-id\n"
        + (1...norms).map { "n\($0),Norm \($0),AN-\($0)\n" }.joined(),
    ])
    for (path, text) in more { try site.write(path, text) }
    return site
  }

  private func built(_ site: TemporaryFolder) throws -> String {
    printed(try build(site.path, to: site.path + "/out"), site.path)
  }

  @Test func manyColumnsTakeSeveralPagesAndOneFile() throws {
    let site = try site(objectives: 200, norms: 120)
    #expect(try built(site) == "")
    let first = try #require(site.text("out/alignment/norms/index.html"))
    let second = try #require(site.text("out/alignment/norms/page-2/index.html"))
    #expect(first.contains("<caption>Norms and parts of the plan, 1 to 99 of 120</caption>"))
    #expect(second.contains("<caption>Norms and parts of the plan, 100 to 120 of 120</caption>"))
    #expect(second.contains("<title>Norms and parts of the plan · Page 2 of 2 · Plan</title>"))
    #expect(first.contains("<p>The plan names 120 of 120; 121 of its 201 parts name at least one.</p>"))
    #expect(first.contains("<p class=\"kicker\">Norms: parts of the plan that name none</p>"))
    #expect(first.matches(of: /Objective 1[2-9][0-9]<\/a><\/li>/).count == 79 && !first.contains("and one more"))
    let rows = try #require(site.text("out/alignment/norms.csv")).split(separator: "\r\n")
    #expect(rows.count == 203)
    #expect(rows.first?.hasSuffix(",\"How many it names, with its parts\"") == true)
    #expect(rows.dropFirst().allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 124 })
    #expect(site.text("out/alignment/norms/page-3/index.html") == nil)
  }

  @Test func oneThatNobodyCouldReadIsLeftOutAndTheGapsAreCounted() throws {
    let site = try site(
      objectives: 600, norms: 450, ["content/about.md": "---\ntitle: About\n---\n\n```{alignment} norms\n```\n"])
    #expect(
      try built(site) == """
        content/about.md:5:4: error: a table of 601 parts and 450 norms is too large for a text [directive-option]
          5 | ```{alignment} norms
            |    ^^^^^^^^^^^
          help: link to the page of the table instead

        """)
    site.remove("content/about.md")
    #expect(try built(site) == "")
    let page = try #require(site.text("out/alignment/norms/index.html"))
    #expect(page.contains("<p>A table of 601 parts of the plan and 450 columns would be too large."))
    #expect(page.contains("<li>and 50 more</li>"))
    #expect(!page.contains("<table"))
    #expect(site.text("out/alignment/norms.csv") == nil)
  }

  @Test(arguments: [
    (
      "", "this directive does not say what the plan is held against [directive-option]",
      "write one of `norms`, such as `{alignment} norms`"
    ),
    (
      " standards", "no part of the plan is related to any of `standards` [empty-directive]",
      "write one of `norms`, such as `{alignment} norms`"
    ),
    (
      " normes", "there is nothing called `normes` that the plan could be held against [directive-option]",
      "write one of `norms`, such as `{alignment} norms`"
    ),
  ])
  func aUseThatShowsNothingIsReported(argument: String, message: String, help: String) throws {
    let site = try site(
      objectives: 1, norms: 1, ["content/about.md": "---\ntitle: About\n---\n\n```{alignment}\(argument)\n```\n"])
    let problems = try built(site)
    #expect(problems.contains(message) && problems.contains("  help: \(help)\n"), "\(problems)")
  }

  @Test func identifiersThatTwoShareOrThatAreMarksOfListsAreNotLinked() throws {
    let site = try site(
      objectives: 1, norms: 1,
      [
        "content/norms/a.md": "---\ntitle: A\nnative-id: (c)\n---\n",
        "content/norms/b.md": "---\ntitle: B\nnative-id: \"13(d)\"\n---\n",
        "content/norms/c.md": "---\ntitle: C\nnative-id: \"13(d)\"\n---\n",
        "content/about.md": "---\ntitle: About\n---\n\nSee (c), 13(d), AN-1 and again AN-1, AN-12.\n",
      ])
    _ = try built(site)
    #expect(
      try #require(site.text("out/about/index.html")).contains(
        "See (c), 13(d), <a class=\"term\" href=\"../norms/n1/index.html\">AN-1</a> and again AN-1, AN-12."))
  }
}
