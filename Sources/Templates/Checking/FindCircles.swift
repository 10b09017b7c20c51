// SPDX-License-Identifier: Apache-2.0

/// Numbers the nodes so that two have the same number if each is reached from the other (Tarjan's strongly connected
/// components, with a stack of its own). A node on no circle has a number to itself.
func findCircles(_ count: Int, _ edges: [(from: Int, to: Int)]) -> [Int] {
  var targets = [[Int]](repeating: [], count: count)
  for edge in edges { targets[edge.from].append(edge.to) }
  var order = [Int](repeating: -1, count: count)
  var lowest = order
  var component = order
  var path: [Int] = []
  var visited = 0
  var found = 0
  for start in 0..<count where order[start] < 0 {
    var work = [(node: start, next: 0)]
    while let (node, next) = work.last {
      if next == 0 {
        order[node] = visited
        lowest[node] = visited
        visited += 1
        path.append(node)
      }
      if next < targets[node].count {
        work[work.count - 1].next += 1
        let target = targets[node][next]
        if order[target] < 0 {
          work.append((target, 0))
        } else if component[target] < 0 {
          lowest[node] = min(lowest[node], order[target])
        }
        continue
      }
      work.removeLast()
      if let caller = work.last?.node { lowest[caller] = min(lowest[caller], lowest[node]) }
      guard lowest[node] == order[node] else { continue }
      while let member = path.popLast() {
        component[member] = found
        if member == node { break }
      }
      found += 1
    }
  }
  return component
}
