// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Watching

/// What is learnt of changes, from the system (`false`) and by looking again (`true`).
@Suite(.serialized) struct WatchingTests {
  /// What was said so far.
  private final class Sayings: Sendable {
    private let changes = Mutex<[FolderChanges]>([])

    func add(_ change: FolderChanges) { changes.withLock { $0.append(change) } }

    var all: [FolderChanges] { changes.withLock { $0 } }

    func forget() { changes.withLock { $0 = [] } }

    /// Waits until what was said is enough.
    func wait(_ isEnough: (FolderChanges) -> Bool) -> Bool {
      let start = ContinuousClock.now
      while start.duration(to: .now) < .seconds(120) {
        var whole = FolderChanges()
        for change in all { whole.merge(change) }
        if isEnough(whole) { return true }
        usleep(2000)
      }
      return false
    }

    func hasPath(_ path: String) -> Bool { wait { $0.paths.contains(path) } }

    var hasMore: Bool { wait { $0.isMore } }
  }

  private func watching(
    polls: Bool, _ body: (TemporaryFolder, Sayings) throws -> Void
  ) throws {
    let folder = try TemporaryFolder([
      "content/a.md": "a", "content/goals/b.md": "b", "content/goals/c.md": "c", "public/index.html": "",
    ])
    for name in ["content/a.md", "content/goals/b.md", "content/goals/c.md"] { try folder.age(name) }
    let sayings = Sayings()
    let watcher = FolderWatcher(folder.path, ["content", "templates"], polls: polls) { sayings.add($0) }
    defer { watcher.stop() }
    try body(folder, sayings)
  }

  private func rename(_ folder: TemporaryFolder, _ old: String, _ new: String) {
    #expect(Glibc.rename("\(folder.path)/\(old)", "\(folder.path)/\(new)") == 0)
  }

  @Test(arguments: [false, true]) func aFileIsWrittenTo(polls: Bool) throws {
    try watching(polls: polls) { folder, sayings in
      try folder.write("content/goals/b.md", "another")
      #expect(sayings.hasPath("content/goals/b.md"))
      #expect(sayings.all.allSatisfy { !$0.isMore })
    }
  }

  @Test(arguments: [false, true]) func filesComeGoAndGetOtherNames(polls: Bool) throws {
    try watching(polls: polls) { folder, sayings in
      try folder.write("content/new.md", "new")
      #expect(sayings.hasPath("content/new.md"))
      sayings.forget()
      folder.remove("content/a.md")
      #expect(sayings.hasPath("content/a.md"))
      sayings.forget()
      rename(folder, "content/new.md", "content/newer.md")
      #expect(sayings.hasPath("content/new.md") && sayings.hasPath("content/newer.md"))
    }
  }

  /// As most editors do: a temporary file gets the name of the text.
  @Test(arguments: [false, true]) func aFileIsExchanged(polls: Bool) throws {
    try watching(polls: polls) { folder, sayings in
      try folder.write("content/.a.md.swp", "another")
      rename(folder, "content/.a.md.swp", "content/a.md")
      #expect(sayings.hasPath("content/a.md"))
      #expect(sayings.all.allSatisfy { !$0.paths.contains("content/.a.md.swp") })
    }
  }

  @Test(arguments: [false, true]) func foldersComeAndWhatIsWrittenThere(polls: Bool) throws {
    try watching(polls: polls) { folder, sayings in
      try folder.write("content/deep/er/x.md", "x")
      #expect(sayings.hasMore)
      sayings.forget()
      // Written once the folder is watched.
      try folder.write("content/deep/er/y.md", "y")
      #expect(sayings.hasPath("content/deep/er/y.md"))
      sayings.forget()
      rename(folder, "content/deep", "content/deeper")
      #expect(sayings.hasMore)
      sayings.forget()
      try folder.write("content/deeper/er/y.md", "z")
      #expect(sayings.hasPath("content/deeper/er/y.md"))
    }
  }

  @Test(arguments: [false, true]) func aWatchedFolderComesLater(polls: Bool) throws {
    try watching(polls: polls) { folder, sayings in
      try folder.write("templates/item.html", "x")
      #expect(sayings.hasMore)
      sayings.forget()
      try folder.write("templates/item.html", "another")
      #expect(sayings.hasPath("templates/item.html"))
    }
  }

  @Test(arguments: [false, true]) func aHundredFilesAtOnce(polls: Bool) throws {
    try watching(polls: polls) { folder, sayings in
      for number in 0..<100 { try folder.write("content/goals/many-\(number).md", "x") }
      let paths = (0..<100).map { "content/goals/many-\($0).md" }
      #expect(sayings.wait { changes in paths.allSatisfy { changes.paths.contains($0) } })
      #expect(sayings.all.count < 50)
    }
  }

  /// As when another branch is checked out: folders and files come and go in one go.
  @Test(arguments: [false, true]) func everythingIsExchanged(polls: Bool) throws {
    try watching(polls: polls) { folder, sayings in
      try folder.write("aside/goals/d.md", "d")
      rename(folder, "content", "before")
      rename(folder, "aside", "content")
      #expect(sayings.wait { $0.isMore || $0.paths.contains("content/goals/d.md") })
      usleep(600_000)
      sayings.forget()
      try folder.write("content/goals/d.md", "another")
      #expect(sayings.hasPath("content/goals/d.md"))
    }
  }

  @Test(arguments: [false, true]) func theFolderItselfGoes(polls: Bool) throws {
    try watching(polls: polls) { folder, sayings in
      #expect(Glibc.rename(folder.path, "\(folder.path)-moved") == 0)
      #expect(sayings.wait { $0.isGone })
      #expect(Glibc.rename("\(folder.path)-moved", folder.path) == 0)
    }
  }

  @Test func whatIsBesideIsNothing() throws {
    try watching(polls: false) { folder, sayings in
      try folder.write("public/index.html", "another")
      try folder.write("content/.hidden/x.md", "x")
      try folder.link("content/link.md", to: "/etc/passwd")
      #expect(sayings.hasPath("content/link.md"))
      #expect(sayings.all.allSatisfy { $0.paths.allSatisfy { $0 == "content/link.md" } })
    }
  }

  /// A file that is still open is given more time than one that is closed.
  @Test func aFileIsWrittenInParts() throws {
    try watching(polls: false) { folder, sayings in
      // A busy machine may let the writer wait for longer than the watcher waits for it.
      for _ in 0..<100 {
        let took = try ContinuousClock().measure {
          let file = open("\(folder.path)/content/a.md", O_WRONLY | O_TRUNC)
          try #require(file >= 0)
          for _ in 0..<5 {
            #expect(write(file, "part", 4) == 4)
            usleep(5000)
          }
          close(file)
        }
        #expect(sayings.hasPath("content/a.md"))
        usleep(200_000)
        if took < .milliseconds(50) {
          #expect(sayings.all.count == 1)
          return
        }
        sayings.forget()
      }
      Issue.record("the machine is too busy to write a file at once")
    }
  }
}
