// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@Suite struct BaseAddressTests {
  @Test(arguments: [
    ("https://example.org/", "/"), ("https://example.org/a&b/", "/a&amp;b/"),
    ("https://example.org/it's", "/it&#x27;s/"),
    ("https://example.org/a%20b/", "/a%20b/"),
  ])
  func thePageForAddressesThatDoNotExistLeadsToTheSite(baseURL: String, root: String) throws {
    let site = try TemporaryFolder([
      "content/site.yml": "title: Plan\nbase-url: \(baseURL)\n", "content/about.md": "---\ntitle: About\n---\n",
    ])
    #expect(printed(try build(site.path, to: site.path + "/out"), site.path) == "")
    let page = try #require(site.text("out/404.html"))
    #expect(page.contains("href=\"\(root)a-z/index.html\""))
    #expect(page.contains("href=\"\(root)assets/style."))
  }
}
