// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Sites

/// The command line.
@main struct Planpress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "planpress",
    abstract: "Publishes a plan written in Markdown as a web site.",
    discussion: """
      A plan is a folder `content` of Markdown files: its goals in `goals/`, objectives in `objectives/`, norms in \
      `norms/`, and so on, with a few fields at the top of each. `planpress build` checks everything and writes the site \
      to the folder `public`, which any web host can serve.

      `planpress init our-plan` begins one. In its folder, the one that contains `content`:
        planpress serve      shows the site in your browser while you write
        planpress new        adds a file for an objective, a measure and so on
        planpress check      says what is wrong, and writes nothing
        planpress build      does the same, and writes the site when nothing is wrong; with --drafts, a preview
        planpress pdf        writes the whole plan as a document
        planpress fix        puts right what needs nobody's judgement, and asks before it writes
        planpress import     makes a plan of a file of another format: StratML, docx, csv, plan.json
        planpress export     writes the plan as StratML, JSON, tables and more
        planpress explain    says more about a problem, by the name in brackets

      Exit status: 0 when all is well, 1 for problems in the content, 64 for a mistake on the command line, 70 for a \
      fault of the program or the machine.
      """,
    version: "planpress \(programVersion)",
    subcommands: [
      InitCommand.self, ImportCommand.self, ExportCommand.self, NewCommand.self, ServeCommand.self, BuildCommand.self,
      CheckCommand.self, PDFCommand.self,
      FixCommand.self, ExplainCommand.self, LSPCommand.self, SchemaCommand.self, ReferenceCommand.self,
    ])

  static func main() {
    Terminal.holdStreams()
    endingAtLimits()
    guard CommandLine.argc > 0 else {
      // Else it would be one without a word, which is answered with help and status 0.
      Terminal.error("error: the system does not say how this program was called\n")
      Terminal.end(70)
    }
    if let word = CommandLine.arguments.dropFirst().first, let answer = answer(toCommand: word) {
      Terminal.error(answer)
      Terminal.end(64)
    }
    do {
      var command = try parseAsRoot()
      try command.run()
      Terminal.end(0)
    } catch {
      let status = exitCode(for: error).rawValue
      let text = fullMessage(for: error)
      if !text.isEmpty { status == 0 ? Terminal.output(text + "\n") : Terminal.error(text + "\n") }
      Terminal.end(status)
    }
  }

  /// What to say to somebody who gives a command that does not exist; nil where it does, or none is given.
  private static func answer(toCommand word: String) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !word.utf8.starts(with: "-".utf8), !names.contains(word) else { return nil }
    let near = nearest(to: word, among: names)
    return "error: there is no command `\(printable(word))`\n  help: "
      + (near.map { "did you mean `planpress \($0)`?" } ?? "`planpress --help` lists them") + "\n"
  }
}
