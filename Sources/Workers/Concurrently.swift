// SPDX-License-Identifier: Apache-2.0

import Dispatch

/// Does two things at once where there are workers for it, and returns when both are done.
package func concurrently<First: Sendable, Second: Sendable>(
  workers: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  guard workers > 1 else { return (first(), second()) }
  // Each place is written by one of the two, and both have ended before it is read.
  nonisolated(unsafe) let one = UnsafeMutablePointer<First>.allocate(capacity: 1)
  nonisolated(unsafe) let other = UnsafeMutablePointer<Second>.allocate(capacity: 1)
  defer {
    one.deallocate()
    other.deallocate()
  }
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 { one.initialize(to: first()) } else { other.initialize(to: second()) }
  }
  return (one.move(), other.move())
}
