// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import JSON

/// The problems as GitLab's code quality report, which merge requests show.
func gitLabReport(_ located: LocatedReport, source: String) -> String {
  // The same problem twice on a line has to have another fingerprint.
  var counts: [String: Int] = [:]
  let problems = located.diagnostics.map { problem -> JSONValue in
    let place = path(problem.place?.path ?? "content", in: source)
    // Without the line, so that a problem stays the same when lines above it are added.
    let identity = [problem.diagnostic.rule.name, place, problem.diagnostic.message].joined(separator: "\n")
    counts[identity, default: 0] += 1
    let count = counts[identity] ?? 1
    return [
      "description": .string(problem.messageWithHelp), "check_name": .string(problem.diagnostic.rule.name),
      "fingerprint": .string(hexadecimal(longContentHash(Array("\(identity)\n\(count)".utf8))[...])),
      "severity": .string(severity(problem.severity)),
      "location": ["path": .string(place), "lines": ["begin": .integer(max(1, problem.place?.line ?? 1))]],
    ]
  }
  return JSONValue.array(problems).pretty
}

private func severity(_ severity: Severity) -> String {
  switch severity {
  case .error: "major"
  case .warning: "minor"
  case .note: "info"
  }
}
