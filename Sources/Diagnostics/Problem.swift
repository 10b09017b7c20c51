// SPDX-License-Identifier: Apache-2.0

/// Why something could not be made: something wrong in what people wrote, or something that the machine refuses.
package enum Problem: Error, Sendable {
  case content(Diagnostic)
  case machine(FileProblem)

  /// Does what the machine may refuse, where other problems are possible too.
  package static func catching<Result>(_ body: () throws(FileProblem) -> Result) throws(Problem) -> Result {
    do {
      return try body()
    } catch {
      throw .machine(error)
    }
  }

  /// In one sentence, without its place.
  package var message: String {
    switch self {
    case .content(let diagnostic): diagnostic.message
    case .machine(let problem): "`\(problem.path)`: \(problem.reason)"
    }
  }
}

/// Takes the bytes of a file piece by piece, and says why it cannot.
package typealias ByteSink = (_ bytes: [UInt8]) throws(Problem) -> Void
