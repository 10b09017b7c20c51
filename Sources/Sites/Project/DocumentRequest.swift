// SPDX-License-Identifier: Apache-2.0

/// What a document is to contain.
package enum DocumentChoice: Sendable, Equatable {
  case wholePlan
  /// A goal with its parts, by its identifier.
  case goal(String)
}

/// That a site may have documents, and where to look for the program that sets them.
package struct DocumentRequest: Sendable {
  /// `PATH`, `HOME` and `TMPDIR` are looked at.
  package var environment: [String: String]
  /// After so long for one document, Typst is ended.
  package var timeLimit: Duration

  package init(environment: [String: String], timeLimit: Duration = .seconds(120)) {
    (self.environment, self.timeLimit) = (environment, timeLimit)
  }
}
