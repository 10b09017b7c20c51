// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Applies `transform` to every element on up to `workers` threads and returns the results in the elements' order, so
/// that the outcome does not depend on the number of cores.
///
/// Each worker gets `state`, made once per worker (a buffer to reuse, say). Elements are handed out in runs that become shorter
/// towards the end, so that the workers end together, also where the last elements take long.
/// Inlinable, so that it is compiled for the elements.
@inlinable package func parallelMap<Element: Sendable, Result: Sendable, State>(
  _ elements: [Element], workers: Int, state makeState: @Sendable () -> State,
  _ transform: @Sendable (Element, inout State) -> Result
) -> [Result] {
  guard workers > 1, elements.count > 1 else {
    var state = makeState()
    return elements.map { transform($0, &state) }
  }
  let next = Atomic<Int>(0)
  return [Result](unsafeUninitializedCapacity: elements.count) { buffer, count in
    // Every index is written by exactly one worker, and all have ended before the buffer is read.
    nonisolated(unsafe) let results = buffer
    DispatchQueue.concurrentPerform(iterations: min(workers, elements.count)) { _ in
      var state = makeState()
      while true {
        let first = next.load(ordering: .relaxed)
        guard first < elements.count else { break }
        let end = first + max(1, min(16, (elements.count - first) / (workers * 4)))
        guard next.compareExchange(expected: first, desired: end, ordering: .relaxed).exchanged else { continue }
        for index in first..<end {
          results.initializeElement(at: index, to: transform(elements[index], &state))
        }
      }
    }
    count = elements.count
  }
}

@inlinable package func parallelMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], workers: Int, _ transform: @Sendable (Element) -> Result
) -> [Result] {
  parallelMap(elements, workers: workers, state: {}) { element, _ in transform(element) }
}
