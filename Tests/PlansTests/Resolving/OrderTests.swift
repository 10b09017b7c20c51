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

  /// The parts of an instrument or a framework are together, in the order that it gives them.
  @Test func followsTheNumbersOfInstrumentsAndFrameworks() throws {
    #expect(
      try titles([
        "norms/1.md": file("A", "instrument: A/70/174\nnative-id: 13 (c)"),
        "norms/2.md": file("C", "instrument: A/70/174\nnative-id: 13 (a)"),
        "norms/3.md": file("D", "number: 13 (b)"), "norms/4.md": file("B"),
        "standards/1.md": file("b", "framework: CSF\ncontrol: \"10.2\""), "standards/2.md": file("a", "framework: ISO"),
        "standards/3.md": file("c", "framework: CSF\ncontrol: \"9.1\""), "standards/4.md": file("A"),
      ]) == ["D", "C", "A", "B", "c", "b", "a", "A"])
  }

  @Test func leavesTheRestToThePath() throws {
    let planned = try Planned(["norms/b.md": file("Same"), "norms/a.md": file("Same"), "norms/a/c.md": file("Same")])
    #expect(planned.plan.items.map(\.id) == ["a", "c", "b"])
  }
}
