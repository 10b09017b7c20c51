/// Why something could not be made: something wrong in what people wrote, or something that the machine refuses.
package enum Problem: Error, Sendable {
  case content(Diagnostic)
  case machine(FileProblem)

  /// In one sentence, without its place.
  package var message: String {
    switch self {
    case .content(let diagnostic): diagnostic.message
    case .machine(let problem): "`\(problem.path)`: \(problem.reason)"
    }
  }
}
