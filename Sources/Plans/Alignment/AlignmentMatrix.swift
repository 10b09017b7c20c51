// SPDX-License-Identifier: Apache-2.0

import Fields

/// How the parts of a plan go with the items of one kind that they serve or that take part: norms, standards, wider plans,
/// partners. A row for each part, a column for each of these.
package struct AlignmentMatrix: Sendable {
  package struct Cell: Sendable, Equatable {
    /// The place of its column, from 0.
    package let column: Int
    package let relations: [Relation]
  }

  package struct Row: Sendable, Equatable {
    /// The part of the plan.
    package let item: Int
    /// The cells in which there is something, from left to right.
    package internal(set) var cells: [Cell] = []
    /// How many of the columns the part is related to, itself or by one of its own parts.
    package internal(set) var reached = 0
    /// Whether the part should be related to one, and is not.
    package internal(set) var isGap = false
  }

  package let kind: Kind
  /// In reading order.
  package let columns: [Int]
  /// As the plan is read: each part followed by its own.
  package let rows: [Row]
  /// In how many rows each column has something.
  package let counts: [Int]

  /// A matrix of more cells is a list of lists that nobody reads; each item's page has its own relations all the same.
  package static let mostCells = 250_000

  package var isTooLarge: Bool { rows.count > Self.mostCells / max(columns.count, 1) }

  /// The columns in which there is nothing. Of documents only those are columns that a part names: they need not be served.
  package var unnamed: [Int] { zip(columns, counts).filter { $1 == 0 }.map { $0.0 } }

  /// The innermost objectives, and goals without any, that are related to none, nor is one of their parts.
  package var gaps: [Int] { rows.filter(\.isGap).map(\.item) }
}

/// The matrices of a plan, in the order of the kinds: of those only to which a part of it is related. Where a plan says what it
/// serves, a list of norms or standards that none of its parts names is a gap, and has one, too.
package func alignmentMatrices(_ plan: Plan) -> [AlignmentMatrix] {
  let kinds = [NormDetails.name, StandardDetails.name, DocumentDetails.name, PartnerDetails.name]
  let makers = plan.kinds.all.filter { kinds.contains($0.like) }.map { MatrixMaker(plan, $0) }
  let saysWhatItServes = makers.contains { $0.kind.like != PartnerDetails.name && $0.isRelated }
  return makers.filter { maker in
    let isServed = [NormDetails.name, StandardDetails.name].contains(maker.kind.like)
    return maker.isRelated || isServed && saysWhatItServes && !maker.all.isEmpty
  }.map(\.matrix)
}

private struct MatrixMaker {
  let plan: Plan
  let kind: Kind
  /// The items of the kind, in reading order, and how each is related to parts of the plan.
  let all: [Int]
  private var relations: [[(part: Int, relation: Relation)]] = []

  init(_ plan: Plan, _ kind: Kind) {
    (self.plan, self.kind) = (plan, kind)
    all = plan.items.indices.filter { plan.items[$0].kind == kind && !plan.items[$0].file.isIndex }
    relations = all.map(relationsToParts)
  }

  var isRelated: Bool { relations.contains { !$0.isEmpty } }

  var matrix: AlignmentMatrix {
    let named = kind.like == DocumentDetails.name ? all.indices.filter { !relations[$0].isEmpty } : Array(all.indices)
    let parts = Set(named.flatMap { relations[$0].map(\.part) })
    var rows = plan.trunk.flatMap(plan.branch).filter { isRow($0, parts) }.map { AlignmentMatrix.Row(item: $0) }
    let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1.item, $0) })
    var reached = [Set<Int>](repeating: [], count: rows.count)
    var counts = [Int](repeating: 0, count: named.count)
    for (column, number) in named.enumerated() {
      var cells: [Int: [Relation]] = [:]
      for (part, relation) in relations[number] {
        // What a milestone or an indicator says is said of what it belongs to.
        let way = (plan.ancestors(of: part) + [part]).compactMap { places[$0] }
        guard let row = way.last else { continue }
        cells[row, default: []].append(relation)
        for above in way { reached[above].insert(column) }
      }
      counts[column] = cells.count
      for (row, relations) in cells {
        rows[row].cells.append(AlignmentMatrix.Cell(column: column, relations: relations))
      }
    }
    for row in rows.indices {
      rows[row].reached = reached[row].count
      rows[row].isGap = reached[row].isEmpty && isAsked(rows[row].item)
    }
    return AlignmentMatrix(kind: kind, columns: named.map { all[$0] }, rows: rows, counts: counts)
  }

  /// What parts of the plan say of an item, and what it says of them.
  private func relationsToParts(_ index: Int) -> [(part: Int, relation: Relation)] {
    let incoming = plan.incoming[index].filter { counts($0) }.map { (part: $0.from, relation: $0) }
    let outgoing = plan.outgoing[index].filter { counts($0) }.map { (part: $0.to, relation: $0) }
    return (incoming + outgoing).filter { plan.items[$0.part].kind.isTrunk || plan.items[$0.part].kind.isTabled }
  }

  /// Links in texts say nothing of how two items go together; nor does what shows that something was done.
  private func counts(_ relation: Relation) -> Bool {
    switch relation.name {
    case "aligns-to": true
    case "partners", "lead", "funding": kind.like == PartnerDetails.name
    default: plan.items[relation.from].kind.declaredField(named: relation.name) != nil && !relation.isParent
    }
  }

  /// Goals and objectives, and of the measures those that are related to one.
  private func isRow(_ index: Int, _ related: Set<Int>) -> Bool {
    let kind = plan.items[index].kind
    return kind.isTrunk && (kind.like != MeasureDetails.name || related.contains(index))
  }

  private func isAsked(_ index: Int) -> Bool {
    plan.items[index].kind.like != MeasureDetails.name
      && !plan.children[index].contains {
        plan.items[$0].kind.isTrunk && plan.items[$0].kind.like != MeasureDetails.name
      }
  }
}
