// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// What StratML has no element for, whole items of it: lines of the plan, or of what they belong to, such as `norms.1.title: …`.
extension StratMLExporter {
  /// Norms, standards, terms, documents, contacts, reports, pages, and what is said of partners beyond their names.
  mutating func writeOthers(in other: inout OtherInformation) throws(Problem) {
    var places = LinePlaces()
    let annotated = annotatedPartners
    for (index, item) in plan.items.enumerated() where index != plan.root && !item.isElement {
      if item.kind.like == PartnerDetails.name {
        if try needsLines(index, isAnnotated: annotated.contains(index)) {
          try writeItem(index, at: places.next(stakeholderLines), StratMLFacts(), without: ["id"], in: &other)
        } else {
          noteStakeholder(item)
        }
      } else {
        let path = places.next(item.kind.builtInFolder)
        var facts = named(index, at: path)
        if item.kind.isPage {
          facts.add(path + ["file"], text: String(item.file.path.dropFirst("content/".count)))
        }
        try writeItem(index, at: path, facts, without: item.kind.isPage ? ["id", "file"] : ["id"], in: &other)
      }
    }
  }

  /// Part 1 has no indicators: they are lines of what they belong to.
  mutating func writeIndicators(_ indicators: [Int], in other: inout OtherInformation) throws(Problem) {
    var places = LinePlaces()
    for index in indicators {
      let item = plan.items[index]
      let path = places.next(item.kind.builtInFolder)
      let isNamed = item.fields.dataID == identifiers[index]
      let left = ["id", "of", "part-of"] + (isNamed ? ["data-id"] : [])
      try writeItem(index, at: path, named(index, at: path), without: left, in: &other)
    }
  }

  /// What other lines name it by.
  private func named(_ index: Int, at path: [String]) -> StratMLFacts {
    var facts = StratMLFacts()
    facts.add(path + ["id"], text: name(of: plan.items[index].id))
    return facts
  }

  /// Writes the lines of an item, `facts` before them.
  private mutating func writeItem(
    _ index: Int, at path: [String], _ facts: StratMLFacts, without left: [String], in other: inout OtherInformation
  ) throws(Problem) {
    var facts = facts
    let item = plan.items[index]
    let kind = item.kind.name
    if kind != item.kind.like { facts.add(path + ["kind"], text: kind) }
    if item.fields.title == nil { facts.add(path + ["title"], text: item.title) }
    for (field, value) in item.stated where field.name != "kind" && !left.contains(field.name) {
      guard Self.elementsOfAll[field.name]?.isEmpty != true else {
        mapping.add(kind, field.name, .none)
        continue
      }
      mapping.add(kind, field.name, .line)
      facts.add(value, at: path + [field.name], field.declaration.shape) { name(of: $0) }
    }
    write(facts, in: &other)
    let text = text(of: try published.plain(index), item)
    if !text.isEmpty {
      mapping.add(kind, "text", .line)
      writeLine(path + ["text"], utf8: text, in: &other)
    }
    try passOn()
  }

  // MARK: Partners

  /// A partner is a stakeholder wherever it is named; its own page may say more, or something else than the note there.
  private mutating func needsLines(_ index: Int, isAnnotated: Bool) throws(Problem) -> Bool {
    let item = plan.items[index]
    let isNamed = plan.incoming[index].contains { relation in
      let other = plan.items[relation.from]
      return (relation.name == "partners" || part == .two && relation.name == "lead")
        && (relation.from == plan.root || other.kind.isTrunk)
    }
    let saysMore = item.values.contains { !["id", "kind", "title", "description", "type"].contains($0.name) }
    let hasBoth = item.fields.description != nil && item.document.hasProse
    return !isNamed || isAnnotated || saysMore || hasBoth
  }

  /// Those of whom a note speaks in the place of what is said of them elsewhere.
  private var annotatedPartners: Set<Int> {
    var found: Set<Int> = []
    for (index, item) in plan.items.enumerated() where index == plan.root || item.kind.isTrunk {
      for participation in item.fields.partners where participation.note != nil {
        if participation.role != nil || participation.roleType != nil { continue }
        if let partner = participation.ref.flatMap({ plan.item(named: $0.id, of: [PartnerDetails.name]) }) {
          found.insert(partner)
        }
      }
    }
    return found
  }

  private mutating func noteStakeholder(_ item: Item) {
    for (name, element) in [
      ("title", "Stakeholder Name"), ("description", "Stakeholder Description"), ("type", "StakeholderTypeType"),
    ] where item.values[name] != nil { mapping.add(item.kind.name, name, .element(element)) }
    if item.document.hasProse { mapping.add(item.kind.name, "text", .element("Stakeholder Description")) }
  }
}

/// What partners are called in lines, since `partners` are those of one item.
let stakeholderLines = "stakeholders"

/// Counts the items of each folder, from 1.
private struct LinePlaces {
  private var counts: [String: Int] = [:]

  mutating func next(_ folder: String) -> [String] {
    counts[folder, default: 0] += 1
    return [folder, String(counts[folder] ?? 1)]
  }
}
