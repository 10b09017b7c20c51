// SPDX-License-Identifier: Apache-2.0

/// What the search knows of one page, or of an entry in a list.
package struct SearchHeader: Sendable, Equatable {
  /// Where it is, relative to the site's root; no two have the same.
  package var address: String
  /// Of its text (BCP 47).
  package var language: String
  /// What stands for its kind.
  package var kind: String
  package var number: String
  package var title: String
  /// What it is called too.
  package var names: [String]
  /// What it is known by elsewhere.
  package var identifiers: [String]
  package var summary: String
  /// What a search can be narrowed by: names with values.
  package var facets: [Facet]

  package struct Facet: Sendable, Hashable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) { (self.name, self.value) = (name.inOneLine, value.inOneLine) }
  }

  package init(
    address: String, language: String, kind: String, number: String, title: String, names: [String],
    identifiers: [String], summary: String, facets: [Facet]
  ) {
    (self.address, self.language, self.kind) = (address.inOneLine, language.inOneLine, kind.inOneLine)
    (self.number, self.title, self.summary) = (number.inOneLine, title.inOneLine, summary.inOneLine)
    self.names = names.map(\.inOneLine).filter { !$0.isEmpty }
    self.identifiers = identifiers.map(\.inOneLine).filter { !$0.isEmpty }
    self.facets = facets
  }
}

extension String {
  /// Without the signs that divide the records of the index.
  fileprivate var inOneLine: String {
    if utf8.allSatisfy({ $0 >= 0x20 }) { return self }
    return String(decoding: utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }
}

/// A page as it is in a piece of texts: a line of fields, then the lines of its text. A line that begins with a tab is a
/// heading or a clause: its id, another tab, its words.
///
/// All that the index says of a page follows from this, so what was said of an edited page is found in the old piece.
struct PageRecord {
  static let start: UInt8 = 0x01
  static let tab: UInt8 = 0x09
  static let newLine: UInt8 = 0x0A
  private static let divider: UInt8 = 0x02

  let slot: Int
  let header: SearchHeader
  /// The lines of the text, each with its end.
  let body: ArraySlice<UInt8>

  static func write(_ header: SearchHeader, slot: Int, into bytes: inout [UInt8]) {
    bytes.append(start)
    bytes += String(slot).utf8
    for field in [
      header.address, header.language, header.kind, header.number, header.title, header.summary,
    ] {
      bytes.append(tab)
      bytes += field.utf8
    }
    for list in [header.names, header.identifiers, header.facets.map { "\($0.name)=\($0.value)" }] {
      bytes.append(tab)
      for (index, element) in list.enumerated() {
        if index > 0 { bytes.append(divider) }
        bytes += element.utf8
      }
    }
    bytes.append(newLine)
  }

  /// Takes a payload of texts apart; nil where it is not one.
  static func parse(_ payload: [UInt8]) -> [PageRecord]? {
    var records: [PageRecord] = []
    var index = 0
    while index < payload.count {
      guard payload[index] == start, let lineEnd = payload[index...].firstIndex(of: newLine) else { return nil }
      let fields = payload[index + 1..<lineEnd].split(separator: tab, omittingEmptySubsequences: false)
      guard fields.count == 10 else { return nil }
      let texts = fields.prefix(7).map { String(decoding: $0, as: UTF8.self) }
      let lists = fields.suffix(3).map { field in
        field.split(separator: divider, omittingEmptySubsequences: true).map { String(decoding: $0, as: UTF8.self) }
      }
      guard let slot = Int(texts[0]) else { return nil }
      var end = lineEnd + 1
      while end < payload.count, payload[end] != start {
        guard let next = payload[end...].firstIndex(of: newLine) else { return nil }
        end = next + 1
      }
      let facets = lists[2].compactMap { facet -> SearchHeader.Facet? in
        guard let equals = facet.firstIndex(of: "=") else { return nil }
        return SearchHeader.Facet(String(facet[..<equals]), String(facet[facet.index(after: equals)...]))
      }
      records.append(
        PageRecord(
          slot: slot,
          header: SearchHeader(
            address: texts[1], language: texts[2], kind: texts[3], number: texts[4], title: texts[5], names: lists[0],
            identifiers: lists[1], summary: texts[6], facets: facets),
          body: payload[lineEnd + 1..<end]))
      index = end
    }
    return records
  }
}
