// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Diagnostics
import Fields
import Files
import Plans
import Sites

/// What there is in a source: problems in it are the concern of `check`, and keep nobody from adding to it. Ends the program where
/// the folder cannot be opened, and where it has no content though that `isNeeded`.
func readPlan(_ source: String, isNeeded: Bool) throws -> (kinds: Kinds, plan: Plan) {
  var report = Report()
  var request = BuildRequest(source: source, output: nil, today: CalendarDate(secondsSince1970: 0), workers: 1)
  request.usesCache = false
  do {
    let project = try readProject(request, &report)
    if isNeeded, let problem = report.diagnostics.first(where: { $0.rule == .noContent }) {
      Terminal.error("error: \(problem.message)\n  help: \(problem.help ?? "")\n")
      throw ExitCode(64)
    }
    let texts = readTexts(
      listContent(project.source, workers: 1), in: project.source, options: project.markdown, kinds: project.kinds,
      reusing: TextCache(), keepsProse: false, secondsForText: request.secondsForText, workers: 1, report: &report)
    let theEnd = CalendarDate(secondsSince1970: 253_402_300_799)
    let plan = resolvePlan(texts.content, asOf: theEnd, includeDrafts: true, workers: 1, report: &report)
    return (project.kinds, plan)
  } catch let error as FileProblem {
    Terminal.error("error: the source folder `\(printable(source))` cannot be opened: \(error.reason)\n")
    throw ExitCode(64)
  }
}
