// SPDX-License-Identifier: Apache-2.0

/// What is printed of a report: places are exact, and of each rule a file shows its first problems.
package struct LocatedReport: Sendable {
  /// By file, line and column.
  package let diagnostics: [LocatedDiagnostic]
  /// Sorted by path and rule, those without a path last.
  package let omissions: [Omission]
}

/// How much of a report is printed.
package struct Extent: Sendable {
  /// Of a rule in a file.
  let ofRule: Int
  /// Of all; errors come before warnings.
  let ofAll: Int
  /// In so many files, the same fact is one problem.
  let manyFiles: Int

  package static let everything = Extent(ofRule: .max, ofAll: .max, manyFiles: .max)
  /// What somebody reads at a time.
  package static let someForPeople = Extent(ofRule: 10, ofAll: 50, manyFiles: 4)
  /// What somebody sees in passing, who has it all elsewhere.
  package static let fewForPeople = Extent(ofRule: 3, ofAll: 5, manyFiles: 4)
}

/// A diagnostic with its place made exact against the file's text: ready to print.
package struct LocatedDiagnostic: Sendable {
  package let diagnostic: Diagnostic
  package let severity: Severity
  package let place: ExactPlace?
  package let notes: [LocatedNote]
  /// Those of the diagnostic, or none where one of them is not in its file.
  package let edits: [LocatedEdit]
  /// Nil where the problem is in one file.
  package var others: OtherFiles?
}

/// The other files of a problem that many have.
package struct OtherFiles: Sendable {
  package let count: Int
  /// In the first of them.
  package let places: [ExactPlace]
}

package struct LocatedNote: Sendable {
  package let message: String
  package let place: ExactPlace
}

/// Sorts what was found by file, line and column, makes places exact, and keeps as much as `extent` says.
///
/// `text` gives the bytes of a source file by its path, or nil; each file is asked for once.
package func locate(
  _ report: SettledReport, _ extent: Extent = .someForPeople, text: (String) -> [UInt8]?
) -> LocatedReport {
  var known = PathMap<SourceLines>()
  func find<Found>(_ place: Place, _ body: (inout SourceLines) -> Found) -> Found {
    var none = SourceLines()
    if place.line == 0 { return body(&none) }
    return body(&known[place.path, default: SourceLines(text(place.path) ?? [])])
  }
  let located = report.findings.map { finding in
    let diagnostic = finding.diagnostic
    let edits = diagnostic.edits.compactMap { edit in find(edit.place) { findEdit(edit, in: &$0) } }
    return LocatedDiagnostic(
      diagnostic: diagnostic, severity: finding.severity,
      place: diagnostic.place.map { place in find(place) { findPlace(place, in: &$0) } },
      notes: diagnostic.notes.map { note in
        LocatedNote(message: note.message, place: find(note.place) { findPlace(note.place, in: &$0) })
      },
      edits: edits.count == diagnostic.edits.count ? edits : [])
  }
  let gathered = gather(located.sorted(by: precedes), extent.manyFiles)
  return shorten(gathered, extent, report.omissions)
}

private func precedes(_ a: LocatedDiagnostic, _ b: LocatedDiagnostic) -> Bool {
  func key(_ located: LocatedDiagnostic) -> (String, Int, Int) {
    (located.place?.path ?? "", located.place?.line ?? 0, located.place?.column ?? 0)
  }
  if key(a) != key(b) { return key(a) < key(b) }
  return (a.diagnostic.rule.name, a.diagnostic.message) < (b.diagnostic.rule.name, b.diagnostic.message)
}

/// Makes one problem of a fact that is the same in many files, at its place in the first.
private func gather(_ located: [LocatedDiagnostic], _ manyFiles: Int) -> [LocatedDiagnostic] {
  struct Fact: Hashable {
    let rule: Rule
    let words: String
  }
  func fact(_ problem: LocatedDiagnostic) -> Fact? {
    problem.place == nil ? nil : problem.diagnostic.inManyFiles.map { Fact(rule: problem.diagnostic.rule, words: $0) }
  }
  var places: [Fact: [ExactPlace]] = [:]
  for problem in located {
    guard let fact = fact(problem), let place = problem.place, places[fact]?.last?.path != place.path else { continue }
    places[fact, default: []].append(place)
  }
  places = places.filter { $0.value.count >= manyFiles }
  if places.isEmpty { return located }
  var seen: Set<Fact> = []
  return located.compactMap { problem in
    guard let fact = fact(problem), let files = places[fact] else { return problem }
    guard seen.insert(fact).inserted else { return nil }
    var problem = problem
    problem.others = OtherFiles(count: files.count - 1, places: Array(files.dropFirst().prefix(3)))
    return problem
  }
}

/// Takes what is too much off the end of each file's problems of a rule, then off the end of all, and adds it to what was not
/// kept.
private func shorten(_ located: [LocatedDiagnostic], _ extent: Extent, _ omissions: [Omission]) -> LocatedReport {
  var shown: [Report.RuleInFile: Int] = [:]
  var counts: [Report.RuleInFile: (severity: Severity, count: Int)] = [:]
  let kept = located.map { problem in
    let key = Report.RuleInFile(problem.diagnostic.rule, in: problem.place?.path)
    shown[key, default: 0] += 1
    return shown[key, default: 0] <= extent.ofRule
  }
  let chosen = choose(located, kept, extent.ofAll)
  let paths = PathSet(chosen.indices.filter { chosen[$0] }.compactMap { located[$0].place?.path })
  func add(_ count: Int, _ rule: Rule, in path: String?, _ severity: Severity) {
    let isShown = path.map(paths.contains) ?? false
    counts[Report.RuleInFile(rule, in: isShown ? path : nil), default: (severity, 0)].count += count
  }
  for (number, problem) in located.enumerated() where !chosen[number] {
    // Beyond what is printed at all, files are counted together.
    add(1, problem.diagnostic.rule, in: kept[number] ? nil : problem.place?.path, problem.severity)
  }
  for omission in omissions {
    let isOfShown = shown[Report.RuleInFile(omission.rule, in: omission.path)] != nil
    add(omission.count, omission.rule, in: isOfShown ? omission.path : nil, omission.severity)
  }
  let rest = counts.map { key, value in
    Omission(rule: key.rule, severity: value.severity, path: key.path, count: value.count)
  }
  return LocatedReport(
    diagnostics: zip(located, chosen).filter(\.1).map(\.0),
    omissions: rest.sorted { a, b in
      if a.path != b.path { return b.path.map { (a.path ?? "\u{10FFFF}") < $0 } ?? true }
      return a.rule.name < b.rule.name
    })
}

/// Of those that are kept, the first `most`: all errors before all warnings.
private func choose(_ located: [LocatedDiagnostic], _ kept: [Bool], _ most: Int) -> [Bool] {
  var rest = most
  var chosen = kept.map { _ in false }
  for severity in [Severity.error, .warning, .note] {
    for number in located.indices where kept[number] && located[number].severity == severity && rest > 0 {
      chosen[number] = true
      rest -= 1
    }
  }
  return chosen
}
