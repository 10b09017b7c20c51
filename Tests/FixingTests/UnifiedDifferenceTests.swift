// SPDX-License-Identifier: Apache-2.0

import Fixing
import TestSupport
import Testing

@Suite struct UnifiedDifferenceTests {
  private func difference(_ before: String, _ after: String) -> String {
    unifiedDifference("a.md", Array(before.utf8), Array(after.utf8))
  }

  @Test func isEmptyWhereNothingDiffers() { #expect(difference("a\nb", "a\nb") == "") }

  @Test func showsThreeLinesAroundAChange() {
    #expect(
      difference("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n")
        == "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n")
  }

  @Test func putsNearChangesTogetherAndKeepsFarOnesApart() {
    let lines = (1...20).map { "\($0)\n" }
    func changed(_ numbers: Set<Int>) -> String {
      lines.enumerated().map { numbers.contains($0.offset + 1) ? "x\n" : $0.element }.joined()
    }
    #expect(difference(lines.joined(), changed([3, 9])).matches(of: /@@ -/).count == 1)
    #expect(difference(lines.joined(), changed([3, 11])).matches(of: /@@ -/).count == 2)
  }

  @Test func countsLinesThatComeAndGo() {
    #expect(difference("", "a\n") == "--- a/a.md\n+++ b/a.md\n@@ -0,0 +1 @@\n+a\n")
    #expect(difference("a\nb\n", "b\n") == "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1 @@\n-a\n b\n")
  }

  @Test func saysWhereALastLineHasNoEnd() {
    #expect(
      difference("a", "b")
        == "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n")
  }

  @Test func leadsFromOneTextToTheOther() throws {
    var random = SeededRandom(seed: 7)
    for _ in 0..<300 {
      let words = ["a\n", "b\n", "\n", "c\r\n", "d\n"]
      let before = (0..<Int.random(in: 0...30, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      var after = before
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        let at = Int.random(in: 0...after.count, using: &random)
        if Bool.random(using: &random) {
          after.insert("n\(at)\n", at: at)
        } else if at < after.count {
          after.remove(at: at)
        }
      }
      let (old, new) = (before.joined(), after.joined())
      #expect(applied(difference(old, new), to: old) == new)
    }
  }

  /// What `patch` makes of a text and a difference.
  private func applied(_ difference: String, to text: String) -> String {
    var lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String($0) ?? "" }
    if lines.last == "" { lines.removeLast() }
    var result: [String] = []
    var next = 0
    for line in difference.utf8.split(separator: 0x0A).map({ String($0) ?? "" }).dropFirst(2) {
      if let match = line.wholeMatch(of: /@@ -(\d+)(?:,(\d+))? \+.* @@/), let start = Int(match.output.1) {
        let first = match.output.2 == "0" ? start : start - 1
        result += lines[next..<first]
        next = first
      } else if line.hasPrefix("+") {
        result.append(String(line.dropFirst()))
      } else {
        if line.hasPrefix(" ") { result.append(lines[next]) }
        if String(line.dropFirst()) != lines[next] { return "does not apply" }
        next += 1
      }
    }
    result += lines[next...]
    return result.map { $0 + "\n" }.joined()
  }
}
