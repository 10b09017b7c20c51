// SPDX-License-Identifier: Apache-2.0

/// What a site may say that a rule weighs.
package enum Weight: String, Sendable, CaseIterable {
  case error, warning, off

  fileprivate var severity: Severity? {
    switch self {
    case .error: .error
    case .warning: .warning
    case .off: nil
    }
  }
}

/// How much each rule weighs on a site: as the rule says, where the site does not say otherwise.
package struct Severities: Sendable {
  /// Sorted by the rule's name, so that the same choices look the same.
  private let own: [(rule: String, weight: Weight)]

  package init(_ own: [String: Weight] = [:]) {
    self.own = own.sorted { $0.key < $1.key }.map { (rule: $0.key, weight: $0.value) }
  }

  /// Nil where the rule is not to be reported.
  package func severity(of rule: Rule) -> Severity? {
    if let choice = own.first(where: { $0.rule == rule.name }) { return choice.weight.severity }
    return rule.severity
  }
}
