// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sites

@Suite struct TagTests {
  @Test func spellingsThatDifferInCaseAreOne() throws {
    let site = try Published([
      "norms/a.md": file("A", "tags: [Water, Überflutung]"), "norms/b.md": file("B", "tags: [water, WATER]"),
      "norms/c.md": file("C", "tags: [überflutung, rain]"),
    ])
    #expect(site.pages(below: "tags/") == ["tags/", "tags/rain/", "tags/uberflutung/", "tags/water/"])
    let water = try site.text("tags/water/index.html")
    #expect(water.contains("<h1><span>Tagged: Water</span></h1>"))
    #expect(all(/<p class="title"><a href="[^"]*">([^<]*)<\/a>/, in: water) == ["A", "B"])
    let flood = try site.text("tags/uberflutung/index.html")
    #expect(all(/<p class="title"><a href="[^"]*">([^<]*)<\/a>/, in: flood) == ["A", "C"])
    #expect(try site.text("tags/index.html").contains(">Rain</a> <span class=\"quiet\">One item</span>"))
    #expect(try site.text("tags/index.html").contains(">Water</a> <span class=\"quiet\">2 items</span>"))
    // Each item leads to the tag by the spelling that the tag has.
    #expect(try site.text("norms/b/index.html").contains("<a href=\"../../tags/water/index.html\">Water</a>"))
  }

  @Test(arguments: [
    ("information-sharing", "Information sharing"), ("e-government", "E-government"), ("covid-19", "Covid-19"),
    ("iOS", "iOS"), ("Heat-waves", "Heat waves"), ("rain", "Rain"),
  ])
  func isCalledInWords(tag: String, title: String) {
    #expect(Tag(spellings: [tag], items: []).title == title)
  }
}
