// SPDX-License-Identifier: Apache-2.0

/// The elements in order, sorted in as many parts as there are workers, which are then merged. Equal elements stay in the
/// order that they had, so that the outcome does not depend on the number of cores.
///
/// Inlinable, so that it is compiled for the elements: a sort of numbers takes a quarter more instructions when it is not.
@inlinable package func parallelSorted<Element: Sendable>(
  _ elements: [Element], workers: Int, by precedes: @Sendable (Element, Element) -> Bool
) -> [Element] {
  // Below this a sort is over before the other workers have begun.
  guard workers > 1, elements.count >= 1024 else { return elements.sorted(by: precedes) }
  let size = (elements.count + workers - 1) / workers
  let bounds = stride(from: 0, to: elements.count, by: size).map { $0..<min($0 + size, elements.count) }
  var parts = parallelMap(bounds, workers: workers) { elements[$0].sorted(by: precedes) }
  while parts.count > 1 {
    let pairs = stride(from: 0, to: parts.count, by: 2).map { parts[$0..<min($0 + 2, parts.count)] }
    parts = parallelMap(pairs, workers: workers) { pair in
      pair.count == 2 ? merged(pair[pair.startIndex], pair[pair.startIndex + 1], by: precedes) : pair[pair.startIndex]
    }
  }
  return parts.first ?? []
}

/// Where each of the elements is that come one after the other in a sort; equal ones stay in the order that they had. The
/// elements themselves stay where they are: moving them would count their references up and down.
@inlinable package func sortedIndices<Element: Sendable>(
  of elements: [Element], workers: Int, by precedes: @Sendable (Element, Element) -> Bool
) -> [Int] {
  elements.withUnsafeBufferPointer { elements in
    // Safe: nothing is written, and the sort has ended when the buffer does.
    nonisolated(unsafe) let elements = elements
    return parallelSorted(Array(elements.indices), workers: workers) { precedes(elements[$0], elements[$1]) }
  }
}

@inlinable func merged<Element>(_ a: [Element], _ b: [Element], by precedes: (Element, Element) -> Bool) -> [Element] {
  var all: [Element] = []
  all.reserveCapacity(a.count + b.count)
  var (i, j) = (0, 0)
  while i < a.count, j < b.count {
    if precedes(b[j], a[i]) {
      all.append(b[j])
      j += 1
    } else {
      all.append(a[i])
      i += 1
    }
  }
  all.append(contentsOf: a[i...])
  all.append(contentsOf: b[j...])
  return all
}
