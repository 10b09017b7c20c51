// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Lets work come to an end in good order when somebody stops the program: at once, or where something is being written
/// that would leave traces, after these are removed.
package final class Interruption: Sendable {
  private struct State {
    var signal: Int32?
    /// How many pieces of work would leave traces now.
    var guarded = 0
  }
  private let state = Mutex(State())
  private let end: @Sendable (Int32) -> Never

  /// `end` ends the program for a signal.
  package init(_ end: @escaping @Sendable (Int32) -> Never) { self.end = end }

  /// Somebody has asked for the end, with a signal.
  package func request(_ signal: Int32) {
    let isGuarded = state.withLock { state in
      state.signal = state.signal ?? signal
      return state.guarded > 0
    }
    if !isGuarded { end(signal) }
  }

  /// What takes long asks this between two pieces of work.
  package var isRequested: Bool { state.withLock { $0.signal != nil } }

  /// Does work that removes its traces itself; the program ends after it if that is asked for meanwhile.
  package func guarding<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    state.withLock { $0.guarded += 1 }
    defer {
      let signal = state.withLock { state in
        state.guarded -= 1
        return state.guarded == 0 ? state.signal : nil
      }
      if let signal { end(signal) }
    }
    return try body()
  }
}

/// The same where there may be nothing that interrupts.
package func guarding<Result, Failure>(
  _ interruption: Interruption?, _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  guard let interruption else { return try body() }
  return try interruption.guarding(body)
}
