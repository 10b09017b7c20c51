// SPDX-License-Identifier: Apache-2.0

import Plans
import Testing

@Suite struct NumbersTests {
  @Test func warnsOfANumberGivenTwice() throws {
    try expectProblem(
      in: ["norms/a.md": file("A", "number: 1.2"), "norms/b.md": file("B", "▸number: 1.2")],
      "`content/norms/a.md` has the number 1.2 too", .doubledNumber, help: "give one of the two another number")
  }

  @Test func countsEachKindByItself() throws {
    #expect(
      try Planned([
        "norms/a.md": file("A", "number: 1"), "standards/b.md": file("B", "number: 1"),
        "norms/c.md": file("C", "number: 1.0"),
      ]).problems == [])
  }
}
