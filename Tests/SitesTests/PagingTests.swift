import Testing

/// A list has 200 entries a page.
@Suite struct PagingTests {
  private func site(_ count: Int) throws -> Published {
    var files: [String: String] = [:]
    for number in 1001...1000 + count { files["norms/n\(number).md"] = file("N\(number)", "tags: [water]") }
    return try Published(files)
  }

  private func entries(_ page: String) -> [String] {
    all(/<p class="title"><a href="[^"]*">([^<]*)<\/a>/, in: page)
  }

  @Test(arguments: [
    (200, ["norms/"]), (201, ["norms/", "norms/page-2/"]), (401, ["norms/", "norms/page-2/", "norms/page-3/"]),
  ])
  func everyEntryIsOnOnePage(count: Int, expected: [String]) throws {
    let site = try site(count)
    for list in ["norms/", "tags/water/"] {
      let pages = site.pages(below: list).filter { !$0.contains("norms/n") }
      #expect(pages == expected.map { $0.replacing("norms/", with: list) })
      let all = try pages.map { entries(try site.text($0 + "index.html")) }
      #expect(all.flatMap { $0 } == (1001...1000 + count).map { "N\($0)" })
      #expect(all.dropLast().allSatisfy { $0.count == 200 })
    }
  }

  @Test func pagesLeadToEachOther() throws {
    let site = try site(401)
    let (first, second, third) = (
      try site.text("norms/index.html"), try site.text("norms/page-2/index.html"),
      try site.text("norms/page-3/index.html")
    )
    func links(_ page: String, _ rel: String) -> [String] {
      page.matches(of: /<a rel="(prev|next)" href="([^"]*)"/).filter { $0.output.1 == rel }.map { String($0.output.2) }
    }
    #expect(links(first, "prev") == [] && links(first, "next") == ["../norms/page-2/index.html"])
    #expect(links(second, "prev") == ["../../norms/index.html"])
    #expect(links(second, "next") == ["../../norms/page-3/index.html"])
    #expect(links(third, "prev") == ["../../norms/page-2/index.html"] && links(third, "next") == [])
    #expect(second.contains("Page 2 of 3"))
  }

  @Test func theSitemapNamesEveryPage() throws {
    let sitemap = try site(201).text("sitemap.xml")
    #expect(sitemap.contains("<loc>https://example.org/norms/page-2/</loc>"))
    #expect(sitemap.contains("<loc>https://example.org/norms/n1201/</loc>"))
  }
}
