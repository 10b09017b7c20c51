// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Fields
import FoundationEssentials
import Glibc
import Plans
import Sites

/// What `build` and `check` share.
struct SourceOptions: ParsableArguments {
  /// What is typed without an option; nothing may be.
  @Argument(help: .hidden)
  var rest: [String] = []

  @Option(
    help: ArgumentHelp("The folder that contains `content` and, if you have your own, `templates`.", valueName: "dir"))
  var source = "."

  @Option(
    help: ArgumentHelp(
      "The day to build for: later items are held back. Default: `as-of` in site.yml, else today in UTC.",
      valueName: "date"))
  var asOf: CalendarDate?

  @Flag(
    help: "Take in drafts and what is dated later, marked as such: a preview that search engines are told to leave out."
  )
  var drafts = false

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "How to report: `text` for people, `json` and `sarif` for programs, `github` and `gitlab` for what they show.",
      valueName: "format"))
  var format = ReportFormat.text

  @Flag(name: .customLong("all"), help: "Print every problem, and not only the first 50.")
  var printsAll = false

  @Flag(help: "Read everything again, and keep nothing in .planpress/ for the next build.")
  var noCache = false

  @Option(help: ArgumentHelp("How many files to work on at once. Default: one for each core.", valueName: "n"))
  var jobs: Int?

  func validate() throws {
    if let word = rest.first {
      throw ValidationError("The folder of the plan is named by an option: `--source \(printable(word))`.")
    }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256.") }
    if let epoch = Self.epoch, !Self.epochs.contains(Int(epoch) ?? -1) {
      throw ValidationError(
        "The variable SOURCE_DATE_EPOCH is `\(printable(epoch))`; it is a number of seconds since 1970, up to the year 9999."
      )
    }
  }

  func request(output: String?) throws -> BuildRequest {
    try checkThreads()
    var request = BuildRequest(
      source: source, output: output, today: today(), workers: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    request.asOf = asOf
    request.includeDrafts = drafts
    request.isStrict = strict
    request.usesCache = !noCache
    request.interruption = endingOnSignals()
    request.documents = DocumentRequest(environment: ProcessInfo.processInfo.environment)
    return request
  }
}

extension CalendarDate: ExpressibleByArgument {
  /// A whole day.
  public init?(argument: String) {
    self.init(argument)
    if day == nil { return nil }
  }
}

extension SourceOptions {
  /// Nil where it is not set, or to nothing.
  fileprivate static var epoch: String? {
    ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { $0.isEmpty ? nil : $0 }
  }

  fileprivate static let epochs = 0...253_402_300_799
}

/// SOURCE_DATE_EPOCH where it is set (reproducible-builds.org), else today in UTC: the only look at the clock.
func today() -> CalendarDate {
  CalendarDate(secondsSince1970: SourceOptions.epoch.flatMap { Int($0) } ?? Int(Date().timeIntervalSince1970))
}
