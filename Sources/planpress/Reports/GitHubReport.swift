// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The problems as workflow commands, which GitHub shows at the lines of a pull request.
func gitHubReport(_ located: LocatedReport, source: String) -> String {
  located.diagnostics.map { problem in
    var properties: [String] = []
    if let place = problem.place {
      properties.append("file=\(property(path(place.path, in: source)))")
      if place.line > 0 { properties += ["line=\(place.line)", "col=\(place.column)"] }
    }
    properties.append("title=\(property(problem.diagnostic.rule.name))")
    return "::\(command(problem.severity)) \(properties.joined(separator: ","))::\(data(problem.messageWithHelp))\n"
  }.joined()
}

func gitHubReport(ofFault message: String) -> String { "::error::\(data(message))\n" }

private func command(_ severity: Severity) -> String {
  switch severity {
  case .error: "error"
  case .warning: "warning"
  case .note: "notice"
  }
}

/// Escaped, so that no text ends the command or begins another.
private func data(_ text: String) -> String {
  text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
}

private func property(_ text: String) -> String {
  data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
}
