// SPDX-License-Identifier: Apache-2.0

import Encoding

/// The numbers of the pages: each is in a *bucket* by the hash of its address, and has a place in there. A page that comes or
/// goes moves the others of its bucket and no more. Every number follows from the addresses alone.
struct Geometry: Sendable, Equatable {
  let bucketBits: Int
  let slotBits: Int
  /// The pages of each bucket, in the order of their places.
  let buckets: [[Int]]

  /// A bucket has no more pages than this on average: its texts are one piece.
  static let pagesPerBucket = 10
  /// Up to so many pages, each has about a bucket of its own.
  private static let fewBits = 10
  /// About how many rows are in a piece of the table.
  private static let rowsPerTable = 64

  init(_ addresses: [String]) {
    let count = addresses.count
    var bits = 0
    while (1 << bits) < count, bits < Self.fewBits { bits += 1 }
    while count > Self.pagesPerBucket << bits { bits += 1 }
    let hashes = addresses.map(Self.hash)
    var buckets = [[Int]](repeating: [], count: 1 << bits)
    for (page, hash) in hashes.enumerated() { buckets[Self.bucket(of: hash, bits)].append(page) }
    var most = 1
    for bucket in buckets.indices {
      buckets[bucket].sort { a, b in
        hashes[a] != hashes[b] ? hashes[a] < hashes[b] : addresses[a].utf8.lexicographicallyPrecedes(addresses[b].utf8)
      }
      most = max(most, buckets[bucket].count)
    }
    var slotBits = 0
    while (1 << slotBits) < most { slotBits += 1 }
    (bucketBits, self.slotBits, self.buckets) = (bits, slotBits, buckets)
  }

  static func hash(_ address: String) -> UInt64 {
    var builder = FingerprintBuilder()
    builder.add(address)
    return builder.fingerprint.bits
  }

  static func bucket(of hash: UInt64, _ bits: Int) -> Int { bits == 0 ? 0 : Int(hash >> (64 - UInt64(bits))) }

  var count: Int { buckets.reduce(0) { $0 + $1.count } }

  /// The buckets of one piece of the table are those with the same first bits.
  var tableShift: Int { Self.tableShift(count: count, bucketBits: bucketBits) }

  static func tableShift(count: Int, bucketBits: Int) -> Int {
    var shift = 0
    while shift < bucketBits, count << (shift + 1) <= (rowsPerTable * 5 / 4) << bucketBits { shift += 1 }
    return shift
  }

  /// Of a long list of places, each piece is about so many numbers of one range: 2048 buckets.
  static func segmentShift(slotBits: Int) -> Int { slotBits + 11 }
}
