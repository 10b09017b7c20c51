// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Diagnostics

@Suite struct EditTests {
  private func edits(
    _ edits: [(line: Int, column: Int, old: String, new: String)], in text: String, mayBeBelow: Bool = false
  ) -> [LocatedEdit] {
    let edits = edits.map {
      Edit(
        replacing: Place("a.md", line: $0.line, column: $0.column, excerpt: $0.old), with: $0.new,
        mayBeBelow: mayBeBelow)
    }
    return located([Diagnostic(.sample, "wrong", edits: edits)], in: ["a.md": text]).flatMap(\.edits)
  }

  @Test func hasItsRangeInBytesAndItsColumnsInCharacters() {
    #expect(
      edits([(2, 1, "größer", "größe")], in: "\u{FEFF}a\nä größer\n") == [
        LocatedEdit(
          path: "a.md", range: 8..<16, line: 2, endLine: 2, startColumn: 3, endColumn: 9, replacement: "größe")
      ])
  }

  @Test func takesTheFirstHitFromTheColumnOn() {
    #expect(edits([(1, 5, "x.md", "y.md")], in: "x.md x.md x.md").map(\.range) == [5..<9])
  }

  @Test func looksAroundWhereThereIsOneHitOnly() {
    func around(_ column: Int, _ text: String) -> [Range<Int>] {
      edits([(1, column, "x.md", "y.md")], in: text, mayBeBelow: true).map(\.range)
    }
    #expect(around(5, "x.md\nb") == [0..<4])
    #expect(around(1, "a\nb\nx.md") == [4..<8])
    #expect(around(1, "a\nx.md\nx.md") == [])
    #expect(around(1, String(repeating: "\n", count: 12) + "x.md") == [])
    #expect(edits([(1, 1, "x.md", "y.md")], in: "a\nb\nx.md") == [], "only where it may be below")
  }

  @Test func isNotThereWhereTheTextIsNot() {
    #expect(edits([(1, 1, "x y.md", "y.md")], in: "x%20y.md") == [])
    #expect(edits([(0, 0, "x", "y")], in: "x") == [])
    #expect(edits([(9, 1, "x", "y")], in: "x") == [])
    #expect(edits([(1, 1, "", "y")], in: "x") == [])
  }

  @Test func needsAllOfADiagnosticsEdits() {
    #expect(edits([(1, 1, "a", "b"), (2, 1, "c", "d")], in: "a\nc").map(\.replacement) == ["b", "d"])
    #expect(edits([(1, 1, "a", "b"), (2, 1, "c", "d")], in: "a\ne") == [])
  }

  private func lines(_ count: Int, from line: Int, with lines: [String], in text: String) -> LocatedEdit? {
    let edit = Edit(replacing: count, linesFrom: line, of: "a.md", with: lines)
    return located([Diagnostic(.sample, "wrong", edits: [edit])], in: ["a.md": text]).first?.edits.first
  }

  @Test func takesWholeLinesWithTheirEnds() {
    let removed = lines(2, from: 2, with: [], in: "a\nb\nc\nd\n")
    #expect(removed?.range == 2..<6)
    #expect(removed?.line == 2 && removed?.endLine == 4 && removed?.endColumn == 1)
    #expect(lines(0, from: 1, with: ["x"], in: "a\n")?.range == 0..<0)
    #expect(lines(0, from: 2, with: ["x"], in: "a\n")?.range == 2..<2)
    #expect(lines(1, from: 1, with: ["x", "y"], in: "a\r\nb")?.replacement == "x\ny\n")
    #expect(lines(1, from: 1, with: ["x", "y"], in: "a\r\nb")?.range == 0..<3)
  }

  @Test func leavesTheLastLineWithoutAnEndIfItHasNone() {
    #expect(lines(1, from: 2, with: ["x"], in: "a\nb")?.replacement == "x")
    #expect(lines(1, from: 2, with: ["x"], in: "a\nb\n")?.replacement == "x\n")
  }

  @Test func hasNoLinesBeyondTheEnd() {
    #expect(lines(2, from: 2, with: [], in: "a\nb\n") == nil)
    #expect(lines(1, from: 9, with: [], in: "a\nb\n") == nil)
  }
}
