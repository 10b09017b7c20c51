// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Fixing
import Foundation
import Publishing
import Sites
import TestSupport
import Testing

/// Every site with mistakes can be fixed as far as it goes, once.
@Suite struct IdempotenceTests {
  static let sites = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../SitesTests/Refused").path

  private func copy(_ name: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let source = "\(Self.sites)/\(name)/source"
    for path in filesBelow(source) { try folder.write(path, contents(of: "\(source)/\(path)") ?? []) }
    return folder
  }

  private func request(_ site: TemporaryFolder) throws -> BuildRequest {
    BuildRequest(source: site.path, output: nil, today: try #require(CalendarDate("2026-01-01")), workers: 2)
  }

  private func errors(_ site: TemporaryFolder) throws -> Int {
    var request = try request(site)
    request.includeDrafts = true
    return try buildSite(request, announce: { _ in }).settled.count(of: .error)
  }

  @Test(arguments: (try? FileManager.default.contentsOfDirectory(atPath: sites))?.sorted() ?? [])
  func changesNothingTheSecondTime(name: String) throws {
    let site = try copy(name)
    let errorsBefore = try errors(site)
    let first = try findFixes(request(site), rules: nil, announce: { _ in })
    #expect(try write(first.files, to: site.path) == [])
    #expect(try errors(site) <= errorsBefore)
    let before = site.tree()
    let second = try findFixes(request(site), rules: nil, announce: { _ in })
    #expect(second.files.map(\.path) == [])
    #expect(second.leftovers == first.leftovers)
    #expect(site.tree() == before)
  }

  @Test func looksAtAllOfThem() throws {
    #expect(try FileManager.default.contentsOfDirectory(atPath: Self.sites).count > 20)
  }
}
