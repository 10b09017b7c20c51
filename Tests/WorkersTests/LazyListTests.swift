// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing
import Workers

struct LazyListTests {
  @Test func makesWhatIsAskedForAndOnce() {
    let made = Mutex<[Int]>([])
    let list = LazyList(count: 4) { number in
      made.withLock { $0.append(number) }
      return number * 10
    }
    #expect([list[2], list[0], list[2]] == [20, 0, 20])
    #expect(made.withLock { $0 } == [2, 0])
  }

  @Test func givesAllThreadsTheSame() {
    let list = LazyList(count: 50) { _ in Int.random(in: 0..<Int.max) }
    let asked = parallelMap(Array(0..<5_000), workers: 8) { list[$0 % 50] }
    for (number, value) in asked.enumerated() { #expect(value == list[number % 50]) }
  }
}
