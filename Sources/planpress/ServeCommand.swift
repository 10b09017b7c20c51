// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Fields
import Files
import FoundationEssentials
import Glibc
import HTTP
import Serving
import Sites

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows the site in your browser while you write.",
    discussion: """
      Every save is on the open page at once. What is wrong is shown there, too, with the file, the line and what to write \
      instead, over the last page without an error. Nothing is written: neither a site nor a cache. Ctrl-C ends it.
      """)

  @Argument(help: ArgumentHelp("The folder that contains `content`.", valueName: "dir"))
  var source = "."

  @Option(help: ArgumentHelp("The port to begin with; where it is taken, the next ones are tried.", valueName: "n"))
  var port = 4321

  @Option(
    help: ArgumentHelp(
      "An address of this machine, such as 192.0.2.1, at which others may look on. Without it, nobody else can.",
      valueName: "address"))
  var host: String?

  @Option(
    help: ArgumentHelp(
      "Your editor, such as code: clicking on a paragraph with the Alt key opens its line. Or a command with {file} and {line}.",
      valueName: "command"))
  var editor: String?

  @Option(
    help: ArgumentHelp("The day to show. Default: `as-of` in site.yml, else today in UTC.", valueName: "date"))
  var asOf: CalendarDate?

  @Flag(help: "Look at all files again and again, for file systems that do not say what has changed.")
  var poll = false

  func validate() throws {
    if !(0...65_535).contains(port) {
      throw ValidationError("--port is a number from 0 to 65535; 0 takes any that is free.")
    }
    if let editor, Editor(editor, environment: [:]) == nil {
      throw ValidationError("--editor is the name of a program, or a command such as `code --goto {file}:{line}`.")
    }
  }

  func run() throws {
    try checkThreads()
    do throws(FileProblem) {
      _ = try Folder(source)
    } catch {
      Terminal.error("error: the folder `\(printable(source))` cannot be opened: \(error.reason)\n")
      throw ExitCode(64)
    }
    let (listener, taken) = try listen()
    let (folder, day) = (source, asOf)
    let workers = ProcessInfo.processInfo.activeProcessorCount
    let preview = Preview {
      var request = BuildRequest(source: folder, output: nil, today: today(), workers: workers)
      request.asOf = day
      return request
    }
    let server = PreviewServer(
      preview, on: listener, hosts: hosts, isOpen: host != nil,
      editor: editor.flatMap { Editor($0, environment: ProcessInfo.processInfo.environment) }, polls: poll)
    onSignals { _ in server.stop() }
    preview.onChange { [weak preview] _ in if let preview { tell(preview, folder) } }
    let end = server.run { preview in
      if let taken { Terminal.output("port \(taken) is taken; the next free one is \(listener.port)\n") }
      Terminal.output(greeting(listener.port))
    }
    if case .folderGone = end {
      Terminal.error("error: the folder `\(printable(folder))` was removed or moved away\n")
      throw ExitCode(70)
    }
    Terminal.output("\nended; nothing was written\n")
  }

  /// The first port that is free, from the one that was asked for; with that one where it is taken.
  private func listen() throws -> (Listener, taken: Int?) {
    for candidate in port...min(65_535, port + (port == 0 ? 0 : 20)) {
      do throws(FileProblem) {
        let listener = if let host { try Listener.on(host, candidate) } else { try Listener.onLoopback(candidate) }
        return (listener, candidate == port ? nil : port)
      } catch {
        if error.code == EADDRINUSE { continue }
        let address = printable(host ?? "127.0.0.1")
        Terminal.error("error: port \(candidate) of `\(address)` cannot be listened on: \(error.reason)\n")
        throw ExitCode(error.code == EINVAL || error.code == EADDRNOTAVAIL ? 64 : 70)
      }
    }
    Terminal.error("error: the ports from \(port) on are taken\n  help: name another one, such as `--port 8000`\n")
    throw ExitCode(70)
  }

  private var hosts: Set<String> {
    let loopback: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
    guard let host else { return loopback }
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let own = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self).lowercased()
    return loopback.union([own, host.contains(":") ? "[\(host)]" : host])
  }

  private func greeting(_ port: Int) -> String {
    guard let host else {
      return "http://localhost:\(port)/ shows the plan; every save is on the page at once. Ctrl-C ends it.\n"
    }
    let name = host.contains(":") ? "[\(host)]" : host
    return "http://\(name):\(port)/ shows the plan; every save is on the page at once. Ctrl-C ends it.\n"
      + "Everybody who can reach this machine can read it, drafts too; nobody can change files from the page.\n"
  }
}

/// Says of a version what keeps it from being shown, and how much is wrong; the page has all of it.
private func tell(_ preview: Preview, _ source: String) {
  if let report = preview.report, report.count(of: .error) > 0 {
    let located = locate(report, .fewForPeople) { readSource($0, source) }
    Terminal.error(printText(located, ink: Terminal.inkForErrors))
  }
  Terminal.output(line(preview))
}

/// What there is to say of a version, in a line.
private func line(_ preview: Preview) -> String {
  guard let (errors, warnings) = preview.counts else { return "the folder of the plan cannot be read\n" }
  func count(_ number: Int, _ what: String) -> String? {
    number == 0 ? nil : "\(number) \(what)\(number == 1 ? "" : "s")"
  }
  let parts = [count(errors, "error"), count(warnings, "warning")].compactMap { $0 }
  return (parts.isEmpty ? "no problems" : parts.joined(separator: ", ")) + "\n"
}
