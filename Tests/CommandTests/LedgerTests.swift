// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// What one process has published is known to the next: not everything that stands for a site is the same in two processes, such
/// as the order of a set or the address of a type.
@Suite struct LedgerTests {
  @Test func theNextProcessTakesOverTheLedger() throws {
    let folder = try TemporaryFolder([
      "content/site.yml":
        "title: A\nlanguage: en\nnavigation: [a]\nkinds: { norm: { one: Rule, many: Rules } }\nrules: { page-weight: off }\n",
      "content/a.md": "---\ntitle: A\n---\n\nText.\n",
    ])
    var headings: [[UInt8]] = []
    for text in ["Text", "Another text", "A third text"] {
      try folder.write("content/a.md", "---\ntitle: A\n---\n\n\(text).\n")
      let run = try run(["build", "--as-of", "2026-01-01"], in: folder)
      #expect(run.status == 0, "\(run.error)\(run.output)")
      // What it is, and what stands for the site.
      headings.append(Array(try #require(folder.bytes(".planpress/site")).prefix("planpress cache 3\n".utf8.count + 8)))
    }
    #expect(Set(headings).count == 1, "\(headings)")
  }
}
