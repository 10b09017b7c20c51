// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Files
import Publishing
import Sites

/// What can be put right in the content without anybody's judgement, and what is left.
package struct Fixes: Sendable {
  /// In the order of their paths.
  package let files: [FixedFile]
  /// In the order of their rules.
  package let leftovers: [Leftover]
}

/// A file of the content before and after.
package struct FixedFile: Sendable {
  package let path: String
  package let before: [UInt8]
  package let after: [UInt8]
  /// How many problems of each rule are gone, in the order of the rules' names.
  package let rules: [(rule: Rule, count: Int)]
}

/// Problems of a rule that are still there.
package struct Leftover: Sendable, Equatable {
  package enum Reason: Int, Sendable {
    case needsDecision
    /// What would be replaced is written in another way than the program expects, or lies outside the content.
    case outOfReach
    /// It is in a table, which is the spreadsheet program's to write.
    case inTable
  }
  package let rule: Rule
  package let reason: Reason
  package let count: Int
  package let first: ExactPlace?
}

/// More would mean that two problems are the answers to each other.
private let mostRounds = 40

/// Checks the site and makes the edits of its problems, in memory, until no more can be made: what one edit puts right may
/// show the next problem. `rules` are those whose problems are looked at; nil for all.
///
/// Drafts and later items are looked at as well.
package func findFixes(
  _ request: BuildRequest, rules: Set<Rule>?, announce: (String) -> Void
) throws(BuildFailure) -> Fixes {
  var request = request
  request.output = nil
  request.usesCache = false
  request.includeDrafts = true
  var saved = try SavedFiles(request.source)
  var counts = PathMap<[Rule: Int]>()
  var rounds = 0
  while true {
    let result = try buildSite(request, announce: announce)
    let report = locate(result.settled, .everything) { request.unsaved[$0] ?? saved[$0] }
    try saved.checkComplete()
    let problems = report.diagnostics.filter { rules?.contains($0.diagnostic.rule) ?? true }
    var chosen = ChosenEdits()
    var taken: [LocatedDiagnostic] = []
    // What an edit brings is in UTF-8.
    let others = PathSet(report.diagnostics.filter { $0.diagnostic.rule == .notText }.compactMap { $0.place?.path })
    for problem in problems where isFixable(problem) && !problem.edits.contains(where: { others.contains($0.path) }) {
      if chosen.take(problem.edits) { taken.append(problem) }
    }
    var isChanged = false
    for (path, edits) in chosen.byPath {
      guard let bytes = request.unsaved[path] ?? saved[path] else { continue }
      let edited = apply(edits, to: bytes)
      if edited == bytes { continue }
      request.unsaved[path] = edited
      isChanged = true
    }
    rounds += 1
    guard isChanged, rounds < mostRounds else {
      return Fixes(files: files(request.unsaved, counts, &saved), leftovers: leftovers(problems, report, rules))
    }
    for problem in taken {
      for path in PathSet(problem.edits.map(\.path)) {
        counts[path, default: [:]][problem.diagnostic.rule, default: 0] += 1
      }
    }
  }
}

/// Files of a source as they are saved, each read once.
private struct SavedFiles {
  private let source: Folder
  private var known = PathMap<[UInt8]>()
  private var problem: FileProblem?

  init(_ path: String) throws(BuildFailure) {
    do throws(FileProblem) {
      source = try Folder(path)
    } catch {
      throw BuildFailure(.machine(error))
    }
  }

  /// Nil for what is not there, and for what cannot be read.
  subscript(path: String) -> [UInt8]? {
    mutating get {
      if let bytes = known[path] { return bytes }
      do throws(FileProblem) {
        let bytes = try source.read(path, limit: 16 << 20)
        known[path] = bytes
        return bytes
      } catch {
        if !error.isAbsence { problem = problem ?? error }
        return nil
      }
    }
  }

  /// Fails where a file could not be read: its problems would count as those that nobody can correct.
  func checkComplete() throws(BuildFailure) {
    if let problem { throw BuildFailure(.machine(problem)) }
  }
}

func isFixable(_ problem: LocatedDiagnostic) -> Bool {
  !problem.edits.isEmpty && problem.edits.allSatisfy { $0.path.begins(with: "content/") }
}

private func files(
  _ edited: PathMap<[UInt8]>, _ counts: PathMap<[Rule: Int]>, _ saved: inout SavedFiles
) -> [FixedFile] {
  var fixed: [FixedFile] = []
  for (path, after) in edited.sorted(by: { bytesPrecede($0.path, $1.path) }) {
    guard let before = saved[path], before != after else { continue }
    let rules = (counts[path] ?? [:]).sorted { $0.key.name < $1.key.name }
    fixed.append(
      FixedFile(path: path, before: before, after: after, rules: rules.map { (rule: $0.key, count: $0.value) }))
  }
  return fixed
}

private func leftovers(
  _ problems: [LocatedDiagnostic], _ report: LocatedReport, _ rules: Set<Rule>?
) -> [Leftover] {
  struct Key: Hashable {
    let rule: Rule
    let reason: Leftover.Reason
  }
  var found: [Key: (count: Int, first: ExactPlace?)] = [:]
  for problem in problems {
    let hasEdits = !problem.diagnostic.edits.isEmpty
    let isInTable = problem.place?.path.ends(with: ".csv") ?? false
    let key = Key(
      rule: problem.diagnostic.rule, reason: isInTable ? .inTable : hasEdits ? .outOfReach : .needsDecision)
    found[key, default: (0, problem.place)].count += 1
  }
  for omission in report.omissions where rules?.contains(omission.rule) ?? true {
    found[Key(rule: omission.rule, reason: .needsDecision), default: (0, nil)].count += omission.count
  }
  return found.map { Leftover(rule: $0.rule, reason: $0.reason, count: $1.count, first: $1.first) }.sorted {
    $0.rule == $1.rule ? $0.reason.rawValue < $1.reason.rawValue : $0.rule.name < $1.rule.name
  }
}
