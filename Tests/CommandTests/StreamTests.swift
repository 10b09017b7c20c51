// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// Streams that are closed, full, or read by nobody. A shell sets them up as whoever starts the program might.
@Suite struct StreamTests {
  private func site(_ text: String = "---\ntitle: A\n---\n") throws -> TemporaryFolder {
    try TemporaryFolder(["content/index.md": text])
  }

  /// `$0` is the program.
  private func shell(_ script: String, in folder: TemporaryFolder) throws -> Run {
    try start([], in: folder, by: ["/bin/sh", "-c", script]).wait()
  }

  @Test(arguments: ["\"$0\" build", "\"$0\" build --format json", "\"$0\" check", "\"$0\" explain", "\"$0\" --help"])
  func saysSoWhereNothingCanBeWritten(command: String) throws {
    let folder = try site()
    for (stream, reason) in [(">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")] {
      let run = try shell("\(command) \(stream)", in: folder)
      #expect(run.status == 70, "\(command) \(stream)")
      #expect(run.error == "error: standard output cannot be written: \(reason)\n", "\(command) \(stream)")
    }
  }

  @Test func turnsNoFailureIntoSuccess() throws {
    let folder = try site("---\ntitle: A: b\n---\n")
    for stream in ["2>&-", "2>/dev/full", ">&- 2>&-", ">/dev/full 2>/dev/full", "<&- >&- 2>&-"] {
      let run = try shell("\"$0\" check \(stream)", in: folder)
      #expect(run.status == 70, "\(stream): \(run.status)")
    }
  }

  @Test func needsNoStreamThatItHasNothingFor() throws {
    let folder = try site()
    #expect(try shell("\"$0\" check 2>&- <&-", in: folder).status == 0)
    #expect(try shell("\"$0\" check 2>/dev/full", in: folder).status == 0)
  }

  /// Services are started with SIGPIPE ignored.
  @Test func outlivesAReaderThatIsGone() throws {
    let folder = try site("---\ntitle: A\n---\n" + String(repeating: "\n<b>x</b>\n", count: 3_000))
    let script = "trap '' PIPE; { \"$0\" check --format json; echo $? >status; } | true"
    _ = try shell(script, in: folder)
    #expect(folder.text("status") == "70\n")
  }

  @Test func saysMoreThanAPipeHolds() throws {
    let folder = try site("---\ntitle: A\n---\n" + String(repeating: "\n<b>x</b>\n", count: 3_000))
    let run = try planpress("check", "--all", in: folder)
    #expect(run.status == 1)
    #expect(run.error.matches(of: /\[raw-html\]\n/).count == 3_000)
    #expect(run.error.utf8.count > 200_000)
  }

  /// A file that is opened must not get the number of a stream that is closed.
  @Test func writesItsReportIntoNoFile() throws {
    let folder = try site()
    #expect(try shell("\"$0\" build --no-sync >&- 2>&- <&-", in: folder).status == 70)
    let whole = try shell("\"$0\" build --no-sync --no-cache --output clean", in: folder)
    #expect(whole.status == 0)
    #expect(folder.tree("public") == folder.tree("clean"))
  }
}
