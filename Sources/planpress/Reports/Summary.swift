// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans
import Publishing
import Sites

/// The last lines of a run: what is published, what is held back and why, what was found, how long it took.
func summary(
  _ result: BuildResult, _ report: SettledReport, _ request: BuildRequest, took: Duration
) -> String {
  var lines: [String] = []
  for held in result.heldBack.prefix(20) {
    lines.append("held back: \(held.path): \(held.explanation)")
  }
  if result.heldBack.count > 20 { lines.append("held back: … and \(result.heldBack.count - 20) more") }
  let errors = report.count(of: .error)
  let warnings = report.count(of: .warning)
  var parts: [String] = []
  if let changes = result.changes {
    parts.append("\(count(result.pages, "page")) in \(request.output ?? "")")
    parts.append("\(changes.written) of its files written, \(changes.unchanged) unchanged, \(changes.removed) removed")
  } else if report.isFailed(strict: request.isStrict) {
    parts.append(request.output == nil ? "checked \(count(result.pages, "page"))" : "nothing was written")
  } else {
    parts.append("checked \(count(result.pages, "page"))")
  }
  if !result.heldBack.isEmpty { parts.append("\(result.heldBack.count) held back") }
  parts.append(errors + warnings == 0 ? "no problems" : found(errors, warnings))
  if let asOf = result.asOf { parts.append("as of \(asOf.iso)") }
  parts.append(seconds(took))
  lines.append(parts.joined(separator: " · "))
  return lines.joined(separator: "\n") + "\n"
}

private func found(_ errors: Int, _ warnings: Int) -> String {
  [errors > 0 ? count(errors, "error") : nil, warnings > 0 ? count(warnings, "warning") : nil].compactMap { $0 }
    .joined(separator: ", ")
}

private func count(_ number: Int, _ what: String) -> String { "\(number) \(what)\(number == 1 ? "" : "s")" }

private func seconds(_ duration: Duration) -> String {
  let milliseconds = Int(duration / .milliseconds(1))
  let hundredths = (milliseconds + 5) / 10
  let fraction = hundredths % 100
  return milliseconds < 1000 ? "\(milliseconds) ms" : "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) s"
}
