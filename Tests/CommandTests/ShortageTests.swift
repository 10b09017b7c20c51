// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

/// What a build says where the system gives it less than it needs.
@Suite struct ShortageTests {
  private func site() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for number in 0..<30 {
      try folder.write(
        "content/norms/n\(number).md",
        "---\ntitle: Norm \(number)\n---\n\n" + String(repeating: "Some words of it. ", count: 2_000))
    }
    return folder
  }

  @Test func saysSoWhereMemoryIsRefused() throws {
    let folder = try site()
    func build(_ bytes: Int, _ arguments: String...) throws -> Run {
      try start(arguments, in: folder, by: ["/usr/bin/prlimit", "--as=\(bytes)"]).wait()
    }
    // What it takes to begin at all.
    var least = 16 << 20
    while try build(least, "--version").status != 0 { least += 4 << 20 }
    var refusals = 0
    for bytes in stride(from: least, to: least + (400 << 20), by: 6 << 20) {
      let run = try build(bytes, "build", "--no-cache", "--output", "short")
      if run.status == 0 {
        #expect(refusals > 0)
        return
      }
      refusals += 1
      #expect(run.status == 70, "\(bytes >> 20) MB: \(run.error)")
      // The library of the language may say how much it asked for, in a line of its own before that.
      let lines = run.error.split(separator: "\n").drop { $0.hasPrefix("Fatal error: failed to allocate") }
      #expect(lines.count == 2 && lines.first?.hasPrefix("error: ") == true, "\(run.error)")
    }
    Issue.record("no build has enough")
  }

  @Test func saysSoWhereAFileWouldBeTooLarge() throws {
    let folder = try site()
    let run = try start(["build", "--no-cache"], in: folder, by: ["/usr/bin/prlimit", "--fsize=16384"]).wait()
    #expect(run.status == 70)
    #expect(run.error.contains("cannot be written: File too large"), "\(run.error)")
    #expect(folder.tree("public").isEmpty)
  }

  @Test func saysSoWhereThreadsAreRefused() throws {
    let folder = try site()
    #expect(chmod(folder.path, 0o755) == 0)
    // Limits of processes do not bind root.
    let user = geteuid() == 0 ? ["/usr/bin/setpriv", "--reuid", "54321", "--clear-groups"] : []
    for command in ["check", "fix"] {
      let run = try start(
        [command], in: folder, by: ["/usr/bin/timeout", "300"] + user + ["/usr/bin/prlimit", "--nproc=1"]
      ).wait()
      #expect(run.status == 70)
      let said = run.error.replacing(/[0-9]+/, with: "N")
      #expect(
        said == """
          error: the system refuses the N threads that planpress works with: Resource temporarily unavailable
            help: allow more processes (`ulimit -u`), or more memory (`ulimit -v`)

          """)
    }
  }
}
