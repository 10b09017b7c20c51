import Foundation
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

@Suite struct WatchdogTests {
  @Test func anElementThatTakesTooLongEndsTheProcess() async {
    await #expect(processExitsWith: .exitCode(7)) {
      let watchdog = Watchdog(workers: 1, limit: 1) { element in exit(element == 3 ? 7 : 8) }
      let worker = watchdog.enlist()
      watchdog.watch(2, worker: worker) {}
      watchdog.watch(3, worker: worker) { Thread.sleep(forTimeInterval: 20) }
    }
  }

  @Test func whatEndsInTimeIsLeftAlone() async {
    await #expect(processExitsWith: .success) {
      let watchdog = Watchdog(workers: 1, limit: 3) { _ in exit(7) }
      let worker = watchdog.enlist()
      for element in 0..<4 { watchdog.watch(element, worker: worker) { Thread.sleep(forTimeInterval: 0.9) } }
      exit(0)
    }
  }
}
