// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Testing

@Suite struct ReportTests {
  private func problems(_ count: Int, in path: String, of rule: Rule = .sample) -> Report {
    var report = Report()
    for line in 1...count { report.add(rule, "wrong", at: Place(path, line: line, column: 1)) }
    return report
  }

  @Test func knowsErrorsFromWarnings() {
    var report = Report()
    report.add(.mild, "a warning")
    #expect(!report.hasErrors)
    var other = Report()
    other.add(.sample, "an error")
    report.merge(other)
    #expect(report.hasErrors)
    #expect(report.diagnostics.map(\.message) == ["a warning", "an error"])
  }

  @Test func keepsWhatAFileCanUseAndCountsTheRest() {
    let report = problems(6_990, in: "a.md")
    #expect(report.diagnostics.count == 5_000)
    #expect(report.omitted == [Report.RuleInFile(.sample, in: "a.md"): 1_990])
    #expect(report.count == 6_990)
    #expect(report.settled().count(of: .error) == 6_990)
  }

  @Test func keepsWhatARuleCanUseInAllFiles() {
    var report = Report()
    for file in 1...20 { report.merge(problems(4_000, in: "\(file).md")) }
    report.merge(problems(3, in: "1.md", of: .mild))
    #expect(report.diagnostics.count == 50_003)
    #expect(report.count == 80_003)
    #expect(report.omitted[Report.RuleInFile(.sample, in: "13.md")] == 2_000)
    #expect(report.omitted[Report.RuleInFile(.sample, in: "20.md")] == 4_000)
    #expect(report.settled().count(of: .error) == 80_000)
  }

  @Test func countsTheSameHoweverItWasPutTogether() {
    var whole = Report()
    for part in [problems(7_000, in: "a.md"), problems(7_000, in: "b.md"), problems(7_000, in: "a.md")] {
      whole.merge(part)
    }
    #expect(
      whole.omitted == [
        Report.RuleInFile(.sample, in: "a.md"): 9_000, Report.RuleInFile(.sample, in: "b.md"): 2_000,
      ])
  }

  @Test func leavesARuleOut() {
    var report = problems(600, in: "a.md")
    report.merge(problems(2, in: "a.md", of: .mild))
    let rest = report.without(.sample)
    #expect(rest.diagnostics.map(\.rule.name) == ["mild-rule", "mild-rule"])
    #expect(rest.omitted.isEmpty)
    #expect(rest.count == 2)
  }
}

@Suite struct SettlingTests {
  private var report: Report {
    var report = Report()
    report.add(.sample, "an error")
    report.add(.mild, "a warning")
    report.add(.remark, "a note")
    return report
  }

  private func severities(_ settled: SettledReport) -> [String] { settled.findings.map(\.severity.rawValue) }

  @Test func weighsByTheRuleWhereTheSiteDoesNotSay() {
    #expect(severities(report.settled()) == ["error", "warning", "note"])
    #expect(report.settled().isFailed(strict: false))
  }

  @Test func weighsAsTheSiteSays() {
    let settled = report.settled(by: Severities(["sample-rule": .warning, "mild-rule": .error]))
    #expect(severities(settled) == ["warning", "error", "note"])
  }

  @Test func leavesOutWhatIsOff() {
    let settled = report.settled(by: Severities(["sample-rule": .off]))
    #expect(severities(settled) == ["warning", "note"])
    #expect(!settled.isFailed(strict: false))
    #expect(settled.isFailed(strict: true))
    var many = Report()
    for line in 1...900 { many.add(.mild, "wrong", at: Place("a.md", line: line, column: 1)) }
    #expect(many.settled().count(of: .warning) == 900)
    #expect(many.settled(by: Severities(["mild-rule": .off])).omissions == [])
    #expect(many.settled(by: Severities(["mild-rule": .error])).count(of: .error) == 900)
  }

  @Test func neverFailsForANote() {
    var report = Report()
    report.add(.remark, "a note")
    #expect(!report.settled().isFailed(strict: true))
    report.add(.mild, "a warning")
    #expect(!report.settled().isFailed(strict: false))
    #expect(report.settled().isFailed(strict: true))
  }

  @Test func fixesErrorsUnlessTheRuleSaysOtherwise() {
    #expect(Rule.sample.isFixed)
    #expect(Rule.remark.isFixed)
    #expect(!Rule.mild.isFixed)
    #expect(!Rule("loose-rule", .error, isFixed: false, "an error that a site may take lightly").isFixed)
  }
}
