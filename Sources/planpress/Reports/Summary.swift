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
  let held = request.includeDrafts ? result.notPublishedYet : result.heldBack
  let isHeld = request.includeDrafts ? "not published yet" : "held back"
  for held in held.prefix(20) { lines.append("\(isHeld): \(printable(held.path)): \(held.explanation)") }
  if held.count > 20 { lines.append("\(isHeld): … and \(held.count - 20) more") }
  lines += result.remarks
  let errors = report.count(of: .error)
  let warnings = report.count(of: .warning)
  var parts: [String] = []
  if let changes = result.changes {
    let what = request.includeDrafts ? "made a preview of" : "published"
    parts.append(
      "\(what) \(count(result.pages, "page")) in \(request.output ?? ""), from \(count(result.sources, "file"))")
    parts.append("\(changes.written) of its files written, \(changes.unchanged) unchanged, \(changes.removed) removed")
  } else if report.isFailed(strict: request.isStrict) {
    parts.append(request.output == nil ? checked(result) : "nothing was written")
  } else {
    parts.append(checked(result))
  }
  if !held.isEmpty { parts.append("\(held.count) \(isHeld)") }
  parts.append(errors + warnings == 0 ? "no problems" : found(errors, warnings))
  if let asOf = result.asOf { parts.append("as of \(asOf.iso)") }
  parts.append(seconds(took))
  lines.append(parts.joined(separator: " · "))
  return lines.joined(separator: "\n") + "\n"
}

private func checked(_ result: BuildResult) -> String {
  "checked \(count(result.pages, "page")), from \(count(result.sources, "file"))"
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
