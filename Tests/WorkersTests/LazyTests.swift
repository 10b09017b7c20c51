// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing
import Workers

@Suite struct LazyTests {
  @Test func isMadeOnceAndOnlyWhenAsked() {
    let count = Mutex(0)
    let later = Lazy {
      count.withLock { $0 += 1 }
      return 7
    }
    #expect(count.withLock { $0 } == 0)
    #expect(parallelMap(Array(0..<100), workers: 4) { _ in later.value } == Array(repeating: 7, count: 100))
    #expect(count.withLock { $0 } == 1)
  }

  @Test(arguments: [1, 2]) func workInTheBackgroundIsDoneOnceAndWaitedFor(workers: Int) {
    let count = Mutex(0)
    let work = Background(workers: workers) {
      count.withLock { $0 += 1 }
      return (1...10_000).reduce(0, +)
    }
    #expect(work.value == 50_005_000)
    #expect(work.value == 50_005_000)
    #expect(count.withLock { $0 } == 1)
  }
}
