// SPDX-License-Identifier: Apache-2.0

/// Finds entries of a column by their hashes. Its owner frees it.
struct HashSlots {
  private var slots: UnsafeMutablePointer<Int32>
  private var mask: Int
  private var count = 0

  init() {
    mask = (1 << 12) - 1
    slots = Self.empty(mask + 1)
  }

  func free() { slots.deallocate() }

  @inline(__always) func find(_ hash: UInt32, _ isIt: (Int32) -> Bool) -> Int32? {
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      if isIt(slots[slot]) { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Adds an entry that is not there. `hashOf` gives the hashes of those that are.
  mutating func insert(_ entry: Int32, _ hash: UInt32, _ hashOf: (Int32) -> UInt32) {
    count += 1
    if count * 2 > mask { grow(hashOf, without: entry) }
    place(entry, hash)
  }

  private func place(_ entry: Int32, _ hash: UInt32) {
    var slot = Int(hash) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  private mutating func grow(_ hashOf: (Int32) -> UInt32, without new: Int32) {
    let (old, size) = (slots, mask + 1)
    mask = size * 2 - 1
    slots = Self.empty(mask + 1)
    for slot in 0..<size where old[slot] >= 0 && old[slot] != new { place(old[slot], hashOf(old[slot])) }
    old.deallocate()
  }

  private static func empty(_ size: Int) -> UnsafeMutablePointer<Int32> {
    let slots = UnsafeMutablePointer<Int32>.allocate(capacity: size)
    slots.initialize(repeating: -1, count: size)
    return slots
  }
}
