// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@Suite struct StatusTests {
  private func site(_ page: String = "---\ntitle: A\n---\n") throws -> TemporaryFolder {
    try TemporaryFolder(["content/index.md": page])
  }

  @Test func isZeroWhenAllIsWell() throws {
    let folder = try site()
    let check = try planpress("check", in: folder)
    #expect(check.status == 0)
    #expect(check.error == "")
    #expect(folder.tree().keys.sorted() == [".planpress/.gitignore", ".planpress/texts", "content/index.md"])
    #expect(try planpress("build", in: folder).status == 0)
    #expect(folder.text("public/index.html")?.contains("<title>A") == true)
  }

  @Test func isOneForProblemsInTheContent() throws {
    let folder = try site("---\ntitle: A: b\n---\n")
    #expect(try planpress("check", in: folder).status == 1)
    #expect(try planpress("build", in: folder).status == 1)
    #expect(try planpress("build", "--format", "json", in: folder).status == 1)
    #expect(folder.tree().keys.sorted() == ["content/index.md"])
  }

  @Test func saysWhatToTypeElsewhere() throws {
    let folder = try TemporaryFolder(["content/goals/g.md": "---\ntitle: G\n---\n", "other/notes.txt": "x"])
    try folder.makeFolder("empty")
    func help(_ place: String) throws -> String {
      let run = try planpress("check", in: folder, from: place)
      #expect(run.status == 1)
      return run.error.split(separator: "\n").last.map(String.init) ?? ""
    }
    #expect(
      try help("content/goals")
        == "  help: this is inside a plan: type `cd ../..` and try again, or name its folder with `--source ../..`")
    #expect(try help("content").contains("type `cd ..` and"))
    #expect(try help("empty") == "  help: this folder is empty: `planpress init .` begins a plan in it")
    #expect(try help("other").hasSuffix("or begin a plan with `planpress init our-plan`"))
  }

  @Test func leavesNoCacheWhereAskedForNone() throws {
    let folder = try site()
    #expect(try planpress("check", "--no-cache", in: folder).status == 0)
    #expect(folder.tree().keys.sorted() == ["content/index.md"])
  }

  @Test func isOneForWarningsOnlyWhereTheyCount() throws {
    let folder = try TemporaryFolder(["content/goals/g.md": "---\ntitle: G\n---\n"])
    #expect(try planpress("check", in: folder).status == 0)
    #expect(try planpress("check", "--strict", in: folder).status == 1)
    let strict = try planpress("build", "--strict", in: folder)
    #expect(strict.status == 1)
    #expect(folder.bytes("public/index.html") == nil)
    #expect(strict.error.contains("goal-without-objective"))
    #expect(try planpress("build", in: folder).status == 0)
    #expect(folder.bytes("public/index.html") != nil)
  }

  @Test func isZeroForADamagedCacheAlsoWhereWarningsCount() throws {
    let folder = try site()
    #expect(try planpress("build", in: folder).status == 0)
    try folder.write(".planpress/texts", "cut off")
    let run = try planpress("build", "--strict", in: folder)
    #expect(run.status == 0)
    #expect(
      run.error == """
        .planpress/texts: note: the cache was damaged, so it was ignored [damaged-cache]
          help: nothing to do: planpress rebuilds it

        """)
    #expect(run.output.contains(" · no problems · "))
    #expect(try planpress("build", "--strict", in: folder).error == "")
  }

  @Test(arguments: [
    ["--nonsense"], ["nonsense"], ["build", "--jobs", "0"], ["build", "--jobs", "many"], ["build", "--format", "xml"],
    ["build", "--as-of", "2024-13-45"], ["build", "--as-of", "2024"], ["build", "--base-url", "example.org"],
    ["build", "--source", "nowhere"], ["build", "--output", "."], ["build", "--output", "/"],
    ["build", "--output", ".."], ["build", "--output", "content/x"], ["build", "--output", "new/.."],
    ["build", "--output", ""], ["build", "--output"], ["reference"], ["reference", "nonsense"], ["build", "more"],
  ])
  func is64ForWrongUse(arguments: [String]) throws {
    let folder = try site()
    let run = try CommandTests.run(arguments, in: folder)
    #expect(run.status == 64)
    #expect(run.error.hasPrefix("Error: ") || run.error.hasPrefix("error: "), "\(run.error)")
    #expect(folder.tree().keys.sorted() == ["content/index.md"])
  }

  @Test func is70WhereTheOutputCannotBeWritten() throws {
    let folder = try site()
    try folder.write("public", "a file in the way")
    let run = try planpress("build", in: folder)
    #expect(run.status == 70)
    #expect(
      run.error == """
        error: `public` is a file and not a folder
          help: move it elsewhere, or publish to another folder with `--output`

        """)
    #expect(folder.text("public") == "a file in the way")
  }

  @Test func saysWhatIsWrongWithTheSource() throws {
    let run = try planpress("check", "--source", "nowhere", in: try site())
    #expect(run.error == "error: the source folder `nowhere` cannot be opened: No such file or directory\n")
    let empty = try planpress("check", in: try TemporaryFolder())
    #expect(empty.status == 1)
    #expect(
      empty.error == """
        error: there is no folder `content` here [no-content]
          help: this folder is empty: `planpress init .` begins a plan in it

        """)
  }
}
