// SPDX-License-Identifier: Apache-2.0

import Glibc
import TestSupport
import Testing

/// How `planpress serve` begins and ends.
@Suite(.serialized) struct ServeTests {
  private func plan() throws -> TemporaryFolder {
    try TemporaryFolder(["plan/content/index.md": "# Our plan\n\nText.\n"])
  }

  /// Waits until somebody answers at a port.
  private func waitForAnswer(_ port: Int, status expected: Int = 200) throws {
    for _ in 0..<4_000 {
      if let answer = try? Client.ask(port, "GET / HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n"),
        status(of: answer) == expected
      {
        return
      }
      usleep(25_000)
    }
    throw NobodyAnswers()
  }

  private struct NobodyAnswers: Error {}

  /// One that nobody else is likely to take meanwhile.
  private var somePort: Int { Int.random(in: 21_000..<31_000) }

  @Test(arguments: [SIGINT, SIGTERM]) func endsWhenItIsAskedTo(signal: Int32) throws {
    let folder = try plan()
    let before = folder.tree()
    let port = somePort
    let started = try start(["serve", "plan", "--port", String(port)], in: folder)
    try waitForAnswer(port)
    started.send(signal)
    let run = started.wait()
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("no problems\nhttp://localhost:\(port)/ shows the plan"))
    #expect(run.output.hasSuffix("nothing was written\n") && run.error == "")
    #expect(folder.tree() == before)
  }

  @Test func saysWhatIsWrongAndNotOnlyHowMuch() throws {
    let folder = try TemporaryFolder()
    try folder.write("empty/note.txt", "Nothing yet.")
    let port = somePort
    let started = try start(["serve", "empty", "--port", String(port)], in: folder)
    try waitForAnswer(port, status: 503)
    started.send(SIGTERM)
    let run = started.wait()
    #expect(run.error.hasPrefix("error: there is no folder `content` here"), "\(run.error)")
    #expect(run.error.contains("planpress init"), "\(run.error)")
    #expect(run.output.hasPrefix("1 error\nhttp://"))
  }

  @Test func takesTheNextPort() throws {
    let folder = try plan()
    let port = somePort
    let first = try start(["serve", "plan", "--port", String(port)], in: folder)
    defer { first.send(SIGTERM) }
    try waitForAnswer(port)
    let second = try start(["serve", "plan", "--port", String(port)], in: folder)
    defer { second.send(SIGTERM) }
    try waitForAnswer(port + 1)
    second.send(SIGTERM)
    #expect(second.wait().output.contains("port \(port) is taken; the next free one is \(port + 1)\n"))
  }

  @Test func endsWithItsFolder() throws {
    let folder = try plan()
    let port = somePort
    let started = try start(["serve", "plan", "--port", String(port)], in: folder)
    defer { started.send(SIGTERM) }
    try waitForAnswer(port)
    folder.remove("plan")
    for _ in 0..<4_000 where started.isRunning { usleep(25_000) }
    started.send(SIGKILL)
    let run = started.wait()
    #expect(run.status == 70)
    // A folder goes file by file, so that the plan may be seen without its content first.
    #expect(run.error.hasSuffix("error: the folder `plan` was removed or moved away\n"))
  }

  @Test(arguments: [["--port", "65536"], ["--editor", "'x"], ["--host", "example.org"], ["none"]])
  func refuses(options: [String]) throws {
    let run = try run(["serve", "--port", String(somePort)] + options, in: try plan())
    #expect(run.status == 64 && run.output == "")
  }
}
