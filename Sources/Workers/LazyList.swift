// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Values by their numbers, each made when it is first asked for. Two threads that ask at once may both make it, and get the same
/// one.
package final class LazyList<Value: Sendable>: Sendable {
  private let made: Mutex<[Value?]>
  private let make: @Sendable (Int) -> Value

  package init(count: Int, _ make: @escaping @Sendable (Int) -> Value) {
    made = Mutex([Value?](repeating: nil, count: count))
    self.make = make
  }

  package subscript(number: Int) -> Value {
    if let known = made.withLock({ $0[number] }) { return known }
    let value = make(number)
    return made.withLock { made in
      let first = made[number] ?? value
      made[number] = first
      return first
    }
  }
}
