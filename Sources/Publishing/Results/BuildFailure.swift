// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Why a build could not be brought to its end, and what is published now.
package struct BuildFailure: Error, Sendable {
  package enum Reason: Sendable {
    case problem(Problem)
    /// Another build publishes to the same folder; with what it says about itself.
    case occupied(by: String)
  }
  package enum Site: Sendable {
    /// What was published before, or nothing.
    case old
    /// Some of the old files and some of the new ones: not even the way back was possible.
    case mixed
    /// The new site; what should follow it is not done.
    case new
  }
  package let reason: Reason
  package let site: Site

  package init(_ problem: Problem, site: Site = .old) { (reason, self.site) = (.problem(problem), site) }

  init(occupiedBy owner: String) { (reason, site) = (.occupied(by: owner), .old) }
}

/// Does what the machine may refuse while `site` is published.
func attempt<Result>(
  _ site: BuildFailure.Site = .old, _ body: () throws(FileProblem) -> Result
) throws(BuildFailure) -> Result {
  do {
    return try body()
  } catch {
    throw BuildFailure(.machine(error), site: site)
  }
}
