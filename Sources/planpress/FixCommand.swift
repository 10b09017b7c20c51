// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Fields
import Files
import Fixing
import FoundationEssentials
import Glibc
import Publishing
import Sites

struct FixCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix",
    abstract: "Puts right what needs nobody's judgement in the files of the content.",
    discussion: """
      It shows what it would change, line by line, and asks. Only what a message of `check` names as the very answer is \
      changed, and nothing else in a file, not even line ends. What is left is for you to decide: `check` has the places.

      Exit status: 0 when the changes are made or none is needed, 1 when they are not made, 64 and 70 as for `build`.
      """)

  @Option(help: ArgumentHelp("The folder that contains `content`.", valueName: "dir"))
  var source = "."

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp(
      "Only problems of this rule, such as unknown-key; may be given several times.", valueName: "name"))
  var rules: [String] = []

  @Flag(help: "Make the changes without asking, for programs.")
  var yes = false

  func validate() throws {
    for name in rules where Rule.named(name) == nil { throw ValidationError(unknownRule(name)) }
  }

  func run() throws {
    try checkThreads()
    var request = BuildRequest(
      source: source, output: nil, today: today(), workers: ProcessInfo.processInfo.activeProcessorCount)
    request.published = "\(source)/public"
    let chosen = rules.isEmpty ? nil : Set(rules.compactMap { Rule.named($0) })
    let progress = Progress(isShown: true)
    let fixes: Fixes
    do {
      fixes = try findFixes(request, rules: chosen, announce: progress.announce)
    } catch {
      progress.end()
      try endOnFault(error, request, .text)
    }
    progress.end()
    for file in fixes.files { Terminal.output(shown(unifiedDifference(file.path, file.before, file.after))) }
    Terminal.output(summary(of: fixes))
    guard !fixes.files.isEmpty else { return }
    guard yes || agrees(to: fixes) else {
      Terminal.output("nothing is changed\n")
      throw ExitCode(1)
    }
    try write(fixes)
  }

  private func write(_ fixes: Fixes) throws {
    let changed: [String]
    do {
      changed = try Fixing.write(fixes.files, to: source)
    } catch {
      Terminal.error(
        "error: `\(error.path)` cannot be written: \(error.reason)\n  help: fix this and run `planpress fix` again\n")
      throw ExitCode(70)
    }
    for path in changed { Terminal.error("\(printable(path)): left as it is, since it has been changed meanwhile\n") }
    Terminal.output("\(count(fixes.files.count - changed.count, "file")) changed\n")
    if !changed.isEmpty { throw ExitCode(1) }
  }

  private func agrees(to fixes: Fixes) -> Bool {
    Terminal.output("change \(fixes.files.count == 1 ? "this file" : "these \(fixes.files.count) files")? [y/N] ")
    guard let answer = readLine() else {
      Terminal.output("\nnobody answers; `planpress fix --yes` does not ask\n")
      return false
    }
    return ["y", "yes"].contains(answer.lowercased())
  }
}

/// What a terminal may be shown; a file or another program gets the very bytes, for `patch`.
private func shown(_ difference: String) -> String {
  guard isatty(STDOUT_FILENO) == 1 else { return difference }
  return difference.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }
    .joined(separator: "\n")
}

/// How many problems of which rules are gone in each file, and what is left and why.
private func summary(of fixes: Fixes) -> String {
  var lines = fixes.files.map { file in
    "\(printable(file.path)): " + file.rules.map { "\($0.count) `\($0.rule.name)`" }.joined(separator: ", ")
  }
  if fixes.files.isEmpty { lines.append("there is nothing to change") }
  for leftover in fixes.leftovers {
    let place = leftover.first.map { " (\(printable($0.path))\($0.line > 0 ? ":\($0.line)" : "") …)" } ?? ""
    lines.append("left: \(leftover.count) `\(leftover.rule.name)`\(place): \(explanation(leftover.reason))")
  }
  return lines.joined(separator: "\n") + "\n"
}

private func explanation(_ reason: Leftover.Reason) -> String {
  switch reason {
  case .needsDecision: "somebody has to decide; `planpress check` has the places"
  case .outOfReach: "the answer is known, and could not be put in its place"
  case .inTable:
    "tables are left as they are: correct them in the spreadsheet program; `planpress check` has the places"
  }
}

private func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }
