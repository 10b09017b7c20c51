// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Sites
import TestSupport
import Testing

/// The edits of a refused site, applied as a program would: the problems that had them are gone. What is left is in
/// `edited.txt`, beside `expected.txt`, for the sites that have edits. `PLANPRESS_RECORD=1` writes it again.
@Suite struct EditedTests {
  @Test(arguments: CaseFolder.all(in: "Refused"))
  func takesTheirProblemsAway(site: CaseFolder) throws {
    let folder = try TemporaryFolder()
    for path in filesBelow(site.source) { try folder.write(path, contents(of: "\(site.source)/\(path)") ?? []) }
    let before = try located(folder)
    let corrected = before.filter { !$0.edits.isEmpty }
    if corrected.isEmpty {
      #expect(!site.has("edited.txt"))
      return
    }
    for (path, edits) in Dictionary(grouping: corrected.flatMap(\.edits), by: \.path) {
      let bytes = try #require(folder.bytes(path))
      try folder.write(path, applied(edits, to: bytes))
    }
    let after = try located(folder)
    for problem in corrected {
      // The same may be said of other places, which have no edits.
      func count(_ problems: [LocatedDiagnostic]) -> Int {
        problems.count {
          $0.edits.isEmpty && $0.place?.path == problem.place?.path
            && $0.diagnostic.message == problem.diagnostic.message
        }
      }
      #expect(count(after) == count(before), "\(printText(problem, ink: .plain))")
    }
    try site.expect(after.map { printText($0, ink: .plain) }.joined(), in: "edited.txt")
  }

  private func located(_ folder: TemporaryFolder) throws -> [LocatedDiagnostic] {
    locate(try build(folder.path).settled, .everything) { folder.bytes($0) }.diagnostics
  }
}
