// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Pages say in JSON-LD what they are.
@Suite struct StructuredDataTests {
  private func data(_ page: String) throws -> NSDictionary {
    let json = all(/<script type="application\/ld\+json">(.*)<\/script>/, in: page)
    #expect(json.count == 1 && !(json[0].contains("<")))
    return try #require(try JSONSerialization.jsonObject(with: Data(json[0].utf8)) as? NSDictionary)
  }

  private let files = [
    "plan.md": file(
      "Plan </script>", "kind: plan\nstart: 2024\nend: 2026\norganizations: [City]\nversion: \"2\"\ndescription: All."),
    "norms/n.md": file("N", "description: A & b.\npublished: 2024-05-01\nupdated: 2025-02\ntags: [Water, Rain]"),
    "guidance/how.md": file("How"),
  ]

  @Test func thePlanIsAReport() throws {
    let page = try Published(files, configuration: "language: en-GB\n").text("index.html")
    #expect(
      try data(page) == [
        "@context": "https://schema.org", "@type": "Report", "name": "Plan </script>", "url": "https://example.org/",
        "description": "All.", "inLanguage": "en-GB", "identifier": "plan", "version": "2",
        "temporalCoverage": "2024/2026", "publisher": ["@type": "Organization", "name": "City"],
      ])
  }

  @Test func aPublisherOfItsOwnIsNotWhoIssuesThePlan() throws {
    let configuration = "publisher: {name: The makers, url: \"https://makers.example\"}\n"
    let site = try Published(files, configuration: configuration)
    let page = try data(site.text("norms/n/index.html"))
    #expect(
      page["publisher"] as? NSDictionary == [
        "@type": "Organization", "name": "The makers", "url": "https://makers.example",
      ])
    #expect(page["about"] as? NSArray == [["@type": "Organization", "name": "City"]])
    #expect(
      try site.text("index.html").contains(
        "<p>Published by <a href=\"https://makers.example\">The makers</a></p>"))
    #expect(try site.text("feed.xml").contains("<author><name>The makers</name></author>"))
  }

  @Test func anItemIsPartOfIt() throws {
    let page = try Published(files).text("norms/n/index.html")
    #expect(
      try data(page) == [
        "@context": "https://schema.org", "@type": "CreativeWork", "name": "N", "url": "https://example.org/norms/n/",
        "description": "A & b.", "inLanguage": "en", "identifier": "n", "datePublished": "2024-05-01",
        "dateModified": "2025-02", "keywords": "Water, Rain",
        "isPartOf": ["@type": "Report", "name": "Plan </script>", "url": "https://example.org/"],
        "publisher": ["@type": "Organization", "name": "City"],
      ])
  }

  @Test func aListIsACollection() throws {
    let site = try Published(files)
    #expect(try data(site.text("norms/index.html"))["@type"] as? String == "CollectionPage")
    #expect(try data(site.text("tags/water/index.html"))["@type"] as? String == "CollectionPage")
  }

  @Test func aSiteThatDoesNotKnowItsAddressSaysNothing() throws {
    #expect(try !Published(files, baseURL: nil).text("norms/n/index.html").contains("ld+json"))
  }
}
