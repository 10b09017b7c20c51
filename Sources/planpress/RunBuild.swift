// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Files
import FoundationEssentials
import Glibc
import Publishing
import Sites

/// Builds, says what happened, and ends with the exit status that fits. `then` looks further at what came of it, and may say
/// what it is at; `afterwards` is called when all has been said.
func runBuild(
  _ request: BuildRequest, _ options: SourceOptions,
  then: ((inout BuildResult, @escaping @Sendable (String) -> Void) -> Void)? = nil,
  afterwards: (BuildResult) throws -> Void = { _ in }
) throws {
  let clock = ContinuousClock()
  let start = clock.now
  let progress = Progress(isShown: options.format == .text)
  var request = request
  request.meter = progress.meter
  var result: BuildResult
  do {
    result = try buildSite(request, announce: progress.announce)
    then?(&result, progress.announce)
  } catch {
    progress.end()
    try endOnFault(error, request, options.format)
  }
  progress.end()
  let report = result.settled
  let isWhole = options.printsAll || options.format != .text
  let located = locate(report, isWhole ? .everything : .someForPeople) { readSource($0, request.source) }
  switch options.format {
  case .json: Terminal.output(jsonReport(result, located) + "\n")
  case .sarif: Terminal.output(sarifReport(located, source: request.source) + "\n")
  case .gitlab: Terminal.output(gitLabReport(located, source: request.source) + "\n")
  case .github: Terminal.output(gitHubReport(located, source: request.source))
  case .text: Terminal.error(printText(located, ink: Terminal.inkForErrors))
  }
  if !options.format.isDocument {
    let outcome = summary(result, report, request, took: clock.now - start)
    result.changes == nil && request.output != nil ? Terminal.error(outcome) : Terminal.output(outcome)
  }
  try afterwards(result)
  let isFailed = report.isFailed(strict: request.isStrict)
  withExtendedLifetime(result) { Terminal.end(isFailed ? 1 : 0) }
}

func readSource(_ path: String, _ source: String) -> [UInt8]? {
  guard let folder = try? Folder(source) else { return nil }
  return try? folder.read(path, limit: 16 << 20)
}

func endOnFault(
  _ failure: BuildFailure, _ request: BuildRequest, _ format: ReportFormat
) throws -> Never {
  let message: String
  let help: String
  switch failure.reason {
  case .problem(.machine(let problem)) where problem.path == request.source:
    Terminal.error("error: the source folder `\(request.source)` cannot be opened: \(problem.reason)\n")
    throw ExitCode(64)
  case .problem(.machine(let problem)) where problem.code == ENOTDIR && [request.output, ""].contains(problem.path):
    message = "`\(request.output ?? "")` is a file and not a folder"
    help = "move it elsewhere, or publish to another folder with `--output`"
  case .problem(.machine(let problem)):
    let path = problem.path.isEmpty ? request.output ?? request.source : problem.path
    message = "`\(path)` cannot be \(problem.isReading ? "read" : "written"): \(problem.reason)"
    help = advice(failure.site)
  case .problem(.content(let diagnostic)):
    (message, help) = (diagnostic.message, diagnostic.help ?? advice(failure.site))
  case .occupied(let owner):
    message = "another build is publishing to `\(request.output ?? "")`" + (owner.isEmpty ? "" : " (\(owner))")
    help = "wait until it has ended, and build again"
  }
  let (output, error) = format.fault(message, help: help)
  Terminal.output(output)
  Terminal.error(error)
  throw ExitCode(70)
}

private func advice(_ site: BuildFailure.Site) -> String {
  switch site {
  case .old: "fix this and build again; the published site is still there"
  case .mixed: "the published site is a mixture of old and new pages now: fix this and build again at once"
  case .new: "the new site is published; fix this and build again, so that what is left of the old one goes too"
  }
}
