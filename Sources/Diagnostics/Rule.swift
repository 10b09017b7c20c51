// SPDX-License-Identifier: Apache-2.0

/// A thing that can be wrong, under a name that stays the same for good, so that it can be looked up and searched for.
///
/// Each module lists its own rules; the reference page in docs/ is printed from them.
package struct Rule: Sendable {
  /// Lower case words with hyphens, such as `dead-link`.
  package let name: String
  /// How much it weighs where the site does not say otherwise.
  package let severity: Severity
  /// Whether no site may give it another weight.
  package let isFixed: Bool
  /// One sentence for the reference page: what is asked of the writer, and why.
  package let summary: String

  /// An error is fixed unless it is declared otherwise: what is published after it would be unsafe, broken, or not what the
  /// writer wrote. A warning is a matter of judgement.
  package init(_ name: String, _ severity: Severity, isFixed: Bool? = nil, _ summary: String) {
    self.name = name
    self.severity = severity
    self.isFixed = isFixed ?? (severity != .warning)
    self.summary = summary
  }
}

/// A rule is known by its name.
extension Rule: Hashable {
  package static func == (a: Rule, b: Rule) -> Bool { a.name == b.name }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
