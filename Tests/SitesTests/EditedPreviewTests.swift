// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans
import Sites
import TestSupport
import Testing
import Watching

@testable import Serving

/// A preview that follows the edits shows what a build from nothing would make, byte for byte, and says what that would say.
@Suite struct EditedPreviewTests {
  private func copyOfPlan() throws -> TemporaryFolder {
    let plan = CaseFolder.all(in: "Cases").first { $0.testDescription == "small-plan" }?.source ?? ""
    let folder = try TemporaryFolder()
    for name in filesBelow(plan) { try folder.write("plan/" + name, contents(of: "\(plan)/\(name)") ?? []) }
    return folder
  }

  /// What a watcher would say of two states of a folder.
  private func changes(from before: [String: [UInt8]], to after: [String: [UInt8]]) -> FolderChanges {
    func folders(_ tree: [String: [UInt8]]) -> Set<String> {
      Set(tree.keys.map { $0.split(separator: "/").dropLast().joined(separator: "/") })
    }
    var changes = FolderChanges()
    changes.paths = PathSet(Set(before.keys).union(after.keys).filter { before[$0] != after[$0] })
    changes.isMore = folders(before) != folders(after)
    return changes
  }

  private func make(_ site: LaidOutSite, _ edition: Edition) throws -> [String: [UInt8]] {
    var made: [String: [UInt8]] = [:]
    for file in try site.files() { made[file.path] = try edition.make(file) }
    return made
  }

  private func expectSame(_ edition: Edition, _ folder: TemporaryFolder, _ editor: RandomEditor, _ said: String) throws
  {
    let clean = try build(folder.path + "/plan", workers: 1, sayingAll: true, editor.change)
    #expect(edition.report.findings.map(\.diagnostic) == clean.settled.findings.map(\.diagnostic), "\(said)")
    guard edition.isFit else { return }
    let site = try #require(clean.site)
    let (mine, theirs) = (try make(edition.site, edition), try make(site, edition))
    #expect(mine.keys.sorted() == theirs.keys.sorted(), "\(said)")
    for (path, bytes) in mine where theirs[path] != bytes { Issue.record("\(path) is another after: \(said)") }
  }

  @Test(arguments: [1, 2]) func isWhatABuildWouldBe(seed: UInt64) throws {
    let folder = try copyOfPlan()
    var editor = RandomEditor(folder: folder, seed: seed)
    let wish = Wish(showsUnpublished: false)
    func request() throws -> BuildRequest {
      var request = BuildRequest(
        source: folder.path + "/plan", output: nil, today: try #require(.init("2026-01-01")), workers: 2)
      editor.change(&request)
      return request
    }
    var edition = try #require(try makeEdition(request(), wish))
    var tree = folder.tree("plan")
    for _ in 0..<100 {
      let before = try request()
      let said = try editor.edit()
      let after = try request()
      let isOtherRequest = before.includeDrafts != after.includeDrafts || before.asOf != after.asOf
      let now = folder.tree("plan")
      let changes = changes(from: tree, to: now)
      tree = now
      if isOtherRequest {
        edition = try #require(try makeEdition(after, wish))
      } else if let next = try makeEdition(after, wish, after: edition, .files(changes)) {
        edition = next
      }
      try expectSame(edition, folder, editor, said)
    }
  }

  @Test func isTheSameWhereNothingHasChanged() throws {
    let folder = try copyOfPlan()
    let request = BuildRequest(
      source: folder.path + "/plan", output: nil, today: try #require(.init("2026-01-01")), workers: 2)
    let edition = try #require(try makeEdition(request, Wish()))
    var changes = FolderChanges()
    changes.paths = ["content/guidance/using.md", "content/guidance/4913", "content/guidance/.using.md.swp"]
    #expect(try makeEdition(request, Wish(), after: edition, .files(changes)) == nil)
  }

  /// The plan is not made again: its items are the very same.
  @Test func keepsThePlanWhereNothingButASentenceIsAnother() throws {
    let folder = try copyOfPlan()
    let request = BuildRequest(
      source: folder.path + "/plan", output: nil, today: try #require(.init("2026-01-01")), workers: 2)
    let path = "content/guidance/using.md"
    let text = try #require(folder.text("plan/" + path))
    let edition = try #require(try makeEdition(request, Wish()))
    try folder.write("plan/" + path, text + "\nOne more sentence.\n")
    var changes = FolderChanges()
    changes.paths = [path]
    let next = try #require(try makeEdition(request, Wish(), after: edition, .files(changes)))
    #expect(zip(edition.plan.items, next.plan.items).allSatisfy { $0 === $1 })
    let file = try #require(try next.file("guidance/using/index.html"))
    #expect(String(decoding: try next.make(file), as: UTF8.self).contains("One more sentence."))
    // The edition before is still what it was.
    let before = try #require(try edition.file("guidance/using/index.html"))
    #expect(!String(decoding: try edition.make(before), as: UTF8.self).contains("One more sentence."))
  }

  @Test func marksWhatWouldBeHeldBack() throws {
    let folder = try TemporaryFolder([
      "content/index.md": "# Home\n\nText.\n",
      "content/news/draft.md": "---\ntitle: Draft\ndraft: true\n---\n\nText.\n",
      "content/news/later.md": "---\ntitle: Later\ndate: 2027-01-01\n---\n\nText.\n",
    ])
    let request = BuildRequest(source: folder.path, output: nil, today: try #require(.init("2026-01-01")), workers: 1)
    let all = try #require(try makeEdition(request, Wish()))
    let reasons = all.plan.items.indices.compactMap { all.plan.reasonToHold($0)?.words }
    #expect(reasons.sorted() == ["a draft", "dated 2027-01-01"])
    let some = try #require(try makeEdition(request, Wish(showsUnpublished: false), after: all))
    #expect(some.plan.items.count == all.plan.items.count - 2)
    #expect(some.plan.heldBack.count == 2)
  }
}
