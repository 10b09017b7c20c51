// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Sites
import TestSupport
import Testing

/// What `rules:` in `site.yml` makes of a report.
@Suite struct SeverityTests {
  /// A goal without objective, which is a warning, and an objective without goal, which is an error.
  private func site(_ rules: String) throws -> TemporaryFolder {
    try TemporaryFolder([
      "content/site.yml": "title: Site\n\(rules)", "content/goals/g.md": "---\ntitle: G\n---\n",
      "content/objectives/o.md": "---\ntitle: O\n---\n", "content/index.md": "---\ntitle: Home\n---\n",
    ])
  }

  private func problems(_ folder: TemporaryFolder, strict: Bool = false) throws -> (lines: [String], isPublished: Bool)
  {
    let result = try build(folder.path, to: folder.path + "/out") { $0.isStrict = strict }
    let lines = printed(result, folder.path).split(separator: "\n").map(String.init)
    return (lines.filter { $0.contains(": error: ") || $0.contains(": warning: ") }, result.changes != nil)
  }

  private let goal = "content/goals/g.md:1:1: warning: no objective belongs to this goal [goal-without-objective]"
  private let objective =
    "content/objectives/o.md:1:1: error: this objective belongs to no goal [objective-without-goal]"

  @Test func weighsAsTheRulesSayWhereTheSiteDoesNot() throws {
    let folder = try site("")
    #expect(try problems(folder) == ([goal, objective], false))
  }

  @Test func makesAWarningOfAnError() throws {
    let folder = try site("rules:\n  objective-without-goal: warning\n")
    let warning = objective.replacing(": error: ", with: ": warning: ")
    #expect(try problems(folder) == ([goal, warning], true))
    #expect(try problems(folder, strict: true) == ([goal, warning], false))
  }

  @Test func makesAnErrorOfAWarning() throws {
    let folder = try site("rules: {objective-without-goal: warning, goal-without-objective: error}\n")
    let found = try problems(folder)
    #expect(found.lines.first == goal.replacing(": warning: ", with: ": error: "))
    #expect(!found.isPublished)
  }

  @Test func saysNothingOfWhatIsOff() throws {
    let folder = try site("rules:\n  objective-without-goal: off\n  goal-without-objective: off\n")
    #expect(try problems(folder, strict: true) == ([], true))
  }

  @Test func saysTheSameAgainWhereNothingHasChanged() throws {
    let folder = try site("rules:\n  objective-without-goal: warning\n  goal-without-objective: off\n")
    func run() throws -> (printed: String, changes: Int?) {
      let result = try build(folder.path, to: folder.path + "/out") { $0.usesCache = true }
      return (printed(result, folder.path), result.changes?.written)
    }
    waitForTheClock()
    let first = try run()
    let again = try run()
    #expect(first.printed.contains(": warning: this objective belongs to no goal"))
    #expect(!first.printed.contains("goal-without-objective"))
    #expect(again.printed == first.printed)
    #expect(again.changes == 0)
    try folder.write("content/site.yml", "title: Site\n")
    let changed = try run()
    #expect(changed.printed.contains(": error: this objective belongs to no goal"))
    #expect(changed.changes == nil)
  }

  @Test func reportsTheSameCountsAgain() throws {
    let words = String(repeating: "[here](https://example.org)\n\n", count: 700)
    let folder = try TemporaryFolder(["content/a.md": "---\ntitle: A\n---\n\n" + words])
    func run() throws -> String {
      printed(try build(folder.path, to: folder.path + "/out") { $0.usesCache = true }, folder.path)
    }
    waitForTheClock()
    let first = try run()
    #expect(first.hasSuffix("\ncontent/a.md: … and 690 more `vague-link` in this file\n"))
    #expect(try run() == first)
  }

  @Test(arguments: [
    ("dead-link: warning", "3:3: error: `dead-link` is an error on every site [fixed-rule]"),
    ("damaged-cache: error", "3:3: error: `damaged-cache` is a note on every site [fixed-rule]"),
    ("fixed-rule: off", "3:3: error: `fixed-rule` is an error on every site [fixed-rule]"),
    ("goal-without-objectiv: off", "3:3: error: there is no rule `goal-without-objectiv` [unknown-key]"),
    (
      "goal-without-objective: of",
      "3:27: error: `goal-without-objective` has to be one of `error`, `warning`, `off`, not `of` [wrong-type]"
    ),
  ])
  func reportsWhatItCannotDo(line: String, problem: String) throws {
    let folder = try site("rules:\n  \(line)\n")
    let found = try problems(folder)
    #expect(found.lines.contains("content/site.yml:\(problem)"), "\(found.lines)")
    #expect(!found.isPublished)
  }

  @Test func takesWhatARuleWeighsAnyway() throws {
    let folder = try site("rules: {dead-link: error, objective-without-goal: off, goal-without-objective: warning}\n")
    #expect(try problems(folder) == ([goal], true))
  }

  @Test func explainsTheNearestRule() throws {
    let folder = try site("rules:\n  goal-without-objectiv: off\n")
    let located = locate(try build(folder.path).settled) { folder.bytes($0) }
    let problem = try #require(located.diagnostics.first { $0.diagnostic.rule.name == "unknown-key" })
    #expect(problem.diagnostic.help == "did you mean `goal-without-objective`?")
    #expect(problem.edits.map(\.replacement) == ["goal-without-objective"])
  }
}
