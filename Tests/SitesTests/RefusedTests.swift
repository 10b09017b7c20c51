// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// Each folder of `Refused` is a site with mistakes; `expected.txt` is what `planpress check` prints about them.
/// `PLANPRESS_RECORD=1` writes it again.
@Suite struct RefusedTests {
  @Test(arguments: CaseFolder.all(in: "Refused"))
  func printsWhatIsWrong(site: CaseFolder) throws {
    let output = try TemporaryFolder(["old.html": "old"])
    let result = try build(site.source, to: output.path, sayingAll: true)
    try site.expect(printed(result, site.source), in: "expected.txt")
    if result.report.hasErrors {
      #expect(result.changes == nil)
      #expect(output.tree().keys.sorted() == ["old.html"], "an error leaves the output as it was")
    }
  }
}
