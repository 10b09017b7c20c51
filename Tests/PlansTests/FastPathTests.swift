// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Plans

/// What is done in a shorter way for most paths comes out as in the way for all.
@Suite struct FastPathTests {
  @Test(arguments: ["content", "content/goals", "content/a/b/c"])
  func aPlainPathLeadsWhereAnyPathLeads(folder: String) {
    let pieces = ["../", "..", "./", ".", "/", "a", "b.md", "goals/", "é", ".hidden", " "]
    var compared = 0
    for path in randomTexts(of: pieces, most: 6, count: 20_000, seed: 31) {
      guard let resolved = resolvePlainPath(path, from: folder) else { continue }
      compared += 1
      #expect(resolved == resolveParts(path, from: folder), "\(path.debugDescription)")
    }
    #expect(compared > 1_000)
  }

  @Test func aPlainStemIsTheIdentifierOfItsPage() {
    var compared = 0
    for name in randomTexts(
      of: ["a", "B", "3", "-", "_", ".", "/", " ", "é", "index"], most: 7, count: 20_000, seed: 32)
    {
      let file = SourceFile(contentPath: "content/\(name).md")
      guard let stem = file.plainStem else { continue }
      compared += 1
      #expect(stem == file.anyIdentifier(for: Kinds.builtIn.page), "\(name.debugDescription)")
    }
    #expect(compared > 1_000)
  }
}
