// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FoundationEssentials
import Glibc
import LanguageServer
import Sites

struct LSPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Answers an editor on standard input and output: a language server for the texts of a plan.",
    discussion: """
      Editors that speak the Language Server Protocol start it themselves. It reports problems as you type, completes \
      fields, identifiers and headings, shows what an identifier stands for, leads to it and to all that names it, gives it \
      another name everywhere, and offers what `planpress fix` would change.
      """)

  @Option(help: ArgumentHelp("The folder that contains `content`, where the editor names none.", valueName: "dir"))
  var source = "."

  func run() throws {
    try checkThreads()
    let request = BuildRequest(
      source: source, output: nil, today: today(), workers: ProcessInfo.processInfo.activeProcessorCount)
    var server = LanguageServer(request) { Terminal.output(String(decoding: $0, as: UTF8.self)) }
    while server.ending == nil {
      // What is typed quickly is checked once.
      guard waitForInput(milliseconds: server.isBusy ? 150 : -1) else {
        server.check()
        continue
      }
      if let bytes = readInput() { server.receive(bytes) } else { server.end() }
    }
    Terminal.end(server.ending ?? 0)
  }
}

/// Whether something has come, or no more will.
private func waitForInput(milliseconds: Int32) -> Bool {
  var event = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
  while true {
    let count = poll(&event, 1, milliseconds)
    if count < 0, errno == EINTR { continue }
    return count != 0
  }
}

/// Nil at the end.
private func readInput() -> [UInt8]? {
  var bytes = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    if count < 0, errno == EINTR || errno == EAGAIN { continue }
    return count > 0 ? Array(bytes[..<count]) : nil
  }
}
