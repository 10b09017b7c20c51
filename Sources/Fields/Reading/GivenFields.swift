// SPDX-License-Identifier: Apache-2.0

/// Which fields of a table a file gives, by their places in the table. Most give few, and all are asked for again and again.
package struct GivenFields: Sendable {
  private var places: UInt64 = 0

  package init() {}

  mutating func insert(_ place: Int) { if place < 64 { places |= 1 << UInt64(place) } }

  /// Of a table of more than 64 fields, those behind may always be given.
  package func mayContain(_ place: Int) -> Bool { place >= 64 || places >> UInt64(place) & 1 == 1 }
}
