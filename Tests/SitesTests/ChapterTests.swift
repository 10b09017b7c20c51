// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// Texts as chapters of the plan: before the goals and after them, in the order of `site.yml`.
@Suite struct ChapterTests {
  private static let files = [
    "content/plan.md": "---\nkind: plan\ntitle: Plan\nstart: 2025\nend: 2027\n---\n",
    "content/goals/a.md": "---\ntitle: Aims\nnumber: 1\n---\n",
    "content/goals/b.md": "---\ntitle: Births\nnumber: 2\n---\n",
    "content/objectives/a1.md": "---\ntitle: Arcs\nnumber: 1.1\ngoal: a\n---\nRound.\n",
    "content/objectives/b1.md": "---\ntitle: Bells\nnumber: 2.1\ngoal: b\n---\nLoud.\n",
    "content/foreword.md": "---\ntitle: Foreword\n---\nWords.\n",
    "content/guidance/method.md": "---\ntitle: Method\n---\nWay.\n",
    "content/guidance/sources.md": "---\ntitle: Sources\npart-of: guidance/method\n---\nBooks.\n",
    "content/guidance/other.md": "---\ntitle: Other\n---\nNot of the plan.\n",
    "content/annex.md": "---\ntitle: Annex\n---\nTables.\n",
  ]

  private func site(_ chapters: String, _ others: [String: String] = [:], drafts: Bool = false) throws
    -> TemporaryFolder
  {
    let site = try TemporaryFolder()
    for (name, text) in Self.files.merging(others, uniquingKeysWith: { $1 }) { try site.write(name, text) }
    try site.write("content/site.yml", "chapters: \(chapters)\n")
    #expect(printed(try build(site.path, to: site.path + "/out") { $0.includeDrafts = drafts }, site.path) == "")
    return site
  }

  /// The chapters of the whole plan, by their titles.
  private func chapters(_ site: TemporaryFolder) throws -> [String] {
    let page = try #require(site.text("out/whole-plan/index.html"))
    return page.matches(of: /<section class="chapter" id="[^"]*">\n<h2>([^<]*)</).map { String($0.output.1) }
  }

  /// What comes before and after a page, by their addresses.
  private func neighbours(_ path: String, _ site: TemporaryFolder) throws -> [String] {
    let page = try #require(site.text("out/\(path)/index.html"))
    return page.matches(of: /rel="(prev|next)" href="(?:\.\.\/)+([^"]*)\/index.html"/).map {
      "\($0.output.1) \($0.output.2)"
    }
  }

  @Test func comeBeforeAndAfterTheGoalsInTheirOrder() throws {
    let site = try site("{ before: [guidance/method, foreword], after: [annex] }")
    #expect(try chapters(site) == ["Method", "Foreword", "Goals", "Annex"])
    let page = try #require(site.text("out/whole-plan/index.html"))
    let order = ["Way.", "Books.", "Words.", "Round.", "Loud.", "Tables."].map { page.range(of: $0)?.lowerBound }
    #expect(order.allSatisfy { $0 != nil })
    #expect(order.compactMap { $0 } == order.compactMap { $0 }.sorted(), "each with its parts")
    #expect(!page.contains("Not of the plan."))
    let other = try self.site("{ before: [foreword, guidance/method] }")
    #expect(try chapters(other) == ["Foreword", "Method", "Goals"])
  }

  @Test func areNamedInTheContentsWithTheirParts() throws {
    let page = try #require(try site("{ before: [guidance/method] }").text("out/whole-plan/index.html"))
    let contents = try #require(page.firstMatch(of: /<nav class="part whole-contents"[\s\S]*?<\/nav>/)).output
    #expect(
      contents.matches(of: /href="#([^"]*)"/).map { String($0.output.1) } == [
        "item-guidance/method", "item-guidance/sources", "part-goals", "item-a", "item-a1", "item-b", "item-b1",
      ])
    for id in ["item-guidance/method", "item-guidance/sources"] { #expect(page.contains("id=\"\(id)\"")) }
  }

  @Test func areOnTheWayAlongThePlan() throws {
    let site = try site("{ before: [foreword, guidance/method], after: [annex] }")
    #expect(try neighbours("foreword", site) == ["next guidance/method"])
    #expect(try neighbours("guidance/method", site) == ["prev foreword", "next guidance/sources"])
    #expect(try neighbours("guidance/sources", site) == ["prev guidance/method", "next goals/a"])
    #expect(try neighbours("goals/a", site) == ["prev guidance/sources", "next objectives/a1"])
    #expect(try neighbours("objectives/b1", site) == ["prev goals/b", "next annex"])
    #expect(try neighbours("annex", site) == ["prev objectives/b1"])
    #expect(try neighbours("guidance/other", site) == [])
  }

  @Test func takeTheirPlaceWhenTheyArePublished() throws {
    let draft = ["content/foreword.md": "---\ntitle: Foreword\ndraft: true\n---\nWords.\n"]
    let without = try site("{ before: [foreword, guidance/method] }", draft)
    #expect(try chapters(without) == ["Method", "Goals"])
    #expect(try neighbours("guidance/method", without) == ["next guidance/sources"])
    let with = try site("{ before: [foreword, guidance/method] }", draft, drafts: true)
    #expect(try chapters(with) == ["Foreword", "Method", "Goals"])
    #expect(try neighbours("guidance/method", with) == ["prev foreword", "next guidance/sources"])
  }

  @Test func whatIsHeldBackIsNamedAsSuchElsewhere() throws {
    let site = try TemporaryFolder([
      "content/site.yml": "take-part: [later]\n", "content/later.md": "---\ntitle: Later\ndraft: true\n---\n",
      "content/about.md": "---\ntitle: About\n---\n",
    ])
    #expect(
      printed(try build(site.path), site.path) == """
        content/site.yml:1:13: error: `take-part` names `later`, which is held back: it is a draft [unknown-section]
          1 | take-part: [later]
            |             ^^^^^
          help: publish `content/later.md`, or remove this line

        """)
  }
}
