// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

/// Builds that are killed, interrupted, or refused something by the machine in the middle of publishing.
@Suite struct StoppedBuildTests {
  /// Two editions of which A is published, and the longest that it takes to publish the other one.
  private func published(pages: Int) throws -> (editions: Editions, seconds: Double) {
    let editions = try Editions(pages: pages)
    var longest = 0.0
    for letter in ["B", "A"] {
      try editions.write(letter)
      let start = Date()
      try #require(try planpress("build", in: editions.folder).status == 0)
      longest = max(longest, Date().timeIntervalSince(start))
    }
    return (editions, longest)
  }

  /// Builds once more, and expects all to be right and nothing left over.
  private func expectRepair(_ editions: Editions, _ letter: String, _ what: String) throws {
    let run = try planpress("build", in: editions.folder)
    try #require(run.status == 0, "\(what): \(run.error)")
    try #require(editions.published() == .edition(letter), "\(what)")
    try #require(editions.traces() == [], "\(what)")
  }

  @Test func isPutRightAfterAKillAtAnyMoment() throws {
    let (editions, seconds) = try published(pages: 60)
    var random = SeededRandom(seed: 5)
    for round in 0..<100 {
      let letter = round % 2 == 0 ? "B" : "A"
      try editions.write(letter)
      let run = try start(["build"], in: editions.folder)
      Thread.sleep(forTimeInterval: Double.random(in: 0...seconds, using: &random))
      run.send(SIGKILL)
      _ = run.wait()
      try #require(editions.published() != nil, "round \(round)")
      try expectRepair(editions, letter, "round \(round)")
    }
  }

  @Test(arguments: [SIGINT, SIGTERM]) func leavesNothingBehindWhenItIsInterrupted(signal: Int32) throws {
    let (editions, seconds) = try published(pages: 60)
    var random = SeededRandom(seed: 6)
    var interrupted = 0
    for round in 0..<30 {
      let old = editions.published()
      let letter = round % 2 == 0 ? "B" : "A"
      try editions.write(letter)
      let run = try start(["build"], in: editions.folder)
      Thread.sleep(forTimeInterval: Double.random(in: 0...seconds, using: &random))
      run.send(signal)
      let status = run.wait().status
      try #require(status == 0 || status == -signal, "round \(round)")
      if status != 0 { interrupted += 1 }
      let state = editions.published()
      try #require(state == old || state == .edition(letter), "round \(round)")
      try #require(editions.traces() == [], "round \(round)")
    }
    #expect(interrupted > 0)
  }

  @Test(.enabled(if: Strace.isThere, "strace is not installed")) func isPutRightAfterAKillAtEachRename() throws {
    let (editions, _) = try published(pages: 30)
    var letter = "A"
    for number in 1...200 {
      letter = letter == "A" ? "B" : "A"
      try editions.write(letter)
      let tool = [
        Strace.path, "-f", "-qq", "-o", "/dev/null", "-e", "trace=rename,renameat,renameat2", "-e",
        "inject=rename,renameat,renameat2:signal=KILL:when=\(number)",
      ]
      let run = try start(["build", "--jobs", "1"], in: editions.folder, by: tool).wait()
      try #require(editions.published() != nil, "rename \(number)")
      try expectRepair(editions, letter, "rename \(number)")
      if run.status == 0 {
        #expect(number > 5, "publishing has several renames")
        return
      }
    }
    Issue.record("there is no end to the renames")
  }

  @Test(
    .enabled(if: Strace.isThere, "strace is not installed"), arguments: ["renameat2", "renameat", "linkat", "mkdirat"])
  func leavesTheOldSiteWhereAMoveFails(call: String) throws {
    let (editions, _) = try published(pages: 30)
    var letter = "A"
    for number in 1...(call == "mkdirat" ? 40 : 12) {
      let old = editions.published()
      letter = letter == "A" ? "B" : "A"
      try editions.write(letter)
      let tool = [
        Strace.path, "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
        "inject=\(call):error=EACCES:when=\(number)",
      ]
      let run = try start(["build", "--jobs", "1"], in: editions.folder, by: tool).wait()
      let state = editions.published()
      if run.status == 70, run.error.contains("the new site is published") {
        try #require(state == .edition(letter), "\(call) \(number): \(run.error)")
      } else if run.status == 70 {
        try #require(state == old, "\(call) \(number): \(run.error)")
        try #require(run.error.contains("the published site is still there"), "\(call) \(number): \(run.error)")
      } else {
        try #require(run.status == 0 && state == .edition(letter), "\(call) \(number): \(run.error)")
      }
      try #require(editions.traces() == [], "\(call) \(number)")
      try expectRepair(editions, letter, "\(call) \(number)")
    }
  }

  @Test(.enabled(if: Strace.isThere, "strace is not installed")) func saysSoWhereNotEvenTheWayBackIsPossible() throws {
    let (editions, _) = try published(pages: 30)
    var letter = "A"
    var mixtures = 0
    for number in 1...12 {
      letter = letter == "A" ? "B" : "A"
      try editions.write(letter)
      let tool = [
        Strace.path, "-f", "-qq", "-o", "/dev/null", "-e", "trace=renameat,renameat2", "-e",
        "inject=renameat,renameat2:error=EIO:when=\(number)+",
      ]
      let run = try start(["build", "--jobs", "1"], in: editions.folder, by: tool).wait()
      if editions.published() == .mixture {
        mixtures += 1
        #expect(run.status == 70)
        #expect(run.error.contains("the published site is a mixture of old and new pages now"), "\(run.error)")
      }
      try expectRepair(editions, letter, "rename \(number)")
    }
    #expect(mixtures > 0)
  }

  @Test func touchesNothingWhereAFolderOfTheOutputIsReadOnly() throws {
    let (editions, _) = try published(pages: 30)
    try editions.write("B")
    let tool = try asPlainUser(editions.folder)
    for name in ["public/standards", "public/standards/standards-3", "public"] {
      try editions.folder.setMode(name, 0o555)
      let run = try start(["build", "--no-cache"], in: editions.folder, by: tool).wait()
      try editions.folder.setMode(name, 0o755)
      #expect(run.status == 70, "\(name)")
      #expect(run.error.contains("Permission denied"), "\(name): \(run.error)")
      #expect(editions.published() == .edition("A"), "\(name)")
      #expect(editions.traces() == [], "\(name)")
    }
    #expect(try start(["build", "--no-cache"], in: editions.folder, by: tool).wait().status == 0)
    #expect(editions.published() == .edition("B"))
  }

  /// What runs a command as somebody whom permissions bind, to whom the folder is given; nothing for one who is so anyway.
  private func asPlainUser(_ folder: TemporaryFolder) throws -> [String] {
    guard geteuid() == 0 else { return [] }
    let give = Process()
    give.executableURL = URL(filePath: "/bin/chown")
    give.arguments = ["-R", "65534:65534", folder.path]
    try give.run()
    give.waitUntilExit()
    return ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
  }
}
