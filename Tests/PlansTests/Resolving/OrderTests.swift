// SPDX-License-Identifier: Apache-2.0

import Plans
import Testing

@Suite struct OrderTests {
  private func titles(_ files: [String: String]) throws -> [String] {
    try Planned(files).plan.items.map(\.title)
  }

  @Test func followsKindsThenNumbersByValue() throws {
    #expect(
      try titles([
        "norms/n.md": file("Norm"), "goals/b.md": file("Goal ten", "number: 1.10"),
        "goals/a.md": file("Goal two", "number: 1.2"), "plan.md": file("Plan", "kind: plan"),
        "partners/p.md": file("Partner"), "terms/t.md": file("Term"), "about.md": file("About"),
      ]) == ["Plan", "Goal two", "Goal ten", "Norm", "Partner", "Term", "About"])
  }

  @Test func followsWeightsThenNumbersThenDatesThenTitles() throws {
    #expect(
      try titles([
        "norms/1.md": file("z", "weight: 2"), "norms/2.md": file("y", "weight: 10"),
        "norms/3.md": file("x", "number: 1"),
        "norms/4.md": file("older", "date: 2024-01-01"), "norms/5.md": file("newer", "date: 2025-01-01"),
        "norms/6.md": file("B"), "norms/7.md": file("a"), "norms/8.md": file("Ä"),
      ]) == ["z", "y", "x", "newer", "older", "a", "Ä", "B"])
  }

  @Test func leavesTheRestToThePath() throws {
    let planned = try Planned(["norms/b.md": file("Same"), "norms/a.md": file("Same"), "norms/a/c.md": file("Same")])
    #expect(planned.plan.items.map(\.id) == ["a", "c", "b"])
  }
}
