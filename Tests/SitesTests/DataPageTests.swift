// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// The page about the plan as data says of each file how large it is.
@Suite struct DataPageTests {
  private let row =
    /<th scope="row"><a href="([^"]+)">.*?<td class="number">([^<]+)<\/td><\/tr>/.dotMatchesNewlines()

  /// What the page says of each file, and what each file has.
  private func sizes(_ site: TemporaryFolder) throws -> [(file: String, said: String, bytes: Int)] {
    try #require(site.text("out/data/index.html")).matches(of: row).map { match in
      let address = String(match.output.1)
      let path = address.hasPrefix("../") ? String(address.dropFirst(3)) : "data/\(address)"
      return (path, String(match.output.2), try #require(site.bytes("out/\(path)"), "\(path)").count)
    }
  }

  private func expectTrue(_ site: TemporaryFolder, at location: SourceLocation = #_sourceLocation) throws -> Int {
    let rows = try sizes(site)
    #expect(rows.count >= 12, sourceLocation: location)
    for row in rows where row.bytes < 1_000_000 {
      #expect(row.said == "\(max(1, (row.bytes + 500) / 1_000)) KB", "\(row.file)", sourceLocation: location)
    }
    return try #require(rows.first { $0.file == "data/plan.json" }).bytes
  }

  private func hasErrorsWhenBuilt(_ site: TemporaryFolder) throws -> Bool {
    try build(site.path, to: site.path + "/out") { $0.usesCache = true }.report.hasErrors
  }

  @Test func theSizesAreThoseOfTheFiles() throws {
    let site = try TemporaryFolder([
      "content/site.yml": "title: Plan\n", "content/plan.md": file("Plan", "kind: plan"),
      "content/goals/g.md": file("Goal", text: "Water."), "content/guidance/how.md": file("How"),
    ])
    #expect(try !hasErrorsWhenBuilt(site))
    let before = try expectTrue(site)

    // An edit of prose alone, after which only what contains it is made again.
    waitForTheClock()
    try site.write("content/goals/g.md", file("Goal", text: String(repeating: "Water and rain. ", count: 900)))
    #expect(try !hasErrorsWhenBuilt(site))
    #expect(try expectTrue(site) > before + 10_000)
    // Nothing else was looked at, and a build from nothing says the same.
    let page = site.text("out/data/index.html")
    #expect(try !build(site.path, to: site.path + "/out2").report.hasErrors)
    #expect(site.text("out2/data/index.html") == page)
  }
}
