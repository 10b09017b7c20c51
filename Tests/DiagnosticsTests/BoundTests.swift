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
    #expect(lines.count == 51)
    #expect(lines.last == "… and 5,150 more `sample-rule` in other files")
  }

  @Test func printsErrorsBeforeWarningsWhereItCannotPrintAll() {
    var both = Report()
    for file in 1...60 { both.add(.mild, "mild", at: Place("a\(file).md", line: 1, column: 1)) }
    for file in 1...45 { both.add(.sample, "wrong", at: Place("b\(file).md", line: 1, column: 1)) }
    let lines = printed(both)
    #expect(lines.count == 51)
    #expect(lines.count { $0.contains(": error: ") } == 45)
    #expect(lines.last == "… and 55 more `mild-rule` in other files")
    let all = locate(both.settled(), .everything, text: { _ in nil })
    #expect(all.diagnostics.count == 105)
    #expect(all.omissions == [])
  }

  private func facts(_ files: Int, _ fact: String? = "say so") -> Report {
    var report = Report()
    for file in 1...files {
      report.add(
        .sample, "this says so", at: Place("\(file).md", line: 2, column: 1), help: "stop it", inManyFiles: fact)
    }
    return report
  }

  @Test func saysAFactAboutManyFilesOnce() {
    #expect(
      printed(facts(9)) == [
        "1.md:2:1: error: 9 files say so [sample-rule]", "  also: 2.md:2, 3.md:2, 4.md:2 and 5 more files",
        "  help: stop it",
      ])
    #expect(printed(facts(4))[1] == "  also: 2.md:2, 3.md:2, 4.md:2")
    #expect(printed(facts(5))[1] == "  also: 2.md:2, 3.md:2, 4.md:2 and 1 more file")
    #expect(printed(facts(3)).count == 6)
    #expect(printed(facts(9, nil)).count == 18)
    #expect(locate(facts(9).settled(), .everything, text: { _ in nil }).diagnostics.count == 9)
  }

  @Test func countsFilesAndNotHowOftenEachSaysIt() {
    var twice = facts(4)
    twice.merge(facts(4))
    twice.add(.sample, "this says so", at: Place("1.md", line: 9, column: 1), inManyFiles: "say so")
    #expect(printed(twice).first == "1.md:2:1: error: 4 files say so [sample-rule]")
    #expect(printed(twice).count == 3)
  }
}
