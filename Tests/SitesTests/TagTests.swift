// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct TagTests {
  @Test func spellingsThatDifferInCaseAreOne() throws {
    let site = try Published([
      "norms/a.md": file("A", "tags: [Water, Überflutung]"), "norms/b.md": file("B", "tags: [water, WATER]"),
      "norms/c.md": file("C", "tags: [überflutung, rain]"),
    ])
    #expect(site.pages(below: "tags/") == ["tags/", "tags/rain/", "tags/uberflutung/", "tags/water/"])
    let water = try site.text("tags/water/index.html")
    #expect(water.contains("<h1><span>Water</span></h1>"))
    #expect(all(/<p class="title"><a href="[^"]*">([^<]*)<\/a>/, in: water) == ["A", "B"])
    let flood = try site.text("tags/uberflutung/index.html")
    #expect(all(/<p class="title"><a href="[^"]*">([^<]*)<\/a>/, in: flood) == ["A", "C"])
    // Each item leads to the tag by the spelling that the tag has.
    #expect(try site.text("norms/b/index.html").contains("<a href=\"../../tags/water/index.html\">Water</a>"))
  }
}
