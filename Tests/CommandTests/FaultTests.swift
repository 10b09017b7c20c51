// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

/// Builds of which one system call fails, with the errors that disks, networks and quotas give (docs/reliability.md). Whatever
/// fails: a build that says it succeeded has published the new site; one that did not says what is published, and the
/// next one puts all right.
///
/// `make test-faults` tries every call of every kind, by `PLANPRESS_FAULTS=all`; otherwise a few of each are tried.
@Suite(.enabled(if: Strace.isThere, "strace is not installed")) struct FaultTests {
  private static let triesAll = ProcessInfo.processInfo.environment["PLANPRESS_FAULTS"] == "all"

  struct Fault: Sendable, CustomTestStringConvertible {
    let call: String
    let error: String
    var testDescription: String { "\(call) \(error)" }
  }

  static let faults = [
    ("getdents64", "EIO"), ("close", "EIO"), ("read", "EIO"), ("write", "ENOSPC"), ("openat2", "EIO"),
    ("openat2", "EACCES"), ("openat", "EMFILE"), ("newfstatat", "EIO"), ("fstat", "EIO"), ("renameat", "EIO"),
    ("renameat2", "EIO"), ("mkdirat", "ENOSPC"), ("unlinkat", "EIO"), ("linkat", "EMLINK"), ("syncfs", "EIO"),
    ("faccessat2", "EIO"), ("pread64", "EIO"), ("pwrite64", "ENOSPC"), ("flock", "ENOLCK"), ("fcntl", "EBADF"),
    ("mmap", "ENOMEM"),
  ].map(Fault.init)

  @Test(arguments: faults) func endsWithTheOldSiteOrTheNewOne(fault: Fault) throws {
    let editions = try Editions(pages: 30)
    for letter in ["B", "A"] {
      try editions.write(letter)
      try #require(try planpress("build", in: editions.folder).status == 0)
    }
    var letter = "A"
    for number in try tries(of: fault, editions) {
      let old = editions.published()
      letter = letter == "A" ? "B" : "A"
      try editions.write(letter)
      // Half of the builds read all again, the others what has changed.
      let cache = number % 2 == 0 ? [] : ["--no-cache"]
      let run = try start(
        ["build", "--jobs", "1"] + cache, in: editions.folder,
        by: tracing(fault.call) + ["-e", "inject=\(fault.call):error=\(fault.error):when=\(number)"],
        waitsForDisk: fault.call == "syncfs"
      ).wait()
      let what = "\(fault.call) \(number): status \(run.status), \(run.error)\(run.output)"
      let state = editions.published()
      try #require(run.status >= 0, "a crash at \(what)")
      if run.status == 0 {
        try #require(state == .edition(letter), "\(what)")
        try #require(editions.traces() == [], "\(what)")
      } else if run.error.contains("the new site is published") {
        try #require(state == .edition(letter) || run.error.contains("what is left of the old one"), "\(what)")
      } else if !run.error.contains("the published site is a mixture") {
        try #require(state == old, "\(what)")
      }
      let repair = try planpress("build", in: editions.folder)
      try #require(repair.status == 0, "after \(what): \(repair.error)")
      try #require(editions.published() == .edition(letter), "after \(what)")
      try #require(editions.traces() == [], "after \(what)")
    }
  }

  /// What cannot be read has not been found to be without faults.
  @Test(arguments: ["openat2", "read", "fstat", "getdents64"]) func takesNoFailureForNothingToFix(call: String) throws {
    let folder = try TemporaryFolder([
      "content/index.md": "---\ntitle: Home\n---\n", "content/lakes.md": "---\nname: Lakes\n---\n",
    ])
    let whole = try planpress("fix", in: folder)
    try #require(whole.output.contains("1 `unknown-key`"))
    for number in 1...200 {
      let run = try start(
        ["fix"], in: folder, by: tracing(call) + ["-e", "inject=\(call):error=EIO:when=\(number)"]
      ).wait()
      if run.output != whole.output {
        try #require(run.status > 1 || run.output.contains("`unreadable-file`"), "\(call) \(number): \(run.output)")
      } else if number > 40 {
        return
      }
    }
  }

  /// Which of its calls of a kind a build is to see fail.
  private func tries(of fault: Fault, _ editions: Editions) throws -> [Int] {
    try editions.write("B")
    let log = editions.folder.path + "/calls"
    let run = try start(
      ["build", "--jobs", "1", "--no-cache"], in: editions.folder, by: tracing(fault.call, to: log),
      waitsForDisk: fault.call == "syncfs"
    ).wait()
    try #require(run.status == 0, "\(run.error)")
    let lines = (editions.folder.text("calls") ?? "").split(separator: "\n")
    // The calls of each thread are counted by themselves.
    let threads = Dictionary(lines.map { (String($0.prefix { $0 != " " }), 1) }, uniquingKeysWith: +)
    let count = threads.values.max() ?? 0
    try editions.write("A")
    try #require(try planpress("build", in: editions.folder).status == 0)
    // The first one that takes memory is that of the loader, which dies of it before there is a program.
    let first = fault.call == "mmap" ? 2 : 1
    if Self.triesAll || count <= 5 { return Array(first..<(count + 1)) }
    // The last ones are those of publishing.
    return [count / 4, count / 2, count * 3 / 4, count - 2, count - 1, count].filter { $0 > 0 }
  }

  private func tracing(_ call: String, to log: String = "/dev/null") -> [String] {
    [Strace.path, "-f", "-qq", "-o", log, "-e", "trace=\(call)", "-e", "signal=none"]
  }
}

/// What a build has on the disk, and when.
@Suite(.enabled(if: Strace.isThere, "strace is not installed")) struct SyncTests {
  private func calls(of arguments: [String], waitsForDisk: Bool) throws -> [String] {
    let folder = try TemporaryFolder([
      "content/site.yml": "title: T\nas-of: 2026-01-01\n", "content/norms/a.md": "---\ntitle: A\n---\n",
      "content/norms/b.md": "---\ntitle: B\n---\n",
    ])
    try #require(try planpress("build", in: folder).status == 0)
    folder.remove("content/norms/b.md")
    try folder.write("content/norms/c.md", "---\ntitle: C\n---\n")
    let log = folder.path + "/calls"
    let run = try start(
      arguments, in: folder,
      by: [
        Strace.path, "-f", "-qq", "-o", log, "-e", "trace=syncfs,renameat,renameat2,unlinkat,write", "-e",
        "signal=none",
      ], waitsForDisk: waitsForDisk
    ).wait()
    try #require(run.status == 0, "\(run.error)")
    return (folder.text("calls") ?? "").split(separator: "\n").compactMap { line in
      let call = line.drop { $0 != " " }.drop { $0 == " " }
      let name = String(call.prefix { $0 != "(" })
      // Moves and removals in the published site, not those that clear up or write the cache.
      return name == "write" || call.contains("staging") || call.contains("texts") || call.contains("\"site\"")
        || call.contains("lock") || call.contains("probe") || call.contains("\"one\"") ? nil : name
    }
  }

  @Test func waitsForTheDiskBeforeTheFirstMoveAndAfterTheLast() throws {
    let calls = try calls(of: ["build"], waitsForDisk: true)
    #expect(calls.count { $0 == "syncfs" } == 2, "\(calls)")
    let first = try #require(calls.firstIndex(of: "syncfs"))
    #expect(calls.firstIndex { $0.hasPrefix("rename") }.map { $0 > first } == true, "\(calls)")
    let last = try #require(calls.lastIndex(of: "syncfs"))
    #expect(calls.lastIndex { $0.hasPrefix("rename") }.map { $0 < last } == true, "\(calls)")
  }

  @Test func waitsForNothingWhereNobodyWantsTo() throws {
    #expect(!(try calls(of: ["build"], waitsForDisk: false)).contains("syncfs"))
  }

  @Test func publishesNothingThatIsNotOnTheDisk() throws {
    let folder = try TemporaryFolder(["content/a.md": "---\ntitle: A\n---\n"])
    func build(failing number: Int) throws -> Run {
      try start(
        ["build"], in: folder,
        by: [
          Strace.path, "-f", "-qq", "-o", "/dev/null", "-e", "trace=syncfs", "-e",
          "inject=syncfs:error=EIO:when=\(number)",
        ], waitsForDisk: true
      ).wait()
    }
    let first = try build(failing: 1)
    #expect(first.status == 70)
    #expect(
      first.error == "error: `public` cannot be written: Input/output error\n"
        + "  help: fix this and build again; the published site is still there\n")
    #expect(folder.tree("public").isEmpty)
    let last = try build(failing: 2)
    #expect(last.status == 70)
    #expect(last.error.contains("the new site is published"))
    #expect(folder.bytes("public/a/index.html") != nil)
  }
}
