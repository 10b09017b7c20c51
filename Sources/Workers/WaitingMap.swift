// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Applies `transform` to every element, up to `most` at a time, whatever the number of cores: for work that mostly waits.
package func waitingMap<Element: Sendable, Result: Sendable>(
  _ elements: [Element], most: Int, _ transform: @escaping @Sendable (Element) -> Result
) -> [Result] {
  let course = Mutex((next: 0, results: [Result?](repeating: nil, count: elements.count)))
  let end = DispatchGroup()
  @Sendable func work() {
    while let index = course.withLock({ course -> Int? in
      guard course.next < elements.count else { return nil }
      course.next += 1
      return course.next - 1
    }) {
      let result = transform(elements[index])
      course.withLock { $0.results[index] = result }
    }
  }
  // Each queue has a thread of its own.
  for number in 0..<min(most, elements.count) {
    DispatchQueue(label: "waiting-\(number)").async(group: end) { work() }
  }
  end.wait()
  return course.withLock { $0.results.compactMap { $0 } }
}
