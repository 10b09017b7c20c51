// SPDX-License-Identifier: Apache-2.0

/// The candidate that the writer most likely meant by `name`, or nil when none is near: a question to the writer.
///
/// Near is an optimal string alignment distance (insert, delete, replace, swap neighbours) of at most a third of the
/// longer name, at least 1; ties go to the first candidate in scalar order. Letter case counts for nothing.
package func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
  nearMiss(of: name, among: candidates)?.name
}

/// The candidate that the writer certainly meant, to be written in place of `name` unasked: at most two changes away, with
/// the same digits (`goal-10` is not a slip for `goal-1`), and no other as near.
package func correction(of name: String, among candidates: some Sequence<String>) -> String? {
  guard let near = nearMiss(of: name, among: candidates), near.isOnly, near.distance <= 2,
    near.name.filter(\.isNumber) == name.filter(\.isNumber)
  else { return nil }
  return near.name
}

/// The word of a closed set that was nearly typed: except for letter case and what is between its parts, one change
/// away. It is strict, since two changes can make the opposite, such as `inactive` of `active`.
package func slip(of word: String, among words: some Sequence<String>) -> String? {
  func bare(_ word: String) -> [UInt8] { word.lowercased().utf8.prefix(64).filter { !"-_ ".utf8.contains($0) } }
  let typed = bare(word)
  let near = words.filter { other in
    let other = bare(other)
    return typed == other || (min(typed.count, other.count) > 2 && alignmentDistance(typed, other) == 1)
  }
  return near.count == 1 ? near[0] : near.first { bare($0) == typed }
}

private func nearMiss(
  of name: String, among candidates: some Sequence<String>
) -> (name: String, distance: Int, isOnly: Bool)? {
  let wanted = folded(name)
  guard !wanted.isEmpty else { return nil }
  var distances = Distances()
  var best: (name: String, distance: Int, isOnly: Bool)?
  for candidate in candidates {
    // Most have another length; in other scripts it may change a little with the case.
    let length = min(candidate.utf8.count, mostBytes)
    if abs(wanted.count - length) > max(wanted.count, length) / 3 + 8 { continue }
    let other = folded(candidate)
    let longest = max(wanted.count, other.count)
    // Names of one letter that differ have nothing in common.
    let limit = min(max(1, longest / 3), longest - 1, best?.distance ?? longest)
    guard let distance = distances.alignment(wanted, other, atMost: limit) else { continue }
    if best?.name == candidate { continue }
    if let known = best, known.distance == distance {
      best = (min(known.name, candidate), distance, false)
    } else {
      best = (candidate, distance, true)
    }
  }
  return best
}

private let mostBytes = 64

private func folded(_ name: String) -> ArraySlice<UInt8> {
  let bytes = Array(name.utf8)
  if bytes.contains(where: { $0 >= 0x80 }) { return Array(name.lowercased().utf8).prefix(mostBytes) }
  return bytes.prefix(mostBytes).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }[...]
}

private func alignmentDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var distances = Distances()
  return distances.alignment(a[...], b[...], atMost: .max) ?? 0
}

/// Optimal string alignment distances. It keeps its three rows, since it is asked for thousands of names.
private struct Distances {
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var row: [Int] = []

  /// Nil where the distance is more than `limit`; that is known as soon as a whole row is beyond it.
  mutating func alignment(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, atMost limit: Int) -> Int? {
    if abs(a.count - b.count) > limit { return nil }
    beforeLast = [Int](repeating: 0, count: b.count + 1)
    last = Array(0...b.count)
    row = beforeLast
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in fill(a, b, limit) }
    }
  }

  private mutating func fill(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ limit: Int) -> Int? {
    for i in stride(from: 1, through: a.count, by: 1) {
      row[0] = i
      var least = i
      for j in stride(from: 1, through: b.count, by: 1) {
        var distance = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { distance = min(distance, beforeLast[j - 2] + 1) }
        row[j] = distance
        least = min(least, distance)
      }
      if least > limit { return nil }
      swap(&beforeLast, &last)
      swap(&last, &row)
    }
    return last[b.count] > limit ? nil : last[b.count]
  }
}
