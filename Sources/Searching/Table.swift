// SPDX-License-Identifier: Apache-2.0

/// The rows of the pages: what results are shown as before their texts are there. One piece for several buckets; for each
/// bucket a line with the name of its texts, then a line a page.
enum Table {
  static func lines(bucket: Int, texts: String, _ records: [PageRecord]) -> [UInt8] {
    var lines = Array("=\(bucket)\t\(texts)\n".utf8)
    for record in records {
      let header = record.header
      lines += "\(record.slot)\t\(header.kind)\t\(header.number)\t\(header.address)\t\(header.title)\n".utf8
    }
    return lines
  }

  /// The lines of each bucket, in their order; nil where it is not a table.
  static func parse(_ payload: [UInt8]) -> [(bucket: Int, texts: String, lines: ArraySlice<UInt8>)]? {
    var buckets: [(bucket: Int, texts: String, lines: ArraySlice<UInt8>)] = []
    var starts: [Int] = []
    var index = 0
    while index < payload.count {
      if payload[index] == UInt8(ascii: "=") { starts.append(index) }
      guard let end = payload[index...].firstIndex(of: PageRecord.newLine) else { return nil }
      index = end + 1
    }
    for (number, start) in starts.enumerated() {
      guard let end = payload[start...].firstIndex(of: PageRecord.newLine) else { return nil }
      let fields = payload[(start + 1)..<end].split(separator: PageRecord.tab)
      guard fields.count == 2, let bucket = Int(String(decoding: fields[0], as: UTF8.self)) else { return nil }
      let stop = number + 1 < starts.count ? starts[number + 1] : payload.count
      buckets.append((bucket, String(decoding: fields[1], as: UTF8.self), payload[start..<stop]))
    }
    return buckets
  }
}

/// What a search can be narrowed by: for each value the numbers of its pages.
struct Facets {
  private var lists: [SearchHeader.Facet: [Int]] = [:]

  mutating func add(_ facet: SearchHeader.Facet, _ number: Int) { lists[facet, default: []].append(number) }

  mutating func remove(_ facet: SearchHeader.Facet, _ number: Int) {
    lists[facet]?.removeAll { $0 == number }
    if lists[facet]?.isEmpty == true { lists[facet] = nil }
  }

  mutating func merge(_ other: Facets) { lists.merge(other.lists) { $0 + $1 } }

  var isEmpty: Bool { lists.isEmpty }

  /// By ranges of numbers.
  func segments(_ shift: Int) -> [Int: Facets] {
    var segments: [Int: Facets] = [:]
    for (facet, numbers) in lists {
      for number in numbers { segments[number >> shift, default: Facets()].add(facet, number) }
    }
    return segments
  }

  func payload(segment: Int) -> [UInt8] {
    var payload = Array("\(segment)\n".utf8)
    let sorted = lists.sorted {
      $0.key.name != $1.key.name
        ? $0.key.name.utf8.lexicographicallyPrecedes($1.key.name.utf8)
        : $0.key.value.utf8.lexicographicallyPrecedes($1.key.value.utf8)
    }
    for (facet, numbers) in sorted {
      payload += "\(facet.name)\t\(facet.value)\t".utf8
      var bytes: [UInt8] = []
      PostingList.encode(numbers.sorted().map { Posting(number: $0, level: 0) }, into: &bytes)
      Base64.append(bytes, to: &payload)
      payload.append(PageRecord.newLine)
    }
    return payload
  }

  init() {}

  init?(_ payload: [UInt8]) {
    for line in payload.split(separator: PageRecord.newLine).dropFirst() {
      let fields = line.split(separator: PageRecord.tab, omittingEmptySubsequences: false)
      guard fields.count == 3, let bytes = Base64.decode(fields[2]) else { return nil }
      let facet = SearchHeader.Facet(
        String(decoding: fields[0], as: UTF8.self), String(decoding: fields[1], as: UTF8.self))
      lists[facet] = PostingList.decode(bytes).map(\.number)
    }
  }
}
