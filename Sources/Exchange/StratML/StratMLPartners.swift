// SPDX-License-Identifier: Apache-2.0

import Fields
import Plans

/// The stakeholders of a document, each once however often it is named.
struct StratMLPartners {
  struct Partner {
    let id: String
    let name: String
    var type: String?
    var description: PlainText?
  }

  var all: [Partner] = []
  /// By their names, whatever the case of the letters.
  var byName: [String: Int] = [:]
  /// What lines of the plan say of partners on their own pages, by their names.
  var lines: [String: StratMLFacts] = [:]
  /// These names as they are written.
  var namedInLines: [String] = []
}

extension StratMLReader {
  /// The stakeholders of an element, as values of the field `partners`: one for each role. That of the `lead` is not one of them.
  mutating func participations(_ element: StratMLElement, lead: String? = nil) -> [FieldValue] {
    var found: [FieldValue] = []
    for stakeholder in element.takeAll("Stakeholder") {
      let type = stakeholder.takeAttribute("StakeholderTypeType")
      if stakeholder.isEmpty {
        leaveOut(stakeholder)
        continue
      }
      let name = line("Name", of: stakeholder)
      let description = text("Description", of: stakeholder)
      let roles = stakeholder.takeAll("Role").flatMap { readRole($0) }
      guard let title = name ?? description.map({ firstWords(of: $0.line) }) ?? roles.first?["role"].flatMap(words)
      else {
        leaveOut(stakeholder)
        continue
      }
      if name == nil { repaired(stakeholder, "a stakeholder has no `Name`; it is called “\(title)”") }
      let partner = partner(title, type, description, stakeholder)
      let ref = FieldEntry("ref", .reference(partners.all[partner].id))
      // What is said of it here and not on its page.
      if let description, description != partners.all[partner].description {
        found.append(.record([ref, FieldEntry("note", .text(description.flat))]))
      } else if roles.isEmpty {
        found.append(.record([ref]))
      }
      let isLead = roles == [[FieldEntry("role", .text(leadRole)), FieldEntry("role-type", .choice("performer"))]]
      if isLead, title == lead { continue }
      found += roles.map { .record([ref] + $0) }
    }
    return found
  }

  private func words(_ value: FieldValue) -> String? { if case .text(let text) = value { text } else { nil } }

  mutating func partner(
    _ name: String, _ type: String?, _ description: PlainText?, _ element: StratMLElement
  ) -> Int {
    let word = type.flatMap { stakeholderType($0, element) }
    let key = folded(name)
    // Where lines say what it is, the element says something else of it.
    let about = partners.lines[key]
    let description = about == nil ? description : about?.description
    guard let place = partners.byName[key] else {
      let id = items.makeID(for: name, kind(PartnerDetails.self))
      partners.byName[key] = partners.all.count
      partners.all.append(.init(id: id, name: name, type: word, description: description))
      return partners.all.count - 1
    }
    if let word {
      if let other = partners.all[place].type, other != word {
        repaired(element, "“\(name)” is a `\(type ?? "")` here and a `\(other)` before; the first is taken")
      }
      if partners.all[place].type == nil { partners.all[place].type = word }
    }
    if partners.all[place].description == nil { partners.all[place].description = description }
    return place
  }

  private mutating func stakeholderType(_ typed: String, _ element: StratMLElement) -> String? {
    choice(typed, PartnerDetails.StakeholderType.self, "StakeholderTypeType", element)
  }

  /// One of the words of a choice, which StratML writes with capitals and `_`.
  mutating func choice<C: FieldChoice>(
    _ typed: String, _ type: C.Type, _ name: String, _ element: StratMLElement
  ) -> String? {
    let word = collapsed(typed).lowercased().replacing("_", with: "-").replacing(" ", with: "-")
    if word.isEmpty { return nil }
    if let found = C(rawValue: word) { return found.rawValue }
    repaired(element, "`\(name)` is `\(typed)`, which is none of StratML's words; it is left out")
    return nil
  }

  /// The fields of a role: two where its partner both acts and benefits.
  private mutating func readRole(_ element: StratMLElement) -> [[FieldEntry]] {
    let types = element.takeAll("RoleType").compactMap { type in
      choice(type.takeText(), RoleType.self, "RoleType", type)
    }
    var name = line("Name", of: element)
    var note = paragraph("Description", of: element)
    if name == nil, types.isEmpty, let words = note {
      (name, note) = (collapsed(words), nil)
    }
    var entries: [FieldEntry] = []
    if let name { entries.append(FieldEntry("role", .text(name))) }
    let last = note.map { [FieldEntry("note", .text($0))] } ?? []
    if types.isEmpty { return entries.isEmpty ? [] : [entries + last] }
    return types.map { entries + [FieldEntry("role-type", .choice($0))] + last }
  }

  /// The partners become items when all that is said of them is known.
  mutating func addPartners(_ root: StratMLElement) {
    for partner in partners.all {
      var fields = [FieldEntry("title", .text(partner.name))]
      if let type = partner.type { fields.append(FieldEntry("type", .choice(type))) }
      if var facts = partners.lines[folded(partner.name)] {
        let text = facts.takeText()
        let place = items.add(
          kind(PartnerDetails.self), id: partner.id, fields, text: text.map(safeMarkdown) ?? "")
        add(facts, to: place, root)
        continue
      }
      let (summary, body) = describe(partner.description)
      if let summary { fields.insert(FieldEntry("description", .text(summary)), at: 1) }
      items.add(kind(PartnerDetails.self), id: partner.id, fields, text: body)
    }
  }
}
