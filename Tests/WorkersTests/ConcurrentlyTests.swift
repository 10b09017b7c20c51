// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing
import Workers

@Suite struct ConcurrentlyTests {
  @Test(arguments: [1, 2, 8]) func givesBothResultsInTheirPlaces(workers: Int) {
    let (number, text) = concurrently(workers: workers) {
      (1...1000).reduce(0, +)
    } _: {
      String(repeating: "a", count: 3)
    }
    #expect(number == 500_500)
    #expect(text == "aaa")
  }

  @Test(arguments: [1, 2]) func doesEachOnce(workers: Int) {
    let first = Atomic(0)
    let second = Atomic(0)
    _ = concurrently(workers: workers) {
      first.add(1, ordering: .relaxed)
    } _: {
      second.add(1, ordering: .relaxed)
    }
    #expect(first.load(ordering: .relaxed) == 1)
    #expect(second.load(ordering: .relaxed) == 1)
  }
}
