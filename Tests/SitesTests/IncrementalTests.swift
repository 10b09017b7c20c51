// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Publishing
import Sites
import TestSupport
import Testing

/// A build that goes on from an earlier one makes what a build from nothing makes, byte for byte.
@Suite struct IncrementalTests {
  private let plan = CaseFolder.all(in: "Cases").first { $0.testDescription == "small-plan" }?.source ?? ""

  private func copyOfPlan() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    // Without the file that nothing uses, of which every build would say so.
    for name in filesBelow(plan) where name != "content/guidance/unused.csv" {
      try folder.write("plan/" + name, contents(of: "\(plan)/\(name)") ?? [])
      try folder.age("plan/" + name)
    }
    return folder
  }

  /// Without the search, some of whose pieces change with each word.
  private func buildOn(_ folder: TemporaryFolder, _ change: (inout BuildRequest) -> Void = { _ in }) throws
    -> BuildResult
  {
    try build(folder.path + "/plan", to: folder.path + "/out") {
      $0.usesCache = true
      $0.isSearched = false
      change(&$0)
    }
  }

  @Test func writesNothingWhenNothingHasChanged() throws {
    let folder = try copyOfPlan()
    waitForTheClock()
    let first = try buildOn(folder)
    let before = folder.tree("out")
    let again = try buildOn(folder)
    #expect(again.changes?.written == 0)
    #expect(again.changes?.unchanged == first.changes?.written)
    #expect(again.pages == first.pages && again.heldBack == first.heldBack && again.asOf == first.asOf)
    #expect(again.report.diagnostics == first.report.diagnostics)
    #expect(folder.tree("out") == before)
  }

  @Test(arguments: [1, 2]) func knowsThatNothingHasChangedAfterTheFirstBuild(workers: Int) throws {
    let folder = try copyOfPlan()
    waitForTheClock()
    for isFirst in [true, false] {
      let result = try build(folder.path + "/plan", to: folder.path + "/out", workers: workers) { $0.usesCache = true }
      // Nothing is laid out where there is nothing to do.
      #expect((result.site == nil) == !isFirst)
    }
  }

  @Test func saysEveryTimeWhatItHasToSay() throws {
    let folder = try copyOfPlan()
    try folder.write("plan/content/news/vague.md", "---\ntitle: Vague\n---\n\nSee [here](opening.md).\n")
    waitForTheClock()
    let first = printed(try buildOn(folder), folder.path + "/plan")
    #expect(first.contains("vague-link"))
    #expect(printed(try buildOn(folder), folder.path + "/plan") == first)
    try folder.write("plan/content/news/opening.md", "---\ntitle: Opened\n---\n")
    #expect(printed(try buildOn(folder), folder.path + "/plan") == first)
  }

  @Test func rendersOnlyWhatTakesInTheChange() throws {
    let folder = try copyOfPlan()
    waitForTheClock()
    let all = try #require(try buildOn(folder).changes?.written)
    let path = "plan/content/guidance/using.md"
    try folder.write(path, (folder.text(path) ?? "") + "\nOne more sentence.\n")
    let changes = try #require(try buildOn(folder).changes)
    // The page, the same as data, and the whole plan as data in three forms.
    #expect(changes.written == 6)
    #expect(changes.unchanged == all - 6)
  }

  @Test func rendersOnlyWhatTakesInARowOfATable() throws {
    let tables = CaseFolder.all(in: "Cases").first { $0.testDescription == "tables" }?.source ?? ""
    let folder = try TemporaryFolder()
    for name in filesBelow(tables) {
      try folder.write("plan/" + name, contents(of: "\(tables)/\(name)") ?? [])
      try folder.age("plan/" + name)
    }
    waitForTheClock()
    let all = try #require(try buildOn(folder).changes?.written)
    #expect(try buildOn(folder).changes?.written == 0)
    func change(_ path: String, _ text: String, to other: String) throws -> Set<String> {
      let before = folder.tree("out")
      let old = try #require(folder.text("plan/content/" + path))
      #expect(old.contains(text))
      try folder.write("plan/content/" + path, old.replacing(text, with: other))
      waitForTheClock()
      let changes = try #require(try buildOn(folder).changes)
      let after = folder.tree("out")
      _ = try build(folder.path + "/plan", to: folder.path + "/clean") { $0.isSearched = false }
      #expect(folder.tree("clean") == after, "what a build from nothing makes")
      let changed = after.filter { before[$0.key] != $0.value && $0.key != ".planpress-files" }.keys
      #expect(changes.written == changed.count && changes.written + changes.unchanged == all)
      return Set(changed)
    }
    #expect(
      try change("actions/actions.csv", "One of them is", to: "Two of them are") == [
        "actions/actions.csv", "actions/shelters/index.html",
      ])
    // The figures are drawn on the page of what they measure, too.
    let indicator: Set = ["indicators/built/series.csv", "indicators/built/index.html", "goals/dry-feet/index.html"]
    #expect(try change("indicators/built.csv", "Late by one.", to: "Late by one shelter.") == indicator)
    #expect(try change("figures.csv", "812", to: "813") == ["figures.csv", "rain/index.html"])
    #expect(try change("actions/actions.yml", "Ziel: part-of", to: "Ziel: goal") == [], "it is the same relation")
    #expect(try change("actions/drinking-water.md", "five", to: "six").contains("actions/drinking-water/index.html"))
  }

  @Test func rendersOnlyWhatShowsTheTextWhereLinesMove() throws {
    let folder = try copyOfPlan()
    waitForTheClock()
    _ = try buildOn(folder)
    let path = "plan/content/goals/goal-1.md"
    let text = try #require(folder.text(path))
    try folder.write(path, text.replacing("\nCollisions", with: "\nOne more paragraph.\n\nCollisions"))
    #expect(folder.text(path) != text)
    let changes = try #require(try buildOn(folder).changes)
    // Its own page, and the whole plan's, each as data, too; its own as Markdown, the plan as both parts of StratML.
    #expect(changes.written == 7)
  }

  @Test func showsAnEditThatCameWithAMistake() throws {
    let folder = try copyOfPlan()
    waitForTheClock()
    _ = try buildOn(folder)
    let path = "plan/content/guidance/using.md"
    try folder.write(path, (folder.text(path) ?? "") + "\nOne more sentence.\n")
    try folder.write("plan/content/news/wrong.md", "---\ntitle: Wrong\n---\n\n[](plan:nobody)\n")
    #expect(try buildOn(folder).changes == nil)
    folder.remove("plan/content/news/wrong.md")
    #expect(try buildOn(folder).changes?.written == 6)
    #expect(try #require(folder.text("out/guidance/using/index.html")).contains("One more sentence."))
  }

  @Test(arguments: ["out/goals/index.html", "out/.planpress-files", "out/feed.xml"])
  func mendsWhatOthersChangedInTheOutput(path: String) throws {
    let folder = try copyOfPlan()
    waitForTheClock()
    _ = try buildOn(folder)
    let before = folder.tree("out")
    let changed = try #require(folder.text(path)) + "x"
    if path.hasSuffix("-files") { folder.remove(path) } else { try folder.write(path, changed) }
    _ = try buildOn(folder)
    #expect(folder.tree("out") == before)
  }

  @Test(arguments: ["texts", "site"]) func noticesADamagedCache(file: String) throws {
    let folder = try copyOfPlan()
    waitForTheClock()
    _ = try buildOn(folder)
    let before = folder.tree("out")
    let path = "plan/.planpress/" + file
    let whole = try #require(folder.bytes(path))
    for damaged in [[], Array(whole.dropLast()), whole.map { $0 ^ 1 }, Array("something else".utf8)] {
      try folder.write(path, damaged)
      let result = try buildOn(folder)
      #expect(result.report.diagnostics.map(\.rule.name) == ["damaged-cache"])
      #expect(folder.tree("out") == before)
      #expect(try buildOn(folder).report.diagnostics.isEmpty)
    }
  }

  @Test func saysWhatIsWrongWithTheThemeThoughItReadsTheSame() throws {
    let folder = try copyOfPlan()
    waitForTheClock()
    _ = try buildOn(folder)
    try folder.write("plan/templates/words/en.yml", "home: [Home]\n")
    #expect(try buildOn(folder).report.diagnostics.map(\.rule.name) == ["wrong-type"])
    folder.remove("plan/templates")
    #expect(try buildOn(folder).report.diagnostics.isEmpty)
  }

  @Test func startsAnewForAnotherDayThemeOrPlace() throws {
    let folder = try copyOfPlan()
    waitForTheClock()
    _ = try buildOn(folder)
    #expect(try buildOn(folder) { $0.includeDrafts = true }.changes?.written != 0)
    #expect(try buildOn(folder).changes?.removed != 0)
    try folder.write("plan/templates/words/en.yml", "home: Start\n")
    #expect(try buildOn(folder).changes?.written ?? 0 > 10)
    let other = try build(folder.path + "/plan", to: folder.path + "/other") {
      $0.usesCache = true
      $0.isSearched = false
    }
    #expect(other.changes?.unchanged == 0)
    #expect(folder.tree("out") == folder.tree("other"))
  }

  @Test(arguments: [1, 2, 3, 4]) func equalsACleanBuildAfterAnyEdit(seed: UInt64) throws {
    let folder = try copyOfPlan()
    var editor = RandomEditor(folder: folder, seed: seed)
    var published = 0
    for step in 0..<50 {
      let before = ["plan/content/", "plan/templates/"].map { ($0, folder.tree($0)) }
      let edit = try editor.edit()
      var after = try buildOn(folder) {
        $0.isSearched = true
        editor.change(&$0)
      }
      // What was there before is no matter of the site.
      after.report = after.report.without(.lostAddress)
      let clean = try build(folder.path + "/plan", to: "\(folder.path)/clean-\(step)") { editor.change(&$0) }
      let said = printed(clean, folder.path + "/plan")
      try #require(printed(after, folder.path + "/plan") == said, "\(step): \(edit)")
      if clean.changes == nil {
        for (place, files) in before {
          folder.remove(place)
          for (name, bytes) in files { try folder.write(place + name, bytes) }
        }
        continue
      }
      published += 1
      let (got, wanted) = (folder.tree("out"), folder.tree("clean-\(step)"))
      let differing = Set(got.keys).union(wanted.keys).filter { got[$0] != wanted[$0] }.sorted()
      try #require(differing.isEmpty, "\(step): \(edit)")
      folder.remove("clean-\(step)")
    }
    #expect(published > 25)
  }
}
