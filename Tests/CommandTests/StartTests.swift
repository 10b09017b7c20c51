// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `planpress init` and `planpress new`, as somebody who begins a plan uses them.
@Suite struct StartTests {
  @Test(arguments: [[], ["--publisher", "The: City", "--title", "A \"B\" <c>", "--period", "2027–2030"]])
  func whatInitWritesIsPublishedAtOnce(options: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try CommandTests.run(["init", "our plan"] + options, in: folder)
    #expect(run.status == 0)
    #expect(run.output.contains("  cd 'our plan'\n"))
    let built = try planpress("build", "--strict", "--source", "our plan", "--output", "site", in: folder)
    #expect(built.error == "")
    #expect(built.status == 0)
    let home = folder.text("site/index.html") ?? ""
    let title = options.isEmpty ? "Harbour City Resilience Plan 2025–2027" : "&lt;c&gt; 2027–2030</span></h1>"
    #expect(home.contains(title))
    #expect(folder.text("our plan/.gitignore") == "/public/\n/public-drafts/\n/.planpress/\n")
    #expect(folder.text("our plan/.github/workflows/plan.yml") != nil)
    let id = options.isEmpty ? "harbour-city-resilience-plan" : "a-b-c-2027-2030"
    #expect(folder.text("our plan/content/plan.md")?.contains("\nid: \(id)\n") == true)
    #expect(folder.text("our plan/content/contacts/plan-office.md")?.contains("about: [\(id)]\n") == true)
    let name = options.isEmpty ? "Harbour City Resilience Plan" : "A \"B\" <c>"
    #expect(folder.text("our plan/README.md")?.hasPrefix("# \(name)\n") == true)
  }

  @Test func everyKindIsInTheExample() throws {
    let folder = try TemporaryFolder()
    #expect(try planpress("init", "plan", in: folder).status == 0)
    let kinds = try planpress("new", "--source", "plan", in: folder).output.split(separator: "\n").dropFirst()
    for line in kinds {
      let path = line.split(separator: " ")[1]
      #expect(path == "content/pages/" || !filesBelow("\(folder.path)/plan/\(path)").isEmpty, "\(line)")
    }
  }

  @Test func theLeastPlanIsPublishedToo() throws {
    let folder = try TemporaryFolder()
    #expect(try planpress("init", "plan", "--empty", "--title", "Ours", "--period", "2030", in: folder).status == 0)
    let built = try planpress("build", "--strict", "--source", "plan", "--output", "site", in: folder)
    #expect(built.error == "")
    #expect(built.status == 0)
    #expect(folder.text("plan/content/plan.md")?.contains("id: ours-2030\ntitle: Ours 2030\n") == true)
  }

  @Test func editorsAreSetUp() throws {
    let folder = try TemporaryFolder()
    #expect(try planpress("init", "plan", "--empty", in: folder).status == 0)
    let settings = try #require(
      JSONSerialization.jsonObject(with: Data(folder.bytes("plan/.vscode/settings.json") ?? [])) as? [String: Any])
    let schemas = try #require(settings["yaml.schemas"] as? [String: Any])
    for path in schemas.keys {
      let schema = try JSONSerialization.jsonObject(with: Data(folder.bytes("plan/\(path)") ?? [])) as? [String: Any]
      #expect(schema?["properties"] != nil, "\(path)")
    }
    #expect(schemas.keys.sorted() == [".vscode/site.schema.json", ".vscode/table.schema.json"])
    #expect(settings["glspc.server.command"] as? String == "planpress")
    #expect(settings["glspc.server.commandArguments"] as? [String] == ["lsp"])
  }

  @Test func aPlanIsAddedToWhereOneIs() throws {
    let folder = try TemporaryFolder(["content/goals/g.md": "---\ntitle: G\n---\n", "other/notes.txt": "x"])
    let inside = try planpress("new", "objective", "Safe schools", in: folder, from: "content/goals")
    #expect(inside.status == 64)
    #expect(inside.error.contains("type `cd ../..`"))
    #expect(try planpress("new", "goal", "X", in: folder, from: "other").status == 64)
    #expect(filesBelow(folder.path).sorted() == ["content/goals/g.md", "other/notes.txt"])
    let title = try planpress("new", "Safe schools", in: folder)
    #expect(title.status == 64)
    #expect(title.error.contains("`planpress new objective \"Safe schools\"`"))
  }

  @Test func filesThatAreThereStay() throws {
    let folder = try TemporaryFolder(["plan/notes.txt": "mine", "empty/.git/HEAD": "x"])
    let refused = try planpress("init", "plan", in: folder)
    #expect(refused.status == 64)
    #expect(refused.error.hasPrefix("error: the folder `plan` is not empty: it has `notes.txt`\n"))
    #expect(filesBelow("\(folder.path)/plan") == ["notes.txt"])
    #expect(try planpress("init", "empty", in: folder).status == 0)
  }

  @Test(arguments: ["then", "2030-2027", "1999", "2027-2100"]) func yearsAreYears(period: String) throws {
    let folder = try TemporaryFolder()
    #expect(try planpress("init", "plan", "--period", period, in: folder).status == 64)
    #expect(filesBelow(folder.path) == [])
  }

  @Test(
    arguments: [
      ("goal", nil, "content/goals/safe-schools.md", "4"),
      ("objective", "water", "content/objectives/safe-schools.md", "1.3"),
      ("measure", "shade", "content/measures/safe-schools.md", "2.1.3"),
      ("milestone", nil, "content/milestones/safe-schools.md", "M5"),
      ("measure", "flood-walls", "content/measures/safe-schools.md", "1.1.2"),
      ("term", nil, "content/terms/safe-schools.md", nil), ("page", nil, "content/pages/safe-schools.md", nil),
    ] as [(String, String?, String, String?)])
  func newItemsGetTheirPlaceAndNumber(kind: String, parent: String?, path: String, number: String?) throws {
    let folder = try TemporaryFolder()
    #expect(try planpress("init", ".", in: folder).status == 0)
    let run = try CommandTests.run(
      ["new", kind, "Safe schools"] + (parent.map { ["--part-of", $0] } ?? []), in: folder)
    #expect(run.output == "\(path)\n")
    let text = try #require(folder.text(path))
    #expect(text.contains("id: safe-schools\ntitle: Safe schools\n"))
    #expect(text.contains("number: ") == (number != nil) || text.contains("# number: "))
    if let number { #expect(text.contains("number: \"\(number)\"\n")) }
    #expect(try planpress("check", in: folder).status == 0)
    // The same title once more is another item.
    let again = try planpress("new", kind, "Safe schools", in: folder)
    #expect(again.output == path.replacing(".md", with: "-2.md") + "\n")
    #expect(folder.text(path) == text)
  }

  @Test func aLongTitleMakesAShortName() throws {
    let folder = try TemporaryFolder()
    #expect(
      try planpress("init", ".", "--title", "Water \(String(repeating: "for all ", count: 30))", in: folder).status == 0
    )
    let title = "Every household has safe water within five hundred metres of its door by the end of the year 2029"
    let path = "content/goals/every-household-has-safe-water-within-five-hundred-metres-of.md"
    #expect(try planpress("new", "goal", title, in: folder).output == path + "\n")
    #expect(try #require(folder.text(path)).contains("title: \(title)\n"))
    #expect(try planpress("check", in: folder).status == 0)
  }

  @Test func saysWhatIsNotThere() throws {
    let folder = try TemporaryFolder()
    #expect(try planpress("init", ".", in: folder).status == 0)
    let kind = try planpress("new", "indicatr", "X", in: folder)
    #expect(kind.status == 64)
    #expect(kind.error == "error: there is no kind `indicatr`\n  help: did you mean `indicator`?\n")
    let parent = try planpress("new", "objective", "X", "--part-of", "watr", in: folder)
    #expect(parent.status == 64)
    #expect(parent.error == "error: no item has the identifier `watr`\n  help: did you mean `water`?\n")
    let plan = try planpress("new", "plan", "Another", in: folder)
    #expect(plan.status == 64)
    #expect(plan.error.hasPrefix("error: there is a plan already, in `content/plan.md`\n"))
    #expect(try planpress("new", "objective", in: folder).status == 64)
    #expect(try planpress("new", "--source", "nowhere", in: folder).status == 64)
  }
}
