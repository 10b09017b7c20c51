/// A thing that can be wrong, under a name that stays the same for good, so that it can be looked up and searched for.
///
/// Each module lists its own rules; the reference page in docs/ is printed from them.
package struct Rule: Sendable, Hashable {
  /// Lower case words with hyphens, such as `dead-link`.
  package let name: String
  package let severity: Severity
  /// One sentence for the reference page: what is asked of the writer, and why.
  package let summary: String

  package init(_ name: String, _ severity: Severity, _ summary: String) {
    self.name = name
    self.severity = severity
    self.summary = summary
  }
}
