// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The language server as a process: its streams, and its end.
@Suite struct LanguageServerProcessTests {
  private func message(_ text: String) -> String { "Content-Length: \(text.utf8.count)\r\n\r\n\(text)" }

  private let plan: KeyValuePairs = [
    "content/index.md": "---\ntitle: Home\n---\n\n[](plan:nobody)\n", "content/a.md": "---\ntitle: A\n---\n\nText.\n",
  ]

  @Test func tellsProblemsAndEndsWhenItIsTold() throws {
    let folder = try TemporaryFolder(plan)
    let run = try CommandTests.start(["lsp"], in: folder, hasInput: true)
    run.type(
      message(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"rootUri":"file://\#(folder.path)"}}"#)
        + message(#"{"jsonrpc":"2.0","method":"initialized","params":{}}"#))
    // It checks when nothing more comes.
    run.waitForOutput("no item has the identifier `nobody`")
    run.type(
      message(#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#) + message(#"{"jsonrpc":"2.0","method":"exit"}"#))
    let result = run.wait()
    #expect(result.status == 0)
    #expect(result.error == "")
    #expect(result.output.hasPrefix("Content-Length: "))
    #expect(result.output.contains(#""id":1,"result":{"capabilities":{"#))
    #expect(result.output.contains(#""method":"textDocument/publishDiagnostics""#))
    #expect(result.output.contains("no item has the identifier `nobody`"))
    #expect(result.output.hasSuffix(#"{"jsonrpc":"2.0","id":2,"result":null}"#))
    #expect(folder.tree(".").keys.sorted() == ["content/a.md", "content/index.md"], "nothing is written")
  }

  @Test func endsWithItsEditor() throws {
    let folder = try TemporaryFolder(plan)
    #expect(try planpress("lsp", in: folder).status == 1, "without a word")
    let run = try CommandTests.start(["lsp"], in: folder, hasInput: true)
    run.type("nonsense\r\n\r\n")
    run.closeInput()
    let result = run.wait()
    #expect(result.status == 1)
    #expect(result.output.contains(#""error":{"code":-32700"#))
  }
}
