import ArgumentParser
import Diagnostics
import Files
import Foundation
import Sites

/// Builds, tells what happened, and ends with the exit status that fits.
func runBuild(_ request: BuildRequest, _ options: SourceOptions) throws {
  let clock = ContinuousClock()
  let start = clock.now
  let progress = Progress(isShown: options.format == .text)
  let result: BuildResult
  do {
    result = try buildSite(request, announce: progress.announce)
  } catch {
    progress.end()
    try endOnFault(error, request, options.format)
  }
  progress.end()
  let report = result.settled
  let located = locate(report) { readSource($0, request.source) }
  switch options.format {
  case .json: print(jsonReport(result, located))
  case .text:
    Terminal.error(printText(located, ink: Terminal.inkForErrors))
    let outcome = summary(result, report, request, took: clock.now - start)
    result.changes == nil && request.output != nil ? Terminal.error(outcome) : print(outcome, terminator: "")
  }
  let isFailed = report.isFailed(strict: request.isStrict)
  withExtendedLifetime(result) {
    fflush(nil)
    exit(isFailed ? 1 : 0)
  }
}

private func readSource(_ path: String, _ source: String) -> [UInt8]? {
  guard let folder = try? Folder(source) else { return nil }
  return try? folder.read(path, limit: 16 << 20)
}

private func endOnFault(
  _ problem: FileProblem, _ request: BuildRequest, _ format: SourceOptions.Format
) throws -> Never {
  if problem.path == request.source {
    Terminal.error("error: the source folder `\(request.source)` cannot be opened: \(problem.reason)\n")
    throw ExitCode(64)
  }
  let isSource = problem.path.hasPrefix("content/")
  let message = "`\(problem.path)` cannot be \(isSource ? "read" : "written"): \(problem.reason)"
  let help = "fix this and build again; the published site is still there"
  switch format {
  case .json: print(jsonReport(ofFault: message, help: help))
  case .text: Terminal.error("error: \(message)\n  help: \(help)\n")
  }
  throw ExitCode(70)
}
