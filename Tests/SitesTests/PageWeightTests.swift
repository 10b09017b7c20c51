// SPDX-License-Identifier: Apache-2.0

import Plans
import TestSupport
import Testing

/// What pages weigh, where the site sets limits.
@Suite struct PageWeightTests {
  private func weights(_ limits: String) throws -> [String] {
    let text = String(repeating: "A paragraph of a few words that says nothing.\n\n", count: 4_000)
    let site = try TemporaryFolder([
      "content/site.yml": "title: Plan\n\(limits)\n", "content/index.md": "---\ntitle: Home\n---\n",
      "content/long.md": "---\ntitle: Long\n---\n\n\(text)",
    ])
    return try build(site.path).report.diagnostics.filter { $0.rule.name == "page-weight" }.map {
      $0.message.replacing(/weighs \d+ KB/, with: "weighs so much")
    }
  }

  @Test func saysWhichPagesAreTooHeavy() throws {
    #expect(try weights("page-weight: {page: 150}") == ["`long/` weighs so much alone, over the limit of 150 KB"])
    #expect(
      try weights("page-weight: {total: 200, page: 1000}") == [
        "`long/` weighs so much in all, over the limit of 200 KB"
      ])
    #expect(try weights("page-weight: 200") == ["`long/` weighs so much in all, over the limit of 200 KB"])
  }

  @Test func weighsNothingWithoutLimits() throws {
    #expect(try weights("") == [])
    #expect(try weights("page-weight: {page: 1000, images: 0}") == [])
  }
}
