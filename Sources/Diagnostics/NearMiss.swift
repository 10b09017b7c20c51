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
  let wanted = Array(name.lowercased().utf8.prefix(64))
  guard !wanted.isEmpty else { return nil }
  var best: (name: String, distance: Int, isOnly: Bool)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().utf8.prefix(64))
    let limit = max(1, max(wanted.count, other.count) / 3)
    guard abs(wanted.count - other.count) <= limit else { continue }
    let distance = alignmentDistance(wanted, other)
    // Names of one letter that differ have nothing in common.
    guard distance <= limit, distance < max(wanted.count, other.count) else { continue }
    if let known = best, known.distance < distance || known.name == candidate { continue }
    if let known = best, known.distance == distance {
      best = (min(known.name, candidate), distance, false)
    } else {
      best = (candidate, distance, true)
    }
  }
  return best
}

private func alignmentDistance(_ a: [UInt8], _ b: [UInt8]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...max(1, a.count) where i <= a.count {
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in stride(from: 1, through: b.count, by: 1) {
      let change = a[i - 1] == b[j - 1] ? 0 : 1
      row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
