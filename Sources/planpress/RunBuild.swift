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
    try endOnFault(error, request)
  }
  progress.end()
  let located = locate(result.report.diagnostics) { readSource($0, request.source) }
  switch options.format {
  case .json: print(jsonReport(result, located))
  case .text:
    let ink = Terminal.inkForErrors
    for diagnostic in located { Terminal.error(printText(diagnostic, ink: ink)) }
    let outcome = summary(result, request, located, took: clock.now - start)
    result.changes == nil && request.output != nil ? Terminal.error(outcome) : print(outcome, terminator: "")
  }
  let isFailed = result.report.hasErrors || (request.isStrict && !located.isEmpty)
  withExtendedLifetime(result) {
    fflush(nil)
    exit(isFailed ? 1 : 0)
  }
}

private func readSource(_ path: String, _ source: String) -> [UInt8]? {
  guard let folder = try? Folder(source) else { return nil }
  return try? folder.read(path, limit: 16 << 20)
}

private func endOnFault(_ problem: FileProblem, _ request: BuildRequest) throws -> Never {
  if problem.path == request.source {
    Terminal.error("error: the source folder `\(request.source)` cannot be opened: \(problem.reason)\n")
    throw ExitCode(64)
  }
  let isSource = problem.path.hasPrefix("content/")
  Terminal.error("error: `\(problem.path)` cannot be \(isSource ? "read" : "written"): \(problem.reason)\n")
  Terminal.error("  help: mend this and build again; what was published before has not been removed\n")
  throw ExitCode(70)
}
