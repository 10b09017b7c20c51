/// All that a build found wrong. Stages add to it and go on, so that a writer sees every problem at once.
package struct Report: Sendable {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  package mutating func add(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
  }

  package mutating func add(_ rule: Rule, _ message: String, at place: Place? = nil, help: String? = nil) {
    diagnostics.append(Diagnostic(rule, message, at: place, help: help))
  }

  package mutating func merge(_ other: Report) {
    if !other.diagnostics.isEmpty { diagnostics.append(contentsOf: other.diagnostics) }
  }
}
