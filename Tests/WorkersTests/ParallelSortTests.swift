// SPDX-License-Identifier: Apache-2.0

import Testing
import Workers

@Suite struct ParallelSortTests {
  /// Many are equal by their first number; the second says where each was.
  private static let elements = (0..<5_003).map { [$0 * 7_919 % 101, $0] }

  @Test(arguments: [1, 2, 3, 7, 64])
  func theOrderIsThatOfOneWorkerAndEqualOnesStay(workers: Int) {
    let sorted = parallelSorted(Self.elements, workers: workers) { $0[0] < $1[0] }
    #expect(sorted == Self.elements.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) })
  }

  @Test(arguments: [1, 3])
  func theIndicesAreThoseOfTheSortedElements(workers: Int) {
    let indices = sortedIndices(of: Self.elements, workers: workers) { $0[0] < $1[0] }
    #expect(indices.map { Self.elements[$0] } == Self.elements.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) })
  }

  @Test(arguments: [0, 1, 1_023, 1_024, 1_025])
  func everyElementIsKept(count: Int) {
    let elements = Array((0..<count).reversed())
    #expect(parallelSorted(elements, workers: 3, by: <) == Array(0..<count))
  }
}
