// SPDX-License-Identifier: Apache-2.0

/// What a search begins with: how pages are numbered, and the names of all that is next.
struct Root {
  /// A part of the dictionary by its first key.
  struct Part: Equatable {
    let first: [UInt8]
    let name: String
  }
  var pages: Int
  var bucketBits: Int
  var slotBits: Int
  /// By their numbers; empty where no page is in them.
  var tables: [String]
  var leaves: [Part]
  /// By the ranges of numbers.
  var facets: [(segment: Int, name: String)]
  /// Frequent words, for what is misspelled.
  var spelling: String

  var tableShift: Int { Geometry.tableShift(count: pages, bucketBits: bucketBits) }
  var segmentShift: Int { Geometry.segmentShift(slotBits: slotBits) }

  /// Words on fewer pages are not proposed. A power of two, so that it seldom changes.
  static func rare(pages: Int) -> Int {
    var limit = 1
    while limit * 128 <= pages { limit *= 2 }
    return limit
  }

  /// More names than this are in pieces of their own, so that a search of a very large plan begins with little, too.
  private static let fewest = 512
  private static let tablesInPart = 128

  /// The payload. `keep` takes the payloads of pieces and returns their names.
  func payload(_ keep: ([UInt8]) -> String) -> [UInt8] {
    let numbers = [1, pages, bucketBits, slotBits, tableShift, segmentShift].map(String.init).joined(separator: " ")
    var payload = Array("\(numbers)\n\(facets.map { "\($0.segment)@\($0.name)" }.joined(separator: " "))\n".utf8)
    payload += "\(spelling)\n".utf8
    if tables.count > Self.fewest {
      let parts = stride(from: 0, to: tables.count, by: Self.tablesInPart).map { start in
        let names = tables[start..<min(start + Self.tablesInPart, tables.count)]
        return keep(Array("\(start)\n\(names.joined(separator: " "))".utf8))
      }
      payload += "+ \(parts.joined(separator: " "))\n".utf8
    } else {
      payload += "  \(tables.joined(separator: " "))\n".utf8
    }
    guard leaves.count > Self.fewest else {
      payload += " \n".utf8
      Self.write(leaves, into: &payload)
      return payload
    }
    payload += "+\n".utf8
    var parts: [Part] = []
    var start = 0
    for index in leaves.indices.dropFirst() where Self.ends(before: leaves[index].first, count: index - start) {
      parts.append(Self.part(leaves[start..<index], keep))
      start = index
    }
    parts.append(Self.part(leaves[start...], keep))
    Self.write(parts, into: &payload)
    return payload
  }

  private static func ends(before key: [UInt8], count: Int) -> Bool {
    count >= 512 || count >= 64 && Leaf.endsRun(before: key, of: 31)
  }

  private static func part(_ leaves: ArraySlice<Part>, _ keep: ([UInt8]) -> String) -> Part {
    var payload: [UInt8] = []
    write(leaves, into: &payload)
    return Part(first: leaves.first?.first ?? [], name: keep(payload))
  }

  private static func write(_ parts: some Sequence<Part>, into payload: inout [UInt8]) {
    for part in parts {
      payload += part.first
      payload.append(PageRecord.tab)
      payload += part.name.utf8
      payload.append(PageRecord.newLine)
    }
  }

  /// Reads a root again; nil where it is not one, or a piece of it is missing. `parts` gets the names of these pieces.
  init?(_ payload: [UInt8], _ read: (String) -> [UInt8]?, parts: inout [String]) {
    let lines = payload.split(separator: PageRecord.newLine, omittingEmptySubsequences: false)
    guard lines.count >= 6 else { return nil }
    func text(_ line: some Sequence<UInt8>) -> String { String(decoding: Array(line), as: UTF8.self) }
    let numbers = text(lines[0]).split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 6, numbers[0] == 1 else { return nil }
    (pages, bucketBits, slotBits) = (numbers[1], numbers[2], numbers[3])
    guard (0..<40).contains(bucketBits), (0..<20).contains(slotBits) else { return nil }
    facets = text(lines[1]).split(separator: " ").compactMap { facet in
      let halves = facet.split(separator: "@")
      return halves.count == 2 ? Int(halves[0]).map { ($0, String(halves[1])) } : nil
    }
    spelling = text(lines[2])
    func names(_ text: Substring) -> [String] {
      text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    }
    let tableLine = text(lines[3])
    if tableLine.hasPrefix("+ ") {
      tables = []
      for name in names(tableLine.dropFirst(2)) {
        guard let part = read(name), let end = part.firstIndex(of: PageRecord.newLine) else { return nil }
        parts.append(name)
        tables += names(Substring(text(part[(end + 1)...])))
      }
    } else {
      tables = names(tableLine.dropFirst(2))
    }
    func leafParts(_ lines: some Sequence<ArraySlice<UInt8>>) -> [Part] {
      lines.compactMap { line in
        guard let tab = line.lastIndex(of: PageRecord.tab) else { return nil }
        return Part(first: Array(line[..<tab]), name: text(line[(tab + 1)...]))
      }
    }
    leaves = leafParts(lines.dropFirst(5))
    if text(lines[4]) == "+" {
      let branches = leaves
      leaves = []
      for branch in branches {
        guard let part = read(branch.name) else { return nil }
        parts.append(branch.name)
        leaves += leafParts(part.split(separator: PageRecord.newLine))
      }
    }
  }

  init(
    pages: Int, bucketBits: Int, slotBits: Int, tables: [String], leaves: [Part],
    facets: [(segment: Int, name: String)], spelling: String
  ) {
    (self.pages, self.bucketBits, self.slotBits) = (pages, bucketBits, slotBits)
    (self.tables, self.leaves, self.facets, self.spelling) = (tables, leaves, facets, spelling)
  }
}
