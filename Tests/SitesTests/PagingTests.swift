// SPDX-License-Identifier: Apache-2.0

import Testing

/// A list has 200 entries a page.
@Suite struct PagingTests {
  private func site(_ count: Int) throws -> Published {
    var files: [String: String] = [:]
    for number in 1001...1000 + count { files["norms/n\(number).md"] = file("N\(number)", "tags: [water]") }
    return try Published(files)
  }

  private func links(_ page: String, _ rel: String) -> [String] {
    page.matches(of: /<a rel="(prev|next)" href="([^"]*)"/).filter { $0.output.1 == rel }.map { String($0.output.2) }
  }

  /// The paths of the pages, each with how many entries it has.
  @Test(arguments: [
    (200, [("", 200)]), (201, [("", 200), ("page-2/", 1)]), (401, [("", 200), ("page-2/", 200), ("page-3/", 1)]),
  ])
  func everyEntryIsOnOnePage(count: Int, expected: [(path: String, entries: Int)]) throws {
    let site = try site(count)
    for list in ["norms/", "tags/water/"] {
      let pages = site.pages(below: list).filter { !$0.contains("norms/n") }
      let entries = try pages.map { page in
        all(/<p class="title"><a href="[^"]*">([^<]*)<\/a>/, in: try site.text(page + "index.html"))
      }
      #expect(pages == expected.map { list + $0.path })
      #expect(entries.map(\.count) == expected.map(\.entries))
      #expect(entries.flatMap { $0 } == (1001...1000 + count).map { "N\($0)" })
      // Each leads to the one before it and the one after it.
      for (number, page) in pages.enumerated() {
        let text = try site.text(page + "index.html")
        let up = String(repeating: "../", count: page.count { $0 == "/" })
        let addresses = pages.map { up + $0 + "index.html" }
        #expect(links(text, "prev") == Array(addresses[..<number].suffix(1)))
        #expect(links(text, "next") == Array(addresses[(number + 1)...].prefix(1)))
        #expect(text.contains("Page \(number + 1) of \(pages.count)") == (pages.count > 1))
      }
    }
    let sitemap = try site.text("sitemap.xml")
    for page in expected { #expect(sitemap.contains("<loc>https://example.org/norms/\(page.path)</loc>")) }
  }
}
