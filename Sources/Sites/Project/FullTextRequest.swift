// SPDX-License-Identifier: Apache-2.0

/// That a site may have a full text search, and where to look for the program that makes it.
package struct FullTextRequest: Sendable {
  /// `PAGEFIND`, `PATH` and `HOME` are looked at.
  package var environment: [String: String]
  /// After so long, Pagefind is ended.
  package var timeLimit: Duration

  package init(environment: [String: String], timeLimit: Duration = .seconds(600)) {
    self.environment = environment
    self.timeLimit = timeLimit
  }
}
