/// One problem, told to the person who can mend it: what is wrong, where, and what to write instead.
///
/// `message` is one sentence without a full stop, literals in backticks; `help` says what to do next.
package struct Diagnostic: Error, Sendable, Hashable {
  package let rule: Rule
  package let severity: Severity
  package let message: String
  package let place: Place?
  package let help: String?

  package init(_ rule: Rule, _ message: String, at place: Place? = nil, help: String? = nil) {
    self.rule = rule
    self.severity = rule.severity
    self.message = message
    self.place = place
    self.help = help
  }
}
