// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The plan in other formats, written by the command.
@Suite struct ExportTests {
  private func plan() throws -> TemporaryFolder {
    try TemporaryFolder([
      "content/site.yml": "data: false\nas-of: 2026-06-01\n",
      "content/plan.md": "---\nkind: plan\nid: p\ntitle: A plan\norganizations: [City]\n---\n",
      "content/goals/g.md": "---\ntitle: Keep dry\naligns-to: [{ ref: n, relation: broader }]\n---\n\nSome *text*.\n",
      "content/objectives/o.md": "---\ntitle: Raise the dyke\ngoal: g\ndue: 2027\n---\n",
      "content/norms/n.md": "---\ntitle: A norm\ninstrument: I\n---\n",
      "content/contacts/c.md": "---\ntitle: Office\nemail: office@example.org\n---\n",
    ])
  }

  /// To standard output, and nothing is said beside it; also of a site that publishes no data.
  @Test(arguments: [
    ("stratml", "<?xml"), ("stratml-1", "<?xml"), ("stratml-mapping", "part,kind,field,values,place\r\n"),
    ("json", "{"),
    ("schema", "{"), ("dcat", "{"), ("ics", "BEGIN:VCALENDAR\r\n"), ("oscal-catalog", "{"), ("oscal-plan", "{"),
    ("oscal-mapping", "{"), ("atom", "<?xml"),
  ]) func isPrinted(format: String, beginning: String) throws {
    let run = try planpress("export", format, "--base-url", "https://plan.example.org/", in: plan())
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error.isEmpty)
    #expect(run.output.hasPrefix(beginning), "\(run.output.prefix(80))")
  }

  @Test func isWrittenToAFile() throws {
    let folder = try plan()
    try folder.write("plan.xml", "something else")
    let run = try planpress("export", "stratml", "--output", "plan.xml", in: folder)
    #expect(run.status == 0 && run.output.isEmpty)
    #expect(run.error == "the plan is in plan.xml\n")
    #expect(folder.text("plan.xml") == (try planpress("export", "stratml", in: folder).output))
    // What comes out goes in again.
    let back = try planpress("import", "stratml", "plan.xml", "--into", "again", in: folder)
    #expect(back.status == 0, "\(back.error)")
    #expect(folder.text("again/content/norms/n.md")?.contains("instrument: I") == true)
  }

  @Test(arguments: [
    ("csv", ["datapackage.json", "items.csv", "milestones.csv", "relations.csv", "series.csv"]),
    ("items", ["goals/g/index.json", "index.json", "norms/n/index.json", "objectives/o/index.json"]),
    ("markdown", ["goals/g/index.md", "index.md", "norms/n/index.md", "objectives/o/index.md"]),
  ]) func isWrittenToAFolder(format: String, files: [String]) throws {
    let folder = try plan()
    let run = try planpress("export", format, "--output", "out", in: folder)
    #expect(run.status == 0)
    #expect(folder.tree("out").keys.sorted() == files)
    #expect(run.error == "\(files.count) files are in out\n")
    let unnamed = try planpress("export", format, in: folder)
    #expect(unnamed.status == 64)
    #expect(unnamed.error.contains("`\(format)` is several files: name a folder for them with --output."))
  }

  @Test func whatCannotBeWrittenIsSaid() throws {
    let folder = try plan()
    #expect(try planpress("export", "xlsx", in: folder).status == 64)
    let nowhere = try planpress("export", "dcat", in: folder)
    #expect(nowhere.status == 1)
    #expect(nowhere.error.contains("there is nothing to export: a catalogue needs `base-url` in site.yml"))
    #expect(try planpress("export", "json", "--output", "content/plan.json", in: folder).status == 64)
    #expect(try planpress("export", "json", "--base-url", "plan.example.org", in: folder).status == 64)
    // With an error, nothing is written, and what is wrong is said.
    try folder.write("content/goals/g.md", "---\ntitle: Keep dry\ndue: soon\n---\n")
    let wrong = try planpress("export", "json", "--output", "plan.json", in: folder)
    #expect(wrong.status == 1)
    #expect(wrong.error.contains("content/goals/g.md:3:6: error: "))
    #expect(wrong.error.hasSuffix("nothing was exported\n"))
    #expect(folder.bytes("plan.json") == nil)
  }
}
