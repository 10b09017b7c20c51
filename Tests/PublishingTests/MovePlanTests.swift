// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import TestSupport
import Testing

@testable import Publishing

/// Which moves put a staged site in place. An output is given as paths of files; those of ours are listed.
@Suite struct MovePlanTests {
  private func plan(
    staged: [String], published: [String], ours: [String]? = nil, unchanged: [String] = [], canExchange: Bool = true
  ) throws -> (plan: MovePlan, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.makeFolder("site")
    try folder.makeFolder("out")
    for path in staged { try folder.write("site/" + path, "new") }
    for path in published { try folder.write("out/" + path, "old") }
    let output = try Folder(folder.path + "/out")
    let planner = MovePlanner(
      canExchange: canExchange, output: output, site: try Folder(folder.path + "/site"),
      tree: try OutputTree(listing: output, around: [String](), []), old: Manifest(paths: PathSet(ours ?? published)),
      workers: 2)
    return (try planner.plan(staged: staged, unchanged: unchanged), folder)
  }

  private func pages(_ folder: String, _ count: Int) -> [String] {
    (0..<count).map { "\(folder)/p\($0)/index.html" }
  }

  @Test func comesToTheHomePageLast() throws {
    let staged = [
      "index.html", "feed.xml", "assets/s.2.css", "news/a/index.html", "news/b/index.html", "about/index.html",
    ]
    let published = ["index.html", "feed.xml", "assets/s.1.css", "news/a/index.html"]
    #expect(
      try plan(staged: staged, published: published).plan.moves == [
        .add("assets/s.2.css"), .add("about"), .add("news/b"), .replace("feed.xml"), .replace("news/a/index.html"),
        .replace("index.html"),
      ])
  }

  @Test func exchangesAFolderWhereManyFilesHaveChanged() throws {
    let all = pages("goals", 2_000)
    let (plan, folder) = try plan(
      staged: Array(all.dropFirst(10)) + ["index.html"], published: all + ["goals/old/index.html", "index.html"],
      unchanged: Array(all.prefix(10)))
    #expect(plan.moves == [.exchange("goals"), .replace("index.html")])
    #expect(plan.exchanged == ["goals"])
    // What has not changed is there too, and what is stale is not.
    #expect(folder.text("site/goals/p3/index.html") == "old")
    #expect(folder.text("site/goals/p30/index.html") == "new")
    #expect(folder.tree("site/goals").count == 2_000)
  }

  @Test(arguments: ["goals/notes.txt", "goals/p3/notes.txt"]) func exchangesNoFolderWithFilesOfOthers(path: String)
    throws
  {
    let all = pages("goals", 100)
    let (plan, _) = try plan(staged: all, published: all + [path], ours: all)
    #expect(plan.exchanged.isEmpty)
    #expect(plan.moves.count == 100)
  }

  @Test func exchangesNoFolderWithAnEmptyFolderOfOthers() throws {
    let all = pages("goals", 100)
    let folder = try TemporaryFolder()
    for path in all {
      try folder.write("site/" + path, "new")
      try folder.write("out/" + path, "old")
    }
    try folder.makeFolder("out/goals/theirs")
    let output = try Folder(folder.path + "/out")
    let planner = MovePlanner(
      canExchange: true, output: output, site: try Folder(folder.path + "/site"),
      tree: try OutputTree(listing: output, around: [String](), []),
      old: Manifest(paths: PathSet(all)), workers: 1)
    #expect(try planner.plan(staged: all, unchanged: []).exchanged.isEmpty)
  }

  @Test func goesFileByFileWhereTheFileSystemCannotExchange() throws {
    let all = pages("goals", 100)
    let (plan, _) = try plan(staged: all, published: all, canExchange: false)
    #expect(plan.moves == all.sorted().map(Move.replace))
  }

  @Test func leavesSmallFoldersToSingleMoves() throws {
    let (few, many) = (pages("norms", 20), pages("goals", 60))
    let (plan, _) = try plan(staged: few + many, published: few + many)
    #expect(plan.exchanged == ["goals"])
    #expect(plan.moves.count == 21)
  }

  @Test func keepsOldAssetsUntilAllPagesAreReplaced() throws {
    let assets = (0..<100).map { "assets/f\($0).css" }
    let (plan, _) = try plan(staged: assets, published: assets + ["assets/old.css"])
    #expect(plan.exchanged.isEmpty)
  }
}
