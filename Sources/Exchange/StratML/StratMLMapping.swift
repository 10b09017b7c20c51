// SPDX-License-Identifier: Apache-2.0

import Fields
import Synchronization

/// What of a plan went where in a document of StratML, and what could not go.
package struct StratMLMapping: Sendable {
  package enum Place: Sendable, Hashable {
    /// In an element or attribute of its own, by its name.
    case element(String)
    /// A line of OtherInformation.
    case line
    /// StratML has no place for it.
    case none
  }

  package struct Row: Sendable {
    /// Of the items.
    package let kind: String
    package let field: String
    package let place: Place
    /// How many values.
    package let count: Int
  }

  private struct Key: Hashable {
    let kind: String
    let field: String
    let place: Place
  }

  private var counts: [Key: Int] = [:]
  /// In the order in which they came.
  private var keys: [Key] = []

  mutating func add(_ kind: String, _ field: String, _ place: Place, count: Int = 1) {
    let key = Key(kind: kind, field: field, place: place)
    if counts[key] == nil { keys.append(key) }
    counts[key, default: 0] += count
  }

  /// By kind, then in the order of the document.
  package var rows: [Row] {
    var kinds: [String] = []
    for key in keys where !kinds.contains(key.kind) { kinds.append(key.kind) }
    return kinds.flatMap { kind in
      keys.filter { $0.kind == kind }.map {
        Row(kind: $0.kind, field: $0.field, place: $0.place, count: counts[$0] ?? 0)
      }
    }
  }
}

/// Those of the documents that were written, so that nobody walks through the plan again for them.
package final class StratMLMappings: Sendable {
  private let known = Mutex<[StratMLPart: StratMLMapping]>([:])

  package init() {}

  subscript(part: StratMLPart) -> StratMLMapping? {
    get { known.withLock { $0[part] } }
    set { known.withLock { $0[part] = newValue } }
  }
}

extension StratMLMapping.Place {
  var text: String {
    switch self {
    case .element(let name): name
    case .line: "line of OtherInformation"
    case .none: "nowhere"
    }
  }
}

/// The mapping of both parts as a table (RFC 4180), a row for each field of a kind and each place.
func mappingTable(_ parts: [(name: String, mapping: StratMLMapping)]) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.appendCSV(["part", "kind", "field", "values", "place"])
  for (name, mapping) in parts {
    for row in mapping.rows { bytes.appendCSV([name, row.kind, row.field, String(row.count), row.place.text]) }
  }
  return bytes
}
