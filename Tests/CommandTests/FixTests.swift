// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@Suite struct FixCommandTests {
  private func site() throws -> TemporaryFolder {
    try TemporaryFolder([
      "content/index.md": "---\ntitle: Home\n---\n",
      "content/lakes.md": "---\nname: Lakes\n---\n\n[x](nowhere.md)\n",
      "content/rivers.md": "---\ntitle: Rivers: a plan\n---\n",
    ])
  }

  @Test func showsTheDifferenceAndChangesNothingUnlessSomebodyAgrees() throws {
    let folder = try site()
    let before = folder.tree()
    let run = try planpress("fix", in: folder)
    #expect(run.status == 1)
    #expect(run.error == "")
    #expect(
      run.output == """
        --- a/content/lakes.md
        +++ b/content/lakes.md
        @@ -1,5 +1,5 @@
         ---
        -name: Lakes
        +title: Lakes
         ---
         
         [x](nowhere.md)
        --- a/content/rivers.md
        +++ b/content/rivers.md
        @@ -1,3 +1,3 @@
         ---
        -title: Rivers: a plan
        +title: "Rivers: a plan"
         ---
        content/lakes.md: 1 `unknown-key`
        content/rivers.md: 1 `yaml-syntax`
        left: 1 `dead-link` (content/lakes.md:5 …): somebody has to decide; `planpress check` has the places
        change these 2 files? [y/N] 
        nobody answers; `planpress fix --yes` does not ask
        nothing is changed

        """)
    #expect(folder.tree() == before)
  }

  @Test func changesFilesForProgramsAndOnlyOnce() throws {
    let folder = try site()
    let run = try planpress("fix", "--yes", in: folder)
    #expect(run.status == 0)
    #expect(run.output.hasSuffix("\n2 files changed\n"))
    #expect(folder.text("content/lakes.md") == "---\ntitle: Lakes\n---\n\n[x](nowhere.md)\n")
    #expect(folder.tree().keys.sorted() == ["content/index.md", "content/lakes.md", "content/rivers.md"])
    let before = folder.tree()
    let again = try planpress("fix", "--yes", in: folder)
    #expect(again.status == 0)
    #expect(
      again.output
        == "there is nothing to change\nleft: 1 `dead-link` (content/lakes.md:5 …): somebody has to decide; "
        + "`planpress check` has the places\n")
    #expect(folder.tree() == before)
  }

  @Test func looksAtOneRule() throws {
    let folder = try site()
    let run = try planpress("fix", "--yes", "--rule", "yaml-syntax", in: folder)
    #expect(run.output.hasSuffix("content/rivers.md: 1 `yaml-syntax`\n1 file changed\n"))
    #expect(folder.text("content/lakes.md")?.contains("name: Lakes") == true)
    let unknown = try planpress("fix", "--rule", "yaml-sintax", in: folder)
    #expect(unknown.status == 64)
    #expect(unknown.error.contains("There is no rule `yaml-sintax`. Did you mean `yaml-syntax`?"))
  }

  @Test func saysWhatTheMachineRefuses() throws {
    let folder = try site()
    let run = try planpress("fix", "--source", "nowhere", in: folder)
    #expect(run.status == 64)
    #expect(run.error.contains("the source folder `nowhere` cannot be opened"))
  }
}
