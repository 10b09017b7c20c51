// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct ReportTests {
  private func mistakes() throws -> TemporaryFolder {
    try TemporaryFolder([
      "content/site.yml": "title: Water\nas-of: 2026-01-31\n",
      "content/plan.md": "---\nkind: plan\ntitle: Our plan: water\n---\n",
      "content/goals/goal-1.md": "---\ntitle: Clean wells\n---\n\nSee [the norm](../norms/wter.md).\n",
      "content/norms/water.md": "---\ntitle: Water\n---\n",
      "content/norms/later.md": "---\ntitle: Lazy\ndate: 2026-02-01\n---\n",
      "content/objectives/wells.md": "---\ntitle: Wells\ngoal: gaol-1\n---\n",
    ])
  }

  private let report = """
    content/goals/goal-1.md:5:16: error: there is no file `content/norms/wter.md` [dead-link]
      5 | See [the norm](../norms/wter.md).
        |                ^^^^^^^^^^^^^^^^
      help: did you mean `../norms/water.md`?
    content/objectives/wells.md:3:7: error: no item has the identifier `gaol-1` [unknown-id]
      3 | goal: gaol-1
        |       ^^^^^^
      help: did you mean `goal-1`? It is “Clean wells”
    content/plan.md:3:16: error: this value contains a colon and a space, which YAML takes for another key [yaml-syntax]
      3 | title: Our plan: water
        |                ^
      help: put the value in quotation marks: `title: "Our plan: water"`

    """

  @Test func tellsThreeMistakesWithTheirPlaces() throws {
    let check = try planpress("check", in: try mistakes())
    #expect(check.error == report)
    #expect(difference(check.error, from: report) == nil, "\(difference(check.error, from: report) ?? "")")
    #expect(
      timeless(check.output).wholeMatch(
        of:
          /held back: content\/norms\/later.md: it is dated 2026-02-01\nchecked [0-9]+ pages, from [0-9]+ files · 1 held back · 3 errors · as of 2026-01-31\n/
      ) != nil, "\(check.output)")
  }

  @Test func saysThatNothingWasWritten() throws {
    let build = try planpress("build", in: try mistakes())
    #expect(build.output == "")
    #expect(
      timeless(build.error) == report + """
        held back: content/norms/later.md: it is dated 2026-02-01
        nothing was written · 1 held back · 3 errors · as of 2026-01-31

        """)
  }

  @Test func sumsUpWhatWasWritten() throws {
    let folder = try TemporaryFolder([
      "content/site.yml": "title: Water\nas-of: 2026-01-31\n", "content/norms/water.md": "---\ntitle: Water\n---\n",
      "content/index.md": "---\ntitle: Home\n---\n",
    ])
    let first = try planpress("build", in: folder)
    let files = filesBelow(folder.path + "/public").count - 1
    let pages = /[0-9]+ pages in public, from 3 files/
    #expect(first.error == "")
    #expect(
      timeless(first.output).replacing(pages, with: "pages")
        == "published pages · \(files) of its files written, 0 unchanged, 0 removed · no problems · as of 2026-01-31\n")
    let second = try planpress("build", in: folder)
    #expect(
      timeless(second.output).replacing(pages, with: "pages")
        == "published pages · 0 of its files written, \(files) unchanged, 0 removed · no problems · as of 2026-01-31\n")
  }

  @Test func isReadableWithoutColour() throws {
    let folder = try mistakes()
    for environment in [[:], ["TERM": "xterm-256color"], ["NO_COLOR": "1"], ["TERM": "dumb"]] {
      let run = try planpress("check", in: folder, environment: environment)
      #expect(!run.error.contains("\u{1B}") && !run.output.contains("\u{1B}"), "a pipe is not a terminal")
    }
  }

  @Test func doesNotDependOnTheLanguageOrTimeOfTheMachine() throws {
    let folder = try mistakes()
    let plain = try planpress("check", in: folder)
    let other = try planpress(
      "check", in: folder, environment: ["LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"])
    #expect(plain.error == other.error)
    #expect(timeless(plain.output) == timeless(other.output))
  }

  struct Report: Decodable {
    struct Problem: Decodable {
      let severity: String
      let rule: String
      let message: String
      let path: String?
      let line: Int?
      let column: Int?
      let help: String?
    }
    struct Held: Decodable {
      let path: String
      let title: String
      let reason: String
    }
    struct Omitted: Decodable, Equatable {
      let rule: String
      let severity: String
      let path: String?
      let count: Int
    }
    let diagnostics: [Problem]
    let omitted: [Omitted]
    let heldBack: [Held]
    let pages: Int
    let asOf: String?
  }

  @Test func tellsProgramsTheSameInJSON() throws {
    let run = try planpress("check", "--format", "json", in: try mistakes())
    #expect(run.error == "")
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    #expect(
      report.diagnostics.map { "\($0.path ?? ""):\($0.line ?? 0):\($0.column ?? 0) \($0.severity) \($0.rule)" } == [
        "content/goals/goal-1.md:5:16 error dead-link", "content/objectives/wells.md:3:7 error unknown-id",
        "content/plan.md:3:16 error yaml-syntax",
      ])
    #expect(report.diagnostics.first?.message == "there is no file `content/norms/wter.md`")
    #expect(report.diagnostics.first?.help == "did you mean `../norms/water.md`?")
    #expect(
      report.heldBack.map { "\($0.path) \($0.title) \($0.reason)" } == [
        "content/norms/later.md Lazy it is dated 2026-02-01"
      ])
    #expect(report.asOf == "2026-01-31")
  }

  @Test func printsNothingButOneJSONObject() throws {
    let folder = try TemporaryFolder(["content/index.md": "---\ntitle: A\n---\n", "other/x": ""])
    let built = try planpress("build", "--format", "json", in: folder)
    let object = try #require(JSONSerialization.jsonObject(with: Data(built.output.utf8)) as? [String: Any])
    #expect(
      object.keys.sorted() == [
        "asOf", "diagnostics", "files", "heldBack", "omitted", "pages", "removed", "unchanged", "written",
      ])
    #expect((object["diagnostics"] as? [Any])?.isEmpty == true)
    let empty = try planpress("check", "--source", "other", "--format", "json", in: folder)
    let problems = try JSONDecoder().decode(Report.self, from: Data(empty.output.utf8)).diagnostics
    #expect(problems.map(\.rule) == ["no-content"])
    #expect(problems.map(\.path) == [nil])
  }

  @Test func speaksJSONWhereTheMachineFailsToo() throws {
    let folder = try TemporaryFolder(["content/a.md": "---\ntitle: A\n---\n", "public": "in the way"])
    let run = try planpress("build", "--format", "json", in: folder)
    #expect(run.status == 70)
    #expect(run.error == "")
    #expect(
      run.output == """
        {
          "fault": {
            "message": "`public` is a file and not a folder",
            "help": "move it elsewhere, or publish to another folder with `--output`"
          }
        }

        """)
  }

  @Test func saysOnceWhatIsTheSameInManyFiles() throws {
    let folder = try TemporaryFolder(["content/index.md": "---\ntitle: Home\n---\n"])
    for number in 1...6 {
      try folder.write("content/\(number).md", "---\ntitle: A\nindicator_name: \(number)\n---\n")
    }
    let run = try planpress("check", in: folder)
    #expect(
      run.error.hasPrefix(
        """
        content/1.md:3:1: error: 6 files have the field `indicator_name`, which no page has [unknown-key]
          3 | indicator_name: 1
            | ^^^^^^^^^^^^^^
          also: content/2.md:3, content/3.md:3, content/4.md:3 and 2 more files
          help: its fields are
        """))
    #expect(run.error.split(separator: "\n").count == 5)
    #expect(run.output.contains(" · 6 errors · "))
    let json = try planpress("check", "--format", "json", in: folder)
    let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
    #expect(report.diagnostics.count == 6)
    #expect(try planpress("check", "--all", in: folder).error.split(separator: "\n").count == 6 * 4)
  }

  @Test func countsWhatItDoesNotPrintAndTellsProgramsAll() throws {
    let text = String(repeating: "<b>x</b>\n\n", count: 2_000)
    let folder = try TemporaryFolder(["content/index.md": "---\ntitle: A\n---\n\n" + text])
    let run = try planpress("check", in: folder)
    #expect(run.error.split(separator: "\n").count == 10 * 4 + 1)
    #expect(run.error.hasSuffix("\ncontent/index.md: … and 1,990 more `raw-html` in this file\n"))
    #expect(run.output.contains(" · 2000 errors · "))
    let json = try planpress("check", "--format", "json", in: folder)
    let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
    #expect(report.diagnostics.count == 2_000)
    #expect(report.omitted == [])
    try folder.write("content/index.md", "---\ntitle: A\n---\n\n" + String(repeating: "[x](gone.md)\n\n", count: 60))
    let all = try planpress("check", "--all", in: folder)
    #expect(all.error.split(separator: "\n").count == 60 * 4)
  }

  @Test func writesSARIF() throws {
    let folder = try TemporaryFolder([
      "our plan/content/goals/ä.md": "---\ntitle: A\n---\n\n[x](plan:gone)\n\n<b>y</b>\n"
    ])
    let run = try planpress("check", "--format", "sarif", "--source", "our plan", in: folder)
    #expect(run.status == 1)
    #expect(run.error == "")
    let log = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let first = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(first["results"] as? [[String: Any]])
    let rules = try #require(
      ((first["tool"] as? [String: Any])?["driver"] as? [String: Any])?["rules"] as? [[String: Any]])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    let dead = try #require(results.first { $0["ruleId"] as? String == "unknown-id" })
    let location = (dead["locations"] as? [[String: [String: Any]]])?.first?["physicalLocation"]
    #expect((location?["artifactLocation"] as? [String: String])?["uri"] == "our%20plan/content/goals/%c3%a4.md")
    #expect(location?["region"] as? [String: Int] == ["startLine": 5, "startColumn": 5, "endColumn": 14])
  }

  @Test func writesWorkflowCommands() throws {
    let folder = try TemporaryFolder(["plan/content/goals/a,b.md": "---\ntitle: A\n---\n\n[100 %](plan:gone)\n"])
    let run = try planpress("check", "--format", "github", "--source", "plan/", in: folder)
    #expect(run.status == 1)
    #expect(run.error == "")
    #expect(
      run.output.contains(
        "::error file=plan/content/goals/a%2Cb.md,line=5,col=9,title=unknown-id::no item has the identifier `gone`"))
    #expect(run.output.split(separator: "\n").last?.contains("1 error") == true)
  }

  @Test func writesACodeQualityReport() throws {
    let folder = try TemporaryFolder(["content/index.md": "---\ntitle: A\n---\n\n[x](plan:gone) [y](plan:gone)\n"])
    struct Problem: Decodable {
      struct Location: Decodable {
        let path: String
        let lines: [String: Int]
      }
      let check_name: String
      let severity: String
      let fingerprint: String
      let location: Location
    }
    func report() throws -> [Problem] {
      let run = try planpress("check", "--format", "gitlab", in: folder)
      return try JSONDecoder().decode([Problem].self, from: Data(run.output.utf8))
    }
    let before = try report()
    #expect(before.map(\.check_name) == ["unknown-id", "unknown-id"])
    #expect(before.map(\.severity) == ["major", "major"])
    #expect(before.map { "\($0.location.path):\($0.location.lines["begin"] ?? 0)" }.first == "content/index.md:5")
    #expect(Set(before.map(\.fingerprint)).count == 2)
    try folder.write("content/index.md", "---\ntitle: A\n---\n\nMore.\n\n[x](plan:gone) [y](plan:gone)\n")
    #expect(try report().map(\.fingerprint) == before.map(\.fingerprint))
  }

  @Test(arguments: ["sarif", "github", "gitlab"]) func saysInEachFormatThatTheMachineFails(format: String) throws {
    let folder = try TemporaryFolder(["content/a.md": "---\ntitle: A\n---\n", "public": "in the way"])
    let run = try planpress("build", "--format", format, in: folder)
    #expect(run.status == 70)
    #expect((run.output + run.error).contains("`public` is a file and not a folder"))
    if format != "github" {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(run.output.utf8)) }
    }
  }
}
