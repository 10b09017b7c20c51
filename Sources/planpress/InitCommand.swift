// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Exchange
import Files
import Glibc
import Starting

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Begins a plan: writes a small one, with every kind of item in it, to go on from.",
    discussion: """
      On a terminal it asks who publishes the plan, what it is called and which years it covers; where a program runs it, \
      it takes the options, or what the example has. A folder with files in it is refused.
      """)

  @Argument(help: ArgumentHelp("The folder for the plan; it is made where it is missing.", valueName: "dir"))
  var folder: String

  @Option(help: ArgumentHelp("Who publishes the plan.", valueName: "name"))
  var publisher: String?

  @Option(help: ArgumentHelp("What it is called, without its years.", valueName: "title"))
  var title: String?

  @Option(help: ArgumentHelp("The years that it covers, such as 2027-2030.", valueName: "years"))
  var period: String?

  @Flag(name: .customLong("empty"), help: "Only the plan and one goal, instead of the example.")
  var isEmpty = false

  @Option(
    help: ArgumentHelp(
      "A StratML file, a document of Word (.docx) or a plan.json to make the plan of; for more, `planpress import`.",
      valueName: "file")
  )
  var from: String?

  func validate() throws {
    if from != nil, isEmpty || publisher != nil || title != nil || period != nil {
      throw ValidationError("With --from, the plan is that of the file: no other option goes with it.")
    }
    if let period, years(in: period) == nil { throw ValidationError(notYears(period)) }
    for text in [publisher, title] {
      if let text, text.contains(where: \.isNewline) || text.allSatisfy(\.isWhitespace) {
        throw ValidationError("A publisher and a title are texts of one line.")
      }
    }
  }

  func run() throws {
    var starter = Starter()
    starter.isEmpty = isEmpty
    starter.schemas = try ["site", "table"].map { ($0, try printedSchema(of: $0, .builtIn)) }
    if let from {
      let file = try ImportedFile.ofAnyFormat(from)
      try printProblems(of: [file], printsAll: false)
      starter.imported = file.content
      starter.title = file.content.title
      return try write(starter)
    }
    let asks = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    starter.publisher = publisher ?? (asks ? answer("Who publishes the plan?", Starter.publisher) : nil)
    starter.title = title ?? (asks ? answer("What is it called?", Starter.title) : nil)
    starter.years = period.flatMap(years) ?? (asks ? askForYears() : nil)
    try write(starter)
  }

  private func write(_ starter: Starter) throws {
    let paths: [String]
    do {
      paths = try Starting.write(starter, to: folder)
    } catch {
      switch error {
      case .notEmpty(let names):
        let shown = names.prefix(3).map { "`\(printable($0))`" }.joined(separator: ", ")
        Terminal.error(
          "error: the folder `\(printable(folder))` is not empty: it has \(shown)\(names.count > 3 ? " and more" : "")\n"
            + "  help: name a folder that is new or empty, such as `planpress init our-plan`\n")
        throw ExitCode(64)
      case .machine(let problem):
        Terminal.error("error: `\(printable(folder))` cannot be written: \(problem.reason)\n")
        throw ExitCode(70)
      }
    }
    let texts = paths.filter { $0.utf8.starts(with: "content/".utf8) }.count
    Terminal.output(
      """
      \(paths.count) files in \(printable(folder)): \(texts) in content/, and a README, steps for GitHub and GitLab, and settings for Visual Studio Code

      Next:
        cd \(shellWord(folder))
        planpress serve     shows it in your browser, and follows every save
        planpress build     writes the site into public/; open public/index.html in a browser
        planpress new       lists what can be added

      """)
  }
}

private func answer(_ question: String, _ usual: String) -> String? {
  Terminal.output("\(question) [\(usual)] ")
  guard let line = readLine()?.trimmedBlanks, !line.isEmpty, line != usual else { return nil }
  return line
}

private func askForYears() -> ClosedRange<Int>? {
  let usual = "\(Starter.years.lowerBound)-\(Starter.years.upperBound)"
  while let line = answer("Which years does it cover?", usual) {
    if let years = years(in: line) { return years }
    Terminal.output(notYears(line) + "\n")
  }
  return nil
}

private func notYears(_ text: String) -> String {
  "`\(printable(text))` is not a year or two, such as 2027-2030, from 2000 to 2100, and at most 30 years apart."
}

/// `2027`, `2027-2030`, `2027/2030` or `2027–2030`.
private func years(in text: String) -> ClosedRange<Int>? {
  let parts = text.split(separator: #/ *[-–/] */#, omittingEmptySubsequences: false).map { Int($0) }
  guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1],
    (2000...2100).contains(first), (first...min(2100, first + 30)).contains(last)
  else { return nil }
  return first...last
}

/// A word for the shell, in quotation marks where it needs them.
private func shellWord(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy {
    $0 >= 0x80 || Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./".utf8).contains($0)
  }
  return isPlain ? text : "'" + printable(text).replacing("'", with: "'\\''") + "'"
}

extension String {
  fileprivate var trimmedBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
