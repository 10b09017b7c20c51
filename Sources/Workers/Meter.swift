// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// How much of a step is done, for who watches: counted by all workers, read by another thread.
package final class Meter: Sendable {
  private let counts = Mutex((done: 0, all: 0))

  package init() {}

  /// Another step begins, of so many parts.
  package func begin(_ all: Int) { counts.withLock { $0 = (0, all) } }

  package func count() { counts.withLock { $0.done += 1 } }

  package var reading: (done: Int, all: Int) { counts.withLock { $0 } }
}
