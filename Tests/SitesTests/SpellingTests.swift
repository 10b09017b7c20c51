// SPDX-License-Identifier: Apache-2.0

import Publishing
import TestSupport
import Testing

/// Names whose accents are stored in two ways, as a part of the letter or behind it. Readers see no difference; to a file system
/// these are two files, and to Swift one string.
@Suite struct SpellingTests {
  private static let within = "caf\u{E9}"
  private static let behind = "cafe\u{301}"

  private func site(_ text: String) throws -> TemporaryFolder {
    let site = try TemporaryFolder([
      "content/site.yml": "as-of: 2026-01-01\nrules: { address-case: off, unused-content: off }\n",
      "content/index.md": "---\ntitle: Home\n---\n\n" + text,
    ])
    for name in [Self.within, Self.behind] { try site.write("content/\(name).csv", "\(name.unicodeScalars.count)") }
    return site
  }

  private func build(_ site: TemporaryFolder, usesCache: Bool) throws -> Changes {
    waitForTheClock()
    let result = try SitesTests.build(site.path, to: site.path + "/out", sayingAll: true) { $0.usesCache = usesCache }
    #expect(printed(result, site.path) == "")
    return try #require(result.changes)
  }

  /// The tables that are published, with what is in them, in the order of their bytes.
  private func tables(_ site: TemporaryFolder) -> [[UInt8]] {
    filesBelow(site.path + "/out").filter { $0.hasSuffix(".csv") }.map {
      Array($0.utf8) + (contents(of: site.path + "/out/" + $0) ?? [])
    }
  }

  private func table(_ name: String) -> [UInt8] { Array((name + ".csv\(name.unicodeScalars.count)").utf8) }

  @Test(arguments: [false, true]) func bothArePublishedAndOneIsRemoved(usesCache: Bool) throws {
    let both = "[One](\(Self.within).csv) and [the other](\(Self.behind).csv)\n"
    let site = try site(both)
    _ = try build(site, usesCache: usesCache)
    #expect(tables(site) == [table(Self.behind), table(Self.within)])
    #expect(try build(site, usesCache: usesCache).written == 0)
    for name in [Self.within, Self.behind] {
      try site.write("content/index.md", "---\ntitle: Home\n---\n\n[One](\(name).csv)\n")
      _ = try build(site, usesCache: usesCache)
      #expect(tables(site) == [table(name)])
      try site.write("content/index.md", "---\ntitle: Home\n---\n\n" + both)
      _ = try build(site, usesCache: usesCache)
      #expect(tables(site) == [table(Self.behind), table(Self.within)])
    }
  }

  @Test(arguments: [false, true]) func oneTakesThePlaceOfTheOther(usesCache: Bool) throws {
    let site = try site("[One](\(Self.within).csv)\n")
    _ = try build(site, usesCache: usesCache)
    for name in [Self.behind, Self.within] {
      try site.write("content/index.md", "---\ntitle: Home\n---\n\n[One](\(name).csv)\n")
      #expect(try build(site, usesCache: usesCache).removed == 1)
      #expect(tables(site) == [table(name)])
      #expect(try build(site, usesCache: usesCache).written == 0)
    }
  }

  /// Some disks store names in one way only.
  @Test func bothAreReportedWhereNobodySaysOtherwise() throws {
    let site = try site("[One](\(Self.within).csv) and [the other](\(Self.behind).csv)\n")
    try site.write("content/site.yml", "as-of: 2026-01-01\n")
    #expect(
      printed(try SitesTests.build(site.path), site.path) == """
        content/\(Self.within).csv: error: the address `\(Self.within).csv` differs from `\(Self.behind).csv` of \
        `content/\(Self.behind).csv` only in how its accents are stored [address-case]
          note: content/\(Self.behind).csv: the other one is here
          help: give one of the two another `id:`, or another file name

        """)
  }

  @Test func aTextIsFoundUnderItsOwnNameOnly() throws {
    let site = try TemporaryFolder([
      "content/index.md": "---\ntitle: Home\n---\n\n[One](\(Self.within).md)\n",
      "content/\(Self.behind).md": "---\ntitle: One\nid: one\n---\n",
    ])
    #expect(rules(try SitesTests.build(site.path)) == ["dead-link"])
    try site.write("content/\(Self.within).md", "---\ntitle: Two\nid: two\n---\n")
    #expect(printed(try SitesTests.build(site.path, to: site.path + "/out"), site.path) == "")
    #expect(site.text("out/index.html")?.contains("href=\"two/index.html\"") == true)
  }
}
