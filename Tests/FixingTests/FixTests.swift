// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Fixing
import Publishing
import Sites
import TestSupport
import Testing

@Suite struct FixTests {
  private func fixes(_ site: TemporaryFolder, rules: Set<Rule>? = nil) throws -> Fixes {
    let today = try #require(CalendarDate("2026-01-01"))
    return try findFixes(
      BuildRequest(source: site.path, output: nil, today: today, workers: 2), rules: rules, announce: { _ in })
  }

  private func fixed(_ site: TemporaryFolder, rules: Set<Rule>? = nil) throws -> [String: String] {
    let files = try fixes(site, rules: rules).files
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.after, as: UTF8.self)) })
  }

  private func lakes(_ end: String = "\n") -> String {
    [
      "---", "layout: page", "title: Plan: lakes", "published: true", "last_updated: 31.3.2026", "nav_order: 3",
      "categories: [lakes]", "redirect_from:", "  - /old-lakes/", "---", "", "# Plan: lakes", "", "Text.", "",
    ].joined(separator: end)
  }

  @Test(arguments: [("2026-12-31", []), ("2025-12-31", ["ended-plan"])])
  func judgesByTheDayOfTheBuild(end: String, left: [String]) throws {
    let site = try TemporaryFolder([
      "content/plan.md":
        "---\nkind: plan\ntitle: A\nstatus: active\norganizations: City\nstart: 2025-01-01\nend: \(end)\n---\n",
      "content/goals/a.md": "---\ntitle: A\npublished: 2030-01-01\n---\n\nSee [this] (https://example.org).\n",
    ])
    let found = try fixes(site)
    #expect(found.files.map(\.path) == ["content/goals/a.md"], "what is published later is looked at, too")
    #expect(found.leftovers.map(\.rule.name).filter { $0 == "ended-plan" } == left)
  }

  @Test func leavesTheWordsOfLinksThatGoOverSeveralLines() throws {
    let text = """
      Read [the
      law] (https://example.org/law), [the
      rule](lakes.html) and [our
      own]({{ site.baseurl }}/lakes.html) or [the
      map](map of lakes.png), [the
      page]({% page "/lakes/#depth" %}), [it]({% page "/lakes#depth" %}) and (the
      act)[https://example.org/act].

      """
    let site = try TemporaryFolder([
      "content/index.md": "# Home\n\n\(text)", "content/lakes.md": "# Lakes\n\n## Depth\n",
      "content/map of lakes.png": "",
    ])
    #expect(
      try fixed(site)["content/index.md"] == """
        # Home

        Read [the
        law](https://example.org/law), [the
        rule](lakes.md) and [our
        own](lakes.md) or [the
        map](<map of lakes.png>), [the
        page](lakes.md#depth), [it](lakes.md#depth) and (the
        act)[https://example.org/act].

        """)
  }

  @Test func movesAPageInByStepsUntilNothingIsLeft() throws {
    let site = try TemporaryFolder(["content/index.md": "---\ntitle: Home\n---\n", "content/lakes.md": lakes()])
    let found = try fixes(site)
    #expect(found.files.map(\.path) == ["content/lakes.md"])
    #expect(
      String(decoding: found.files.first?.after ?? [], as: UTF8.self) == """
        ---
        title: "Plan: lakes"
        updated: 2026-03-31
        weight: 3
        tags: [lakes]
        former-ids:
          - old-lakes
        ---

        Text.

        """)
    #expect(found.leftovers == [])
    #expect(found.files.first?.rules.map(\.rule.name) == ["top-heading", "unknown-key", "wrong-type", "yaml-syntax"])
  }

  @Test func leavesTablesAsTheyAre() throws {
    let table = "id,title,draft,status\na-1,Roofs,yes,activ\n"
    let site = try TemporaryFolder([
      "content/index.md": "---\ntitle: Home\n---\n", "content/norms/list.csv": table,
      "content/norms/b.md": "---\ntitle: B\ndraft: yes\n---\n",
    ])
    let found = try fixes(site)
    #expect(found.files.map(\.path) == ["content/norms/b.md"])
    #expect(found.leftovers.map(\.rule) == [.wrongType])
    #expect(found.leftovers.map(\.reason) == [.inTable])
    #expect(found.leftovers.map(\.count) == [2])
    #expect(found.leftovers.first?.first?.path == "content/norms/list.csv")
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func keepsTheLineEndsOfAFile(end: String) throws {
    let site = try TemporaryFolder([
      "content/lakes.md": lakes(end),
      "content/b.md": ["---", "summary: A", "---", "# B", "", "Text."].joined(separator: end),
    ])
    let after = try fixed(site)
    for text in after.values {
      #expect(Set(text.matches(of: /\r\n|\r|\n/).map { String($0.output) }) == [end])
    }
    #expect(after["content/b.md"] == ["---", "title: B", "description: A", "---", "Text."].joined(separator: end))
  }

  @Test func changesNothingTheSecondTime() throws {
    let site = try TemporaryFolder([
      "content/lakes.md": lakes(),
      "content/plan.md": "---\nkind: plan\ntitle: \"A\" plan\nfoo: x\n---\n[b](lakes.html)\n",
      "content/draft.md": "---\ntitle: Draft\ndraft: yes\n---\n\n[b](laks.md)\n",
      "content/later.md": "---\ntitle: Later\ndate: 2999-01-01\nlastmod: 2026-01-01T10:00:00Z\n---\n\n[b](laks.md)\n",
      "content/site.yml": "site_name: Lakes\n",
    ])
    let first = try fixes(site)
    #expect(first.files.count == 5)
    #expect(try write(first.files, to: site.path) == [])
    let before = site.tree()
    let second = try fixes(site)
    #expect(second.files.isEmpty)
    #expect(second.leftovers.map(\.rule.name) == first.leftovers.map(\.rule.name))
    #expect(second.leftovers.map(\.rule.name) == ["unknown-key"])
    #expect(try write(second.files, to: site.path) == [])
    #expect(site.tree() == before)
    #expect(site.text("content/later.md")?.contains("updated: 2026-01-01\n") == true)
    #expect(site.text("content/draft.md")?.contains("draft: true\n") == true)
    #expect(site.text("content/draft.md")?.contains("(lakes.md)") == true)
  }

  @Test func takesOneRuleAlone() throws {
    let site = try TemporaryFolder(["content/lakes.md": lakes()])
    let after = try fixed(site, rules: [.yamlSyntax])
    #expect(after == ["content/lakes.md": lakes().replacing("title: Plan: lakes", with: "title: \"Plan: lakes\"")])
  }

  @Test func leavesAFileThatHasBeenChangedMeanwhile() throws {
    let site = try TemporaryFolder(["content/lakes.md": lakes(), "content/b.md": "---\nname: B\n---\n"])
    let found = try fixes(site)
    try site.write("content/lakes.md", "mine")
    #expect(try write(found.files, to: site.path) == ["content/lakes.md"])
    #expect(site.text("content/lakes.md") == "mine")
    #expect(site.text("content/b.md") == "---\ntitle: B\n---\n")
    #expect(site.tree().keys.sorted() == ["content/b.md", "content/lakes.md"])
  }

  @Test func touchesNothingOutsideTheContent() throws {
    let site = try TemporaryFolder([
      "content/a.md": "---\ntitle: A\n---\n", "templates/pages/item.html": "{{> frmae}}",
      "templates/words/en.yml": "serch: x\n",
    ])
    let found = try fixes(site)
    #expect(found.files.isEmpty)
    #expect(!found.leftovers.isEmpty)
  }

  @Test func keepsPermissions() throws {
    let site = try TemporaryFolder(["content/b.md": "---\nname: B\n---\n"])
    try site.setMode("content/b.md", 0o640)
    #expect(try write(try fixes(site).files, to: site.path) == [])
    #expect(try site.mode("content/b.md") == 0o640)
  }
}
