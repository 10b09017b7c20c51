// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// A preview, which shows what is not published yet and says so.
@Suite struct PreviewTests {
  private static let content: KeyValuePairs = [
    "content/site.yml": "title: Site\nbase-url: https://example.org/\nas-of: 2026-01-01\n",
    "content/index.md": "---\ntitle: Home\n---\n\nText.\n",
    "content/norms/now.md": "---\ntitle: Now\nformer-ids: [before]\n---\n\nSee [](plan:later).\n",
    "content/norms/draft.md": "---\ntitle: Drafted\ndraft: true\n---\n\nText.\n",
    "content/norms/later.md": "---\ntitle: Dated\npublished: 2026-05-01\n---\n\nText.\n",
    "content/terms/sewer.md": "---\ntitle: Sewer\ndraft: true\n---\n\nA pipe.\n",
  ]

  private func preview() throws -> TemporaryFolder {
    let site = try TemporaryFolder(Self.content)
    let result = try build(site.path, to: site.path + "/out") { $0.includeDrafts = true }
    #expect(printed(result, site.path) == "")
    #expect(result.heldBack == [])
    #expect(
      result.notPublishedYet.map { "\($0.path) \($0.explanation)" } == [
        "content/norms/later.md it is dated 2026-05-01", "content/norms/draft.md it is a draft",
        "content/terms/sewer.md it is a draft",
      ])
    return site
  }

  @Test func everyPageSaysSoAndIsLeftOutOfSearches() throws {
    let site = try preview()
    let pages = site.tree("out").keys.filter { $0.hasSuffix(".html") }
    #expect(pages.contains("norms/before/index.html") && pages.contains("404.html") && pages.count > 8)
    for page in pages {
      let text = try #require(site.text("out/" + page))
      #expect(text.contains("<meta name=\"robots\" content=\"noindex\">"), "\(page)")
      #expect(text.contains("<b>Draft</b>"), "\(page)")
      #expect(page.hasSuffix("before/index.html") || !text.contains("rel=\"canonical\""), "\(page)")
    }
    let home = try #require(site.text("out/index.html"))
    let body = try #require(home.firstRange(of: "<header class=\"masthead\">"))
    #expect(
      home[body.upperBound...].hasPrefix("\n<div class=\"above draft\"><div class=\"wrap\"><p><b>Draft</b> "),
      "the first words of the page")
    #expect(site.text("out/robots.txt") == "User-agent: *\nDisallow: /\n")
    #expect(site.text("out/_headers")?.contains("  X-Robots-Tag: noindex\n") == true)
    #expect(site.text("out/sitemap.xml") == nil)
  }

  @Test func whatIsNotPublishedYetIsMarked() throws {
    let site = try preview()
    func marks(_ page: String) throws -> [String] {
      all(/data-status="draft">([^<]*)</, in: try #require(site.text("out/" + page)))
    }
    #expect(try marks("norms/draft/index.html").first == "Not published yet")
    #expect(try marks("norms/later/index.html").first == "Not published before 1\u{A0}May 2026")
    #expect(try marks("norms/index.html").sorted() == ["Not published before 1\u{A0}May 2026", "Not published yet"])
    #expect(try marks("terms/index.html") == ["Not published yet"])
    #expect(try marks("a-z/index.html").count == 3)
    #expect(site.text("out/norms/now/index.html")?.contains("Dated</a>") == true, "links to it lead there")
  }

  @Test func thePublishedSiteSaysNothingOfIt() throws {
    let site = try TemporaryFolder(Self.content)
    try site.write("content/norms/now.md", "---\ntitle: Now\n---\n\nText.\n")
    let result = try build(site.path, to: site.path + "/out")
    #expect(printed(result, site.path) == "")
    #expect(result.notPublishedYet == [] && result.heldBack.count == 3)
    for (path, bytes) in site.tree("out") where path.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("noindex") && !text.contains("Draft") && !text.contains("Not published"), "\(path)")
    }
    #expect(site.text("out/robots.txt")?.contains("Allow: /") == true)
  }

  @Test func buildsInTurnTakeNothingFromEachOther() throws {
    let site = try TemporaryFolder(Self.content)
    try site.write("content/norms/now.md", "---\ntitle: Now\n---\n\nText.\n")
    waitForTheClock()
    func made(drafts: Bool) throws -> Int? {
      try build(site.path, to: site.path + (drafts ? "/drafts" : "/out")) {
        ($0.includeDrafts, $0.usesCache) = (drafts, true)
      }.changes?.written
    }
    #expect(try made(drafts: false) != 0 && made(drafts: true) != 0)
    #expect(try made(drafts: false) == 0 && made(drafts: true) == 0)
  }
}
