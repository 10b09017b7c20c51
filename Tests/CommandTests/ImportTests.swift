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

  @Test(arguments: [("content", "."), ("ours/content/", "ours"), ("./content", ".")])
  func asksForTheFolderOfThePlanWhereContentIsNamed(named: String, plan: String) throws {
    let folder = try TemporaryFolder(["plan.xml": Self.plan])
    let run = try planpress("import", "stratml", "plan.xml", "--into", named, in: folder)
    #expect(run.status == 64)
    #expect(
      run.error == """
        error: `\(named)` would hold a folder `content` of its own
          help: name the folder of the plan, in which `content` is or is to be: `--into \(plan)`

        """)
    #expect(filesBelow(folder.path) == ["plan.xml"])
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

  @Test func aTableIsShownBeforeAnythingIsWritten() throws {
    let folder = try TemporaryFolder([
      "content/plan.md": "---\nkind: plan\nid: p\ntitle: P\n---\n",
      "content/goals/g.md": "---\ntitle: G\nnumber: \"1\"\n---\n",
      "content/objectives/o.md": "---\ntitle: Dry cellars\nnumber: \"1.2\"\ngoal: g\n---\n",
      "m.csv": "Task,Objective,progres,Mood\nBuy pumps,1.2,done,calm\n",
    ])
    let asked = try planpress("import", "csv", "m.csv", "--kind", "measure", "--into", ".", in: folder)
    #expect(asked.status == 1)
    #expect(
      asked.output == """
        The columns of m.csv:
          Task       title: what tables usually call it
          Objective  part-of: what tables usually call it
          progres    progress: the name is nearly that
          Mood       extra: no field has such a name
        write one item into .? [y/N]\u{20}
        nobody answers; `--yes` does not ask
        nothing was written

        """)
    #expect(folder.text("content/measures/buy-pumps.md") == nil)
    let written = try planpress("import", "csv", "m.csv", "--kind", "measure", "--into", ".", "--yes", in: folder)
    #expect(written.status == 0)
    #expect(written.output.hasSuffix("\n.: 1 measure\n"))
    #expect(folder.text("content/measures/buy-pumps.md")?.contains("part-of: o\n") == true)
    #expect(try planpress("check", in: folder).status == 0)
    // The same rows again are other items, and one that names its file is refused.
    try folder.write("again.csv", "id,title\nx,X\n")
    try folder.write("content/measures/x.md", "---\ntitle: Y\nid: y\n---\n")
    let again = try planpress("import", "csv", "again.csv", "--kind", "measure", "--into", ".", "--yes", in: folder)
    #expect(again.status == 1)
    #expect(again.error.hasPrefix("error: `content/measures/x.md` is there already; nothing was written\n"))
  }

  @Test func whatCannotBeAKindOrAColumnIsSaid() throws {
    let folder = try TemporaryFolder(["m.csv": "title\nA\n"])
    func error(_ arguments: String...) throws -> String {
      let run = try run(["import", "csv", "m.csv", "--into", ".", "--yes"] + arguments, in: folder)
      #expect(run.status == 64)
      return run.error
    }
    #expect(try error("--kind", "mesure") == "error: there is no kind `mesure`\n  help: did you mean `measure`?\n")
    #expect(try error("--kind", "plan").contains("a plan has one `plan`, and a table lists several items"))
    #expect(try error("--kind", "measure", "--column", "title=leed").contains("help: did you mean `lead`?"))
    #expect(try error("--kind", "measure", "--column", "title").contains("--column is a title and a field"))
    #expect(try error("--kind", "measure", "--dates", "iso").contains("--dates is `day-first` or `month-first`"))
  }

  @Test func aDocumentIsReadByPandoc() throws {
    let folder = try TemporaryFolder(["plan.docx": "a document"])
    let without = try planpress("import", "docx", "plan.docx", "--into", "ours", in: folder)
    #expect(without.status == 70)
    #expect(
      without.error == """
        error: documents are read with the program Pandoc, which was not found
          help: install it with `pip install pypandoc-binary`, or put the command `pandoc` on the path

        """)
    let header =
      #"{"t":"Header","c":[1,["",[],[]],[{"t":"Str","c":"Goal"},{"t":"Space"},{"t":"Str","c":"1:"},{"t":"Space"},{"t":"Str","c":"Water"}]]}"#
    let image = #"{"t":"Para","c":[{"t":"Image","c":[["",[],[]],[{"t":"Str","c":"Chart"}],["PLACE/media/i.png",""]]}]}"#
    try folder.write(
      "bin/pandoc",
      """
      #!/bin/sh
      while [ $# -gt 0 ]; do
        case $1 in --extract-media) media=$2; shift ;; --output) out=$2; shift ;; esac
        shift
      done
      mkdir -p "$media/media"
      printf x >"$media/media/i.png"
      sed "s#PLACE#$media#" <<'EOF' >"$out"
      {"pandoc-api-version":[1,23],"meta":{},"blocks":[\(header),\(image)]}
      EOF

      """)
    try folder.setMode("bin/pandoc", 0o755)
    let environment = ["PATH": "\(folder.path)/bin:/usr/bin:/bin", "TMPDIR": "\(folder.path)/t"]
    try folder.makeFolder("t")
    let read = try planpress("import", "docx", "plan.docx", "--into", "ours", in: folder, environment: environment)
    #expect(read.status == 0, "\(read.error)")
    #expect(read.output == "ours: 1 plan, 1 goal\n")
    #expect(
      folder.text("ours/content/goals/water.md")?.hasSuffix("\n![Chart](../media/media/i.png)\n") == true
        || folder.text("ours/content/goals/water.md")?.hasSuffix("\n![Chart](../media/i.png)\n") == true)
    #expect(filesBelow("\(folder.path)/t") == [])
    let begun = try planpress("init", "begun", "--from", "plan.docx", in: folder, environment: environment)
    #expect(begun.status == 0, "\(begun.error)")
    #expect(folder.text("begun/content/media/i.png") == "x")
    // One that cannot.
    try folder.write("bin/pandoc", "#!/bin/sh\necho 'couldn'\\''t unpack docx container' >&2\nexit 63\n")
    let failed = try planpress("import", "docx", "plan.docx", "--into", "other", in: folder, environment: environment)
    #expect(failed.status == 1)
    #expect(
      failed.error == "error: Pandoc cannot read `plan.docx`: couldn't unpack docx container\nnothing was written\n")
  }

  @Test func aPlanJSONIsAPlanAgain() throws {
    let folder = try TemporaryFolder([
      "content/plan.md": "---\nkind: plan\nid: p\ntitle: P\n---\n",
      "content/goals/g.md": "---\ntitle: G\n---\n\n[P](../plan.md)\n",
    ])
    #expect(try planpress("build", "--as-of", "2026-01-01", in: folder).status == 0)
    let begun = try planpress("init", "again", "--from", "public/data/plan.json", in: folder)
    #expect(begun.status == 0, "\(begun.error)")
    #expect(folder.text("again/content/goals/g.md") == folder.text("content/goals/g.md"))
    let written = try planpress("import", "json", "public/data/plan.json", "--into", "more", in: folder)
    #expect(written.output == "more: 1 plan, 1 goal\n")
    #expect(
      try planpress("build", "--source", "more", "--output", "out", "--as-of", "2026-01-01", in: folder).status == 0)
    #expect(folder.text("out/data/plan.json") == folder.text("public/data/plan.json"))
  }
}
