import Diagnostics

/// Why a build could not be brought to its end, and what is published now.
package struct BuildFailure: Error, Sendable {
  package enum Site: Sendable {
    /// What was published before, or nothing.
    case old
    /// Some of the old files and some of the new ones: not even the way back was possible.
    case mixed
    /// The new site; what was to be done after it is not done.
    case new
  }
  package let problem: Problem
  package let site: Site

  init(_ problem: Problem, site: Site = .old) { (self.problem, self.site) = (problem, site) }
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
