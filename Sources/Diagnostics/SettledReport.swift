// SPDX-License-Identifier: Apache-2.0

/// What a build found wrong, each with the weight that the site gives it. Made once, when all has been found; it decides
/// whether the site is published.
package struct SettledReport: Sendable {
  package struct Finding: Sendable {
    package let diagnostic: Diagnostic
    package let severity: Severity
  }

  /// As they were found, each once.
  package let findings: [Finding]
  /// What the report counted and did not keep.
  package let omissions: [Omission]

  fileprivate init(_ report: Report, by severities: Severities) {
    var seen: Set<Diagnostic> = []
    findings = report.diagnostics.compactMap { diagnostic in
      guard let severity = severities.severity(of: diagnostic.rule), seen.insert(diagnostic).inserted else {
        return nil
      }
      return Finding(diagnostic: diagnostic, severity: severity)
    }
    omissions = report.omitted.compactMap { key, count in
      severities.severity(of: key.rule).map {
        Omission(rule: key.rule, severity: $0, path: key.path, count: count)
      }
    }
  }

  package func count(of severity: Severity) -> Int {
    findings.count { $0.severity == severity }
      + omissions.reduce(0) { $0 + ($1.severity == severity ? $1.count : 0) }
  }

  /// Whether nothing may be published: with one error, where warnings count as such also with one of these.
  package func isFailed(strict: Bool) -> Bool {
    count(of: .error) > 0 || (strict && count(of: .warning) > 0)
  }
}

/// How often a rule is broken beyond what is kept or shown.
package struct Omission: Sendable, Equatable {
  package let rule: Rule
  package let severity: Severity
  /// Nil for what is in files of which nothing is shown under this rule.
  package let path: String?
  package let count: Int
}

extension Report {
  package func settled(by severities: Severities = Severities()) -> SettledReport {
    SettledReport(self, by: severities)
  }
}
