// SPDX-License-Identifier: Apache-2.0

/// The paths to values: what of them is more than one field deep is kept in one list for the whole program.
struct PathTable {
  private(set) var tails: [Int32] = []
  private var starts: [[Int32]: Int32] = [:]

  /// The path to a field of the record in a slot, or to a field of that field's record, and so on. The same fields give
  /// the same path.
  mutating func path(slot: Int, fields: [Int32]) -> Path {
    let tail = Array(fields.dropFirst())
    return Path(
      slot: Int32(slot), field: fields[0], tail: tail.isEmpty ? 0 : start(of: tail), tailCount: Int32(tail.count))
  }

  private mutating func start(of tail: [Int32]) -> Int32 {
    if let known = starts[tail] { return known }
    let start = Int32(tails.count)
    starts[tail] = start
    tails.append(contentsOf: tail)
    return start
  }
}
