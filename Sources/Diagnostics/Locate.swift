// SPDX-License-Identifier: Apache-2.0

/// What is printed of a report: places are exact, and of each rule a file shows its first problems.
package struct LocatedReport: Sendable {
  /// By file, line and column.
  package let diagnostics: [LocatedDiagnostic]
  /// Sorted by path and rule, those without a path last.
  package let omissions: [Omission]
}

/// A diagnostic with its place made exact against the file's text: ready to print.
package struct LocatedDiagnostic: Sendable {
  package let diagnostic: Diagnostic
  package let severity: Severity
  package let place: ExactPlace?
  package let notes: [LocatedNote]
  /// Those of the diagnostic, or none where one of them is not in its file.
  package let edits: [LocatedEdit]
}

package struct LocatedNote: Sendable {
  package let message: String
  package let place: ExactPlace
}

/// Sorts what was found by file, line and column, makes places exact, and keeps the first `most` of a rule in a file.
///
/// `text` gives the bytes of a source file by its path, or nil; each file is asked for once.
package func locate(_ report: SettledReport, most: Int = 10, text: (String) -> [UInt8]?) -> LocatedReport {
  var known: [String: (lines: [ArraySlice<UInt8>], size: Int)] = [:]
  func file(_ place: Place) -> (lines: [ArraySlice<UInt8>], size: Int) {
    guard place.line > 0 else { return ([], 0) }
    if let file = known[place.path] { return file }
    let bytes = text(place.path) ?? []
    let file = (splitLines(bytes), bytes.count)
    known[place.path] = file
    return file
  }
  func lines(_ place: Place) -> [ArraySlice<UInt8>] { file(place).lines }
  let located = report.findings.map { finding in
    let diagnostic = finding.diagnostic
    let edits = diagnostic.edits.compactMap { findEdit($0, in: lines($0.place), size: file($0.place).size) }
    return LocatedDiagnostic(
      diagnostic: diagnostic, severity: finding.severity,
      place: diagnostic.place.map { findPlace($0, in: lines($0)) },
      notes: diagnostic.notes.map {
        LocatedNote(message: $0.message, place: findPlace($0.place, in: lines($0.place)))
      },
      edits: edits.count == diagnostic.edits.count ? edits : [])
  }
  return shorten(located.sorted(by: precedes), most: most, report.omissions)
}

private func precedes(_ a: LocatedDiagnostic, _ b: LocatedDiagnostic) -> Bool {
  func key(_ located: LocatedDiagnostic) -> (String, Int, Int) {
    (located.place?.path ?? "", located.place?.line ?? 0, located.place?.column ?? 0)
  }
  if key(a) != key(b) { return key(a) < key(b) }
  return (a.diagnostic.rule.name, a.diagnostic.message) < (b.diagnostic.rule.name, b.diagnostic.message)
}

/// Takes what is too much off the end of each file's problems of a rule, and adds it to what was not kept.
private func shorten(_ located: [LocatedDiagnostic], most: Int, _ omissions: [Omission]) -> LocatedReport {
  var shown: [Report.RuleInFile: Int] = [:]
  var counts: [Report.RuleInFile: (severity: Severity, count: Int)] = [:]
  var first: [LocatedDiagnostic] = []
  for problem in located {
    let key = Report.RuleInFile(problem.diagnostic.rule, in: problem.place?.path)
    if shown[key, default: 0] < most {
      shown[key, default: 0] += 1
      first.append(problem)
    } else {
      counts[key, default: (problem.severity, 0)].count += 1
    }
  }
  for omission in omissions {
    let here = Report.RuleInFile(omission.rule, in: omission.path)
    let key = shown[here] == nil ? Report.RuleInFile(omission.rule, in: nil) : here
    counts[key, default: (omission.severity, 0)].count += omission.count
  }
  let rest = counts.map { key, value in
    Omission(rule: key.rule, severity: value.severity, path: key.path, count: value.count)
  }
  return LocatedReport(
    diagnostics: first,
    omissions: rest.sorted { a, b in
      if a.path != b.path { return b.path.map { (a.path ?? "\u{10FFFF}") < $0 } ?? true }
      return a.rule.name < b.rule.name
    })
}
