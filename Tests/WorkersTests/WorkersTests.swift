// SPDX-License-Identifier: Apache-2.0

import Synchronization
import Testing
import Workers

@Suite struct ParallelMapTests {
  @Test(arguments: [1, 2, 7, 64])
  func resultsComeInTheOrderOfTheElements(workers: Int) {
    let elements = Array(0..<1_003)
    #expect(parallelMap(elements, workers: workers) { $0 * 2 } == elements.map { $0 * 2 })
  }

  @Test func eachWorkerHasItsOwnState() {
    let counts = parallelMap(Array(0..<500), workers: 4, state: { 0 }) { _, seen in
      seen += 1
      return seen
    }
    #expect(counts.count == 500)
    #expect(counts.contains(1))
  }

  @Test func nothingGivesNothing() {
    #expect(parallelMap([Int](), workers: 4) { $0 } == [])
  }
}

@Suite struct PatientMapTests {
  @Test(arguments: [1, 2, 7]) func resultsComeInTheOrderOfTheElements(workers: Int) {
    let elements = Array(0..<1_003)
    let results = patientMap(elements, workers: workers, limit: 60, state: {}) { element, _ in element * 2 }
    #expect(results == elements.map { $0 * 2 })
    #expect(patientMap([Int](), workers: workers, limit: 60, state: {}) { element, _ in element } == [])
  }

  /// Elements begin at any moment, also while it is looked which have taken too long.
  @Test func looksForTheLateWhileOthersBegin() {
    let elements = Array(0..<300_000)
    let results = patientMap(elements, workers: 8, limit: 0.002, state: {}) { element, _ in element }
    #expect(zip(results, elements).allSatisfy { $0 == nil || $0 == $1 })
  }

  private final class End: Sendable { let isReached = Atomic(false) }

  @Test(arguments: [1, 2]) func goesOnWithoutAnElementThatTakesTooLong(workers: Int) {
    let end = End()
    defer { end.isReached.store(true, ordering: .relaxed) }
    let results = patientMap(Array(0..<40), workers: workers, limit: 0.3, state: {}) { element, _ in
      if element == 3 || element == 30 { while !end.isReached.load(ordering: .relaxed) {} }
      return element
    }
    #expect(results == (0..<40).map { $0 == 3 || $0 == 30 ? nil : $0 })
  }
}
