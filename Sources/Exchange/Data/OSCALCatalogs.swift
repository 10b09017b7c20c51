// SPDX-License-Identifier: Apache-2.0

import Encoding
import Fields
import JSON
import Plans

extension PublishedPlan {
  package static let oscalCatalogPath = "data/oscal-catalog.json"
  package static let oscalPlanPath = "data/oscal-plan.json"
  package static let oscalMappingPath = "data/oscal-mapping.json"

  /// Whether the plan has norms or standards, and so a catalogue of them.
  package var hasOSCALCatalog: Bool { plan.items.contains(where: \.isControl) }

  /// Whether a part of the plan is aligned to one of them.
  package var hasOSCALMapping: Bool { plan.outgoing.contains { $0.contains { isMapped($0) } } }

  /// The norms and standards as a catalogue of controls (OSCAL 1.2.1), each in the group of its instrument or framework.
  package func oscalCatalogFile() -> [UInt8] {
    let names = oscalNames
    var groups: [(title: String, items: [Int])] = []
    for (index, item) in plan.items.enumerated() where item.isControl {
      let title = item.details.family ?? item.kind.name
      if let place = groups.firstIndex(where: { $0.title == title }) {
        groups[place].items.append(index)
      } else {
        groups.append((title, [index]))
      }
    }
    var ids = NameClaims<Int>()
    for (number, group) in groups.enumerated() {
      ids.add(number, group.title, wanted: "group-\(group.title)", otherwise: "group-\(number + 1)")
    }
    let groupIDs = ids.settled
    return document(
      "catalog", "\(title): norms and standards",
      [
        JSONMember(
          "groups",
          .array(
            groups.enumerated().map { number, group in
              [
                "id": .string(groupIDs[number] ?? ""), "title": .string(collapsed(group.title)),
                "controls": .array(group.items.map { control($0, names, parts: []) }),
              ]
            }))
      ])
  }

  /// The parts of the plan as a catalogue, each control with its own parts: what the mapping leads from.
  package func oscalPlanFile() -> [UInt8] {
    let names = oscalNames
    func controls(_ indices: [Int]) -> [JSONValue] {
      indices.filter { plan.items[$0].kind.isTrunk }.map { control($0, names, parts: controls(plan.children[$0])) }
    }
    return document("catalog", title, [JSONMember("controls", .array(controls(plan.trunk)))])
  }

  /// Which parts of the plan go with which norms and standards (OSCAL 1.2.1, mapping collection), and which of these nobody names.
  package func oscalMappingFile() -> [UInt8] {
    let names = oscalNames
    let relations = plan.outgoing.flatMap { $0.filter(isMapped) }
    let maps = relations.enumerated().map { number, relation -> JSONValue in
      var members = [
        JSONMember(
          "uuid", .string(uuid("map \(plan.items[relation.from].id) \(plan.items[relation.to].id) \(number)"))),
        JSONMember("relationship", .string(relationship(relation.relation))),
        JSONMember("sources", [["type": "control", "id-ref": .string(names[relation.from] ?? "")]]),
        JSONMember("targets", [["type": "control", "id-ref": .string(names[relation.to] ?? "")]]),
      ]
      if !relation.note.isEmpty { members.append(JSONMember("remarks", .string(relation.note))) }
      return .object(members)
    }
    let mapped = Set(relations.map(\.to))
    let unmapped = plan.items.indices.filter { plan.items[$0].isControl && !mapped.contains($0) }
    var mapping = [
      JSONMember("uuid", .string(uuid("mapping"))),
      JSONMember("source-resource", ["type": "catalog", "href": "oscal-plan.json"]),
      JSONMember("target-resource", ["type": "catalog", "href": "oscal-catalog.json"]),
      JSONMember("maps", .array(maps)),
    ]
    if !unmapped.isEmpty {
      let ids = unmapped.map { JSONValue.string(names[$0] ?? "") }
      mapping.append(
        JSONMember(
          "target-gap-summary",
          ["uuid": .string(uuid("gaps")), "unmapped-controls": [["with-ids": .array(ids)]]]))
    }
    return document(
      "mapping-collection", "\(title): alignment",
      [
        JSONMember(
          "provenance",
          [
            "method": "human", "matching-rationale": "functional", "status": "complete",
            "mapping-description": "Which parts of the plan serve which norms and standards, as the plan says.",
          ]), JSONMember("mappings", [.object(mapping)]),
      ])
  }

  // MARK: Parts

  private func isMapped(_ relation: Relation) -> Bool {
    relation.name == "aligns-to" && plan.items[relation.from].kind.isTrunk && plan.items[relation.to].isControl
  }

  /// The part of the plan, seen from the norm (NIST IR 8477, 4.3): the narrower is the subset.
  private func relationship(_ relation: String) -> String {
    switch AlignmentRelation(rawValue: relation) {
    case .broader: "subset-of"
    case .narrower: "superset-of"
    case .peer, nil: "intersects-with"
    }
  }

  /// The names of controls, each once in all three files.
  private var oscalNames: [Int: String] {
    var claims = NameClaims<Int>()
    for (index, item) in plan.items.enumerated() where item.isControl || item.kind.isTrunk {
      claims.add(index, item.id, wanted: item.id, otherwise: item.id)
    }
    return claims.settled
  }

  private func control(_ index: Int, _ names: [Int: String], parts: [JSONValue]) -> JSONValue {
    let item = plan.items[index]
    let name = names[index] ?? ""
    var members = [
      JSONMember("id", .string(name)), JSONMember("class", .string(elementName(item.kind.name))),
      JSONMember(
        "title", .string(collapsed([item.printedNumber, item.title].compactMap { $0 }.joined(separator: " ")))),
    ]
    var props: [JSONValue] = []
    if let number = item.printedNumber { props.append(["name": "label", "value": .string(collapsed(number))]) }
    for field in item.isControl ? Self.controlFields : [] {
      guard let declared = item.kind.field(named: field), let value = item.value(of: declared) else { continue }
      let text = collapsed(scalarText(value))
      if text.isEmpty { continue }
      props.append(["name": .string(field), "ns": "urn:planpress:fields", "value": .string(text)])
    }
    if !props.isEmpty { members.append(JSONMember("props", .array(props))) }
    members.append(JSONMember("links", [["href": .string(address(of: index)), "rel": "reference"]]))
    let summary = plan.summary(of: index)
    if !summary.isEmpty {
      members.append(
        JSONMember("parts", [["id": .string("\(name)_smt"), "name": "statement", "prose": .string(summary)]]))
    }
    if !parts.isEmpty { members.append(JSONMember("controls", .array(parts))) }
    return .object(members)
  }

  private static let controlFields = [
    "instrument", "paragraph", "native-id", "force", "framework", "version", "control", "withdrawn",
  ]

  private func document(_ type: String, _ title: String, _ members: [JSONMember]) -> [UInt8] {
    let version = plan.root.flatMap { plan.items[$0].details(PlanDetails.self)?.version }.map { collapsed($0) } ?? ""
    var metadata: [JSONMember] = [
      JSONMember("title", .string(collapsed(title))),
      JSONMember("last-modified", .string("\((lastChange ?? plan.asOf).firstDay.iso)T00:00:00Z")),
      JSONMember("version", .string(version.isEmpty ? dataVersion : version)), JSONMember("oscal-version", "1.2.1"),
    ]
    if !publisher.isEmpty {
      metadata.append(
        JSONMember(
          "parties",
          [["uuid": .string(uuid("publisher")), "type": "organization", "name": .string(collapsed(publisher))]]))
    }
    let body = [JSONMember("metadata", .object(metadata))] + members
    // A document that was revised is another one.
    let identifier = uuid("\(type) \(JSONValue.object(body).pretty)")
    let document = JSONValue.object([
      JSONMember(type, .object([JSONMember("uuid", .string(identifier))] + body))
    ])
    return Array(document.pretty.utf8) + [0x0A]
  }

  /// Of a name within the plan, the same each time. OSCAL asks for one of version 4 or 5.
  private func uuid(_ name: String) -> String {
    var bytes = longContentHash(Array("\(baseURL ?? title)\n\(name)".utf8))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { hexadecimal(bytes[$0]) }.joined(separator: "-")
  }
}

extension Item {
  /// Whether the item is a norm or a standard.
  fileprivate var isControl: Bool {
    (kind.like == NormDetails.name || kind.like == StandardDetails.name) && !file.isIndex
  }
}
