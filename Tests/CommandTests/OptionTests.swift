// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@Suite struct OptionTests {
  private func site(_ configuration: String = "title: Site\n") throws -> TemporaryFolder {
    try TemporaryFolder([
      "content/site.yml": configuration, "content/norms/a.md": "---\ntitle: A\n---\n",
      "content/index.md": "---\ntitle: Home\n---\n",
      "content/norms/draft.md": "---\ntitle: Draft\ndraft: true\n---\n",
      "content/norms/later.md": "---\ntitle: Lazy\npublished: 2030-05-01\n---\n",
    ])
  }

  @Test func showsItsVersion() throws {
    let run = try planpress("--version", in: try TemporaryFolder())
    #expect(run.status == 0)
    #expect(run.output.wholeMatch(of: /planpress [0-9]+\.[0-9]+\.[0-9]+\n/) != nil, "\(run.output)")
  }

  @Test func teachesItsUse() throws {
    let folder = try TemporaryFolder()
    for arguments in [["--help"], ["help"], []] {
      let run = try CommandTests.run(arguments, in: folder)
      #expect(run.status == 0)
      for mention in ["build", "check", "reference", "planpress check", "goals/", "Exit status", "64", "70"] {
        #expect(run.output.contains(mention), "\(arguments) \(mention)")
      }
    }
    let build = try planpress("build", "--help", in: folder)
    #expect(build.status == 0)
    for option in [
      "--source", "--output", "--base-url", "--as-of", "--drafts", "--strict", "--jobs", "--format", "public",
    ] {
      #expect(build.output.contains(option), "\(option)")
    }
  }

  @Test(arguments: ["fields", "checks", "views"]) func printsItsReference(topic: String) throws {
    let run = try planpress("reference", topic, in: try TemporaryFolder())
    #expect(run.status == 0)
    #expect(run.output.contains("# \(topic.prefix(1).uppercased())\(topic.dropFirst())"))
    #expect(run.output.contains("|---|"))
    #expect(run.output.hasSuffix("\n"))
  }

  @Test func printsASchemaOfItsFields() throws {
    func schema(_ arguments: String...) throws -> [String: Any] {
      let run = try CommandTests.run(["schema"] + arguments, in: try TemporaryFolder())
      #expect(run.status == 0)
      return try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    }
    let all = try schema()
    #expect(all["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let definitions = try #require(all["$defs"] as? [String: [String: Any]])
    #expect(definitions.keys.contains("site") && definitions.keys.contains("objective"))
    let goal = try schema("goal")
    #expect(goal["title"] as? String == "The front matter of a goal")
    #expect(goal["required"] as? [String] == ["title"])
    let properties = try #require(goal["properties"] as? [String: Any])
    #expect(properties.keys.contains("lead") && properties.keys.contains("partners"))
    #expect(try #require(schema("site")["properties"] as? [String: Any]).keys.contains("base-url"))
  }

  @Test func printsTheKindsAndFieldsOfASite() throws {
    let folder = try TemporaryFolder([
      "content/site.yml": """
      kinds:
        principle: { like: norm, one: Principle, folder: principles, fields: { cost: { type: number } } }
      """
    ])
    let schema = try planpress("schema", "principle", "--source", ".", in: folder)
    #expect(schema.status == 0)
    #expect(schema.output.contains("\"title\": \"The front matter of a principle\""))
    #expect(schema.output.contains("\"cost\": {") && schema.output.contains("\"instrument\": {"))
    let fields = try planpress("reference", "fields", "--source", ".", in: folder)
    #expect(fields.output.contains("## Principle\n"))
    #expect(fields.output.contains("| `cost` | number |"))
    try folder.write("content/site.yml", "kinds: { principle: { like: nrm } }\n")
    let wrong = try planpress("schema", "--source", ".", in: folder)
    #expect(wrong.status == 1)
    #expect(wrong.output == "")
    #expect(wrong.error.contains("content/site.yml:1:29: error: no kind can be like `nrm`"))
    #expect(try planpress("schema", "--source", "nowhere", in: folder).status == 64)
  }

  @Test func knowsThePartsOfTheSchema() throws {
    let run = try planpress("schema", "gaol", in: try TemporaryFolder())
    #expect(run.status == 64)
    #expect(run.error.contains("The parts of the schema are site, table, plan, goal, objective,"))
  }

  @Test func takesSourceAndOutputFromAnywhere() throws {
    let folder = try site()
    let elsewhere = try TemporaryFolder()
    let run = try planpress("build", "--source", folder.path, "--output", "site", in: elsewhere)
    #expect(run.status == 0)
    #expect(run.error == "")
    #expect(elsewhere.bytes("site/index.html") != nil)
    let beside = try TemporaryFolder()
    #expect(try planpress("build", "--source", folder.path, "--output", beside.path + "/a/b", in: folder).status == 0)
    #expect(beside.bytes("a/b/index.html") != nil)
    #expect(folder.bytes("public/index.html") == nil)
  }

  @Test func knowsWhatWasMeant() throws {
    let folder = try site()
    let command = try planpress("biuld", in: folder)
    #expect(command.status == 64)
    #expect(command.error == "error: there is no command `biuld`\n  help: did you mean `planpress build`?\n")
    #expect(try planpress("xyzzy", in: folder).error.contains("`planpress --help` lists them"))
    let place = try planpress("check", "our-plan", in: folder)
    #expect(place.status == 64)
    #expect(place.error.contains("The folder of the plan is named by an option: `--source our-plan`."))
  }

  @Test func makesAPreviewInAFolderOfItsOwn() throws {
    let folder = try site()
    #expect(try planpress("build", in: folder).status == 0)
    let published = folder.tree("public")
    #expect(published["norms/draft/index.html"] == nil)
    let preview = try planpress("build", "--drafts", in: folder)
    #expect(preview.status == 0)
    let lines = preview.output.split(separator: "\n")
    #expect(
      lines.dropLast() == [
        "not published yet: content/norms/draft.md: it is a draft",
        "not published yet: content/norms/later.md: it is dated 2030-05-01",
      ])
    #expect(lines.last?.hasPrefix("made a preview of ") == true)
    #expect(preview.output.contains(" in public-drafts, from 5 files · "))
    #expect(folder.bytes("public-drafts/norms/draft/index.html") != nil)
    #expect(folder.bytes("public-drafts/norms/later/index.html") != nil)
    #expect(folder.tree("public") == published)
    #expect(try planpress("build", "--drafts", "--output", "shown", in: folder).status == 0)
    #expect(folder.bytes("shown/norms/draft/index.html") != nil)
  }

  @Test func checksDraftsOnRequest() throws {
    let folder = try site()
    try folder.write("content/norms/draft.md", "---\ntitle: Draft\ndraft: true\n---\n\n[](plan:nothing)\n")
    #expect(try planpress("check", in: folder).status == 0)
    let run = try planpress("check", "--drafts", in: folder)
    #expect(run.status == 1)
    #expect(
      run.error.hasPrefix("content/norms/draft.md:6:4: error: no item has the identifier `nothing`"), "\(run.error)")
  }

  @Test func buildsForADay() throws {
    let folder = try site()
    for (day, isThere) in [("2030-04-30", false), ("2030-05-01", true)] {
      let run = try planpress("build", "--as-of", day, in: folder)
      #expect(run.output.contains("as of \(day)"))
      #expect((folder.bytes("public/norms/later/index.html") != nil) == isThere, "\(day)")
    }
  }

  @Test func takesTheDayFromTheOptionThenTheSiteThenTheEnvironment() throws {
    let environment = ["SOURCE_DATE_EPOCH": "1900000000", "TZ": "America/Los_Angeles"]
    let bare = try site()
    let dated = try site("title: Site\nas-of: 2027-03-04\n")
    #expect(try planpress("check", in: bare, environment: environment).output.contains("as of 2030-03-17"))
    #expect(try planpress("check", in: dated, environment: environment).output.contains("as of 2027-03-04"))
    #expect(
      try planpress("check", "--as-of", "2025-01-01", in: dated, environment: environment).output
        .contains("as of 2025-01-01"))
  }

  @Test(arguments: ["nonsense", "-1", "9000000000000000000"]) func takesNoDayThatIsNone(epoch: String) throws {
    let run = try planpress("check", in: try site(), environment: ["SOURCE_DATE_EPOCH": epoch])
    #expect(run.status == 64)
    #expect(run.error.contains("SOURCE_DATE_EPOCH is `\(epoch)`"), "\(run.error)")
  }

  @Test func writesTheSameBytesWhateverTheJobs() throws {
    let folder = try site()
    for (number, jobs) in ["1", "8"].enumerated() {
      let run = try planpress(
        "build", "--jobs", jobs, "--output", "out\(number)", "--as-of", "2026-01-01", in: folder)
      #expect(run.status == 0)
    }
    #expect(folder.tree("out0").count > 5)
    #expect(folder.tree("out0") == folder.tree("out1"))
  }

  @Test func writesFullAddresses() throws {
    let folder = try site("title: Site\nbase-url: https://old.example.org/\n")
    #expect(try planpress("build", in: folder).status == 0)
    #expect(folder.text("public/sitemap.xml")?.contains("<loc>https://old.example.org/norms/a/</loc>") == true)
    #expect(try planpress("build", "--base-url", "https://new.example.org/plan", in: folder).status == 0)
    #expect(folder.text("public/sitemap.xml")?.contains("<loc>https://new.example.org/plan/norms/a/</loc>") == true)
    #expect(folder.text("public/404.html")?.contains("href=\"/plan/index.html\"") == true)
    #expect(folder.text("public/norms/a/index.html")?.contains("old.example.org") == false)
  }
}
