// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct BoundTests {
  private func report(_ counts: KeyValuePairs<String, Int>, of rule: Rule = .sample) -> Report {
    var report = Report()
    for (path, count) in counts {
      for line in (1...count).reversed() { report.add(rule, "wrong", at: Place(path, line: line, column: 1)) }
    }
    return report
  }

  private func printed(_ report: Report) -> [String] {
    printText(locate(report.settled(), text: { _ in nil }), ink: .plain).split(separator: "\n").map(String.init)
  }

  @Test func printsTheFirstTenOfARuleInAFileAndHowManyMoreThereAre() {
    let ten = (1...10).map { "a.md:\($0):1: error: wrong [sample-rule]" }
    #expect(printed(report(["a.md": 10])) == ten)
    #expect(printed(report(["a.md": 11])) == ten + ["a.md: … and 1 more `sample-rule` in this file"])
    #expect(
      printed(report(["a.md": 499, "b.md": 1]))
        == ten + [
          "a.md: … and 489 more `sample-rule` in this file", "b.md:1:1: error: wrong [sample-rule]",
        ])
  }

  @Test func addsWhatWasNotKept() {
    #expect(printed(report(["a.md": 2_000])).last == "a.md: … and 1,990 more `sample-rule` in this file")
    #expect(printed(report(["a.md": 1_234_567])).last == "a.md: … and 1,234,557 more `sample-rule` in this file")
    #expect(printed(report(["a.md": 1_017])).last == "a.md: … and 1,007 more `sample-rule` in this file")
  }

  @Test func countsEachRuleForItself() {
    var both = report(["a.md": 12])
    both.merge(report(["a.md": 13], of: .mild))
    #expect(
      printed(both).suffix(2) == [
        "a.md: … and 3 more `mild-rule` in this file", "a.md: … and 2 more `sample-rule` in this file",
      ])
    #expect(printed(both).count == 22)
  }

  @Test func countsTheFilesOfWhichNothingIsShownTogether() {
    var report = Report()
    for file in 1...5_200 { report.add(.sample, "wrong", at: Place("\(file).md", line: 1, column: 1)) }
    let lines = printed(report)
    #expect(lines.count == 5_001)
    #expect(lines.last == "… and 200 more `sample-rule` in other files")
  }
}
