// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Work that is done beside what comes after it, where there are workers for it.
package final class Background<Value: Sendable>: Sendable {
  private let result = Mutex<Value?>(nil)
  private let group = DispatchGroup()
  private let work: @Sendable () -> Value

  /// Begins the work; with a single worker it is left until its value is asked for.
  package init(workers: Int, _ work: @escaping @Sendable () -> Value) {
    self.work = work
    guard workers > 1 else { return }
    DispatchQueue.global().async(group: group) { [self] in
      let value = work()
      result.withLock { $0 = value }
    }
  }

  /// Waits for the work to end.
  package var value: Value {
    group.wait()
    return result.withLock { result in
      if let result { return result }
      let value = work()
      result = value
      return value
    }
  }
}
