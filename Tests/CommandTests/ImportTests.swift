// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// `planpress import` and `planpress init --from`.
@Suite struct ImportTests {
  private static let plan = """
    <StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>Ours: 2030</Name><StrategicPlanCore>
    <Goal><Name>Dry feet</Name><Description>Nobody wades.</Description><Objective><Name>Dykes</Name></Objective></Goal>
    </StrategicPlanCore></StrategicPlan>
    """

  @Test func importsAPlanThatIsPublishedAtOnce() throws {
    let folder = try TemporaryFolder(["plan.xml": Self.plan])
    let run = try planpress("import", "stratml", "plan.xml", "--into", "ours", in: folder)
    #expect(run.output == "ours: 1 plan, 1 goal, 1 objective\n")
    #expect(run.error == "")
    #expect(run.status == 0)
    #expect(
      filesBelow("\(folder.path)/ours") == [
        "content/goals/dry-feet.md", "content/objectives/dykes.md", "content/plan.md", "content/site.yml",
      ])
    #expect(try planpress("build", "--source", "ours", in: folder).status == 0)
  }

  @Test func writesNothingOver() throws {
    let folder = try TemporaryFolder(["plan.xml": Self.plan, "content/site.yml": "language: fr\n"])
    #expect(try planpress("import", "stratml", "plan.xml", "--into", ".", in: folder).status == 0)
    #expect(folder.text("content/site.yml") == "language: fr\n")
    folder.remove("content/plan.md")
    let again = try planpress("import", "stratml", "plan.xml", "--into", ".", in: folder)
    #expect(again.status == 1)
    #expect(
      again.error == """
        error: `content/goals/dry-feet.md`, `content/objectives/dykes.md` are there already; nothing was written
          help: name another folder with `--into`, or move what is there away

        """)
    #expect(folder.text("content/plan.md") == nil)
  }

  @Test func severalFilesGetAFolderEach() throws {
    let folder = try TemporaryFolder(["Plan A.xml": Self.plan, "b.xml": Self.plan])
    let run = try planpress("import", "stratml", "Plan A.xml", "b.xml", "--into", "all", in: folder)
    #expect(run.output == "all/plan-a: 1 plan, 1 goal, 1 objective\nall/b: 1 plan, 1 goal, 1 objective\n")
    #expect(folder.text("all/plan-a/content/plan.md") == folder.text("all/b/content/plan.md"))
  }

  @Test func aFileThatIsRefusedStopsAll() throws {
    let folder = try TemporaryFolder(["plan.xml": Self.plan, "b.xml": "<html>\n<p></html>"])
    let run = try planpress("import", "stratml", "plan.xml", "b.xml", "--into", "all", in: folder)
    #expect(run.status == 1)
    #expect(
      run.error == """
        b.xml:2:6: error: this is not well-formed XML: mismatched tag [import-refused]
          2 | <p></html>
            |      ^
          help: open the file in the program that wrote it, and save it again
        nothing was written

        """)
    #expect(filesBelow(folder.path) == ["b.xml", "plan.xml"])
    #expect(try planpress("import", "stratml", "none.xml", "--into", "all", in: folder).status == 64)
  }

  @Test func initBeginsWithAPlanOfAFile() throws {
    let folder = try TemporaryFolder(["plan.xml": Self.plan])
    let run = try planpress("init", "ours", "--from", "plan.xml", in: folder)
    #expect(run.status == 0)
    #expect(folder.text("ours/.gitignore") == "/public/\n/public-drafts/\n/.planpress/\n")
    #expect(folder.text("ours/README.md")?.hasPrefix("# Ours: 2030\n") == true)
    #expect(folder.text("ours/content/goals/dry-feet.md") != nil)
    #expect(!filesBelow("\(folder.path)/ours").contains { $0.contains("measures") })
    #expect(try planpress("build", "--source", "ours", in: folder).status == 0)
    #expect(try planpress("init", "ours", "--from", "plan.xml", in: folder).status == 64)
    #expect(try planpress("init", "more", "--from", "plan.xml", "--empty", in: folder).status == 64)
  }
}
