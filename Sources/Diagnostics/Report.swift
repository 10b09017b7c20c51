// SPDX-License-Identifier: Apache-2.0

/// All that a build found wrong. Stages add to it and go on, so that a writer sees every problem at once.
///
/// It keeps as many diagnostics as somebody can use, and counts the rest: a text with a million mistakes takes no more memory
/// than one with some hundred.
package struct Report: Sendable {
  /// Those that are kept, as they were found.
  package private(set) var diagnostics: [Diagnostic] = []
  /// How many were added, kept or not.
  package private(set) var count = 0
  /// How often names that may have been meant can still be looked for.
  package var guesses: Guesses
  // Made for every text and taken over empty by most: an empty literal would take a thousand instructions here.
  private var keptOfRule = [Rule: Int]()
  private var tallies = [RuleInFile: Tally]()

  /// A rule and the file in which it was broken; nil for what is in no file.
  package struct RuleInFile: Sendable, Hashable {
    package let rule: Rule
    package let path: String?

    package init(_ rule: Rule, in path: String?) { (self.rule, self.path) = (rule, path) }
  }

  private struct Tally {
    var kept = 0
    var omitted = 0
  }

  /// How many diagnostics are kept of a rule in one file, and of a rule in all files.
  private static let mostInFile = 5_000
  private static let mostOfRule = 50_000

  package init(guesses: Guesses = Guesses()) { self.guesses = guesses }

  package var isEmpty: Bool { count == 0 }

  /// Whether there is an error by the rules' own weights: what has been read is not whole then.
  package var hasErrors: Bool { tallies.keys.contains { $0.rule.severity == .error } }

  package func has(_ rule: Rule, in path: String?) -> Bool { tallies[RuleInFile(rule, in: path)] != nil }

  /// How many are not kept, by rule and file.
  package var omitted: [RuleInFile: Int] { tallies.compactMapValues { $0.omitted > 0 ? $0.omitted : nil } }

  package mutating func add(_ diagnostic: Diagnostic) {
    let key = RuleInFile(diagnostic.rule, in: diagnostic.place?.path)
    count += 1
    guard tallies[key, default: Tally()].kept < Self.mostInFile,
      keptOfRule[key.rule, default: 0] < Self.mostOfRule
    else {
      tallies[key, default: Tally()].omitted += 1
      return
    }
    tallies[key, default: Tally()].kept += 1
    keptOfRule[key.rule, default: 0] += 1
    diagnostics.append(diagnostic)
  }

  package mutating func add(
    _ rule: Rule, _ message: String, at place: Place? = nil, help: String? = nil, notes: [Note] = [],
    inManyFiles: String? = nil, edits: [Edit] = []
  ) {
    add(Diagnostic(rule, message, at: place, help: help, notes: notes, inManyFiles: inManyFiles, edits: edits))
  }

  /// Counts diagnostics that somebody else did not keep.
  package mutating func omit(_ count: Int, of key: RuleInFile) {
    self.count += count
    tallies[key, default: Tally()].omitted += count
  }

  package func without(_ rule: Rule) -> Report {
    guard keptOfRule[rule] != nil else { return self }
    var report = Report()
    for diagnostic in diagnostics where diagnostic.rule != rule { report.add(diagnostic) }
    for (key, count) in omitted where key.rule != rule { report.omit(count, of: key) }
    return report
  }

  /// The same with each diagnostic changed.
  package func mapped(_ change: (Diagnostic) -> Diagnostic) -> Report {
    if isEmpty { return self }
    var report = Report(guesses: guesses)
    for diagnostic in diagnostics { report.add(change(diagnostic)) }
    for (key, count) in omitted { report.omit(count, of: key) }
    return report
  }

  package mutating func merge(_ other: Report) {
    if other.isEmpty { return }
    if isEmpty {
      let guesses = guesses
      self = other
      self.guesses = guesses
      return
    }
    for diagnostic in other.diagnostics { add(diagnostic) }
    for (key, count) in other.omitted { omit(count, of: key) }
  }
}
