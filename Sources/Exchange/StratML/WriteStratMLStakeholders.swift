// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// Those who take part in something, as elements.
struct StratMLStakeholders {
  struct Role {
    let name: String?
    var types: [RoleType]
    let note: String?
  }

  struct Stakeholder {
    let partner: Int
    /// What is said of it here; nil for what is said of it on its own page.
    let note: String?
    var roles: [Role]
    /// Whether roles that follow are its own.
    let isOpen: Bool
  }

  fileprivate(set) var all: [Stakeholder] = []
  /// Whether one of them is here since it answers for the item.
  fileprivate(set) var hasLead = false
}

extension StratMLExporter {
  /// In Part 2, the roles of one partner that follow each other are one stakeholder's, and who answers for the item is one with
  /// the role “Lead”. In Part 1, which has no roles, they are lines: `partners.1.role: …`.
  func stakeholders(of index: Int, _ facts: inout StratMLFacts) -> StratMLStakeholders {
    let item = plan.items[index]
    var stakeholders = StratMLStakeholders()
    for (number, participation) in item.fields.partners.enumerated() {
      guard let partner = participation.ref.flatMap({ plan.item(named: $0.id, of: [PartnerDetails.name]) }) else {
        continue
      }
      let hasRole = participation.role != nil || participation.roleType != nil
      if part == .one {
        let path = ["partners", String(number + 1)]
        if let role = participation.role { facts.add(.text(role), at: path + ["role"], .text(.line)) { $0 } }
        if let type = participation.roleType {
          facts.add(.text(type.rawValue), at: path + ["role-type"], .text(.line)) { $0 }
        }
        if hasRole, let note = participation.note {
          facts.add(.text(note), at: path + ["note"], .text(.paragraph)) { $0 }
        }
        let note = hasRole ? nil : participation.note
        stakeholders.all.append(.init(partner: partner, note: note, roles: [], isOpen: false))
      } else {
        stakeholders.add(participation, partner, hasRole: hasRole)
      }
    }
    if let lead = (item.details as? any PartDetails)?.part.lead {
      if part == .two, let partner = plan.item(named: lead, of: [PartnerDetails.name]) {
        let role = StratMLStakeholders.Role(name: leadRole, types: [.performer], note: nil)
        stakeholders.all.append(.init(partner: partner, note: nil, roles: [role], isOpen: false))
        stakeholders.hasLead = true
      }
      // The line tells that role from one that somebody else has called so.
      facts.add("lead", text: name(of: lead))
    }
    return stakeholders
  }

  mutating func write(_ stakeholders: StratMLStakeholders) throws(Problem) {
    for stakeholder in stakeholders.all {
      let item = plan.items[stakeholder.partner]
      let about = try aboutPartner(stakeholder.partner)
      let description = stakeholder.note.map { stratMLForm(ofText: $0) } ?? about
      let type: String? =
        switch item.details(PartnerDetails.self)?.type {
        case .person: "Person"
        case .organization: "Organization"
        case .genericGroup: "Generic_Group"
        case nil: nil
        }
      out.begin("Stakeholder", type.map { [("StakeholderTypeType", $0)] } ?? [])
      out.element("Name", item.title)
      if !description.isEmpty { out.element("Description", utf8: description) }
      for role in stakeholder.roles {
        out.begin("Role")
        out.element("Name", role.name ?? "")
        if let note = role.note { out.element("Description", utf8: stratMLForm(ofText: note)) }
        for type in role.types { out.element("RoleType", type == .performer ? "Performer" : "Beneficiary") }
        out.end("Role")
      }
      out.end("Stakeholder")
    }
  }

  private mutating func aboutPartner(_ partner: Int) throws(Problem) -> [UInt8] {
    if let known = partnerTexts[partner] { return known }
    let about: [UInt8]
    if let description = plan.items[partner].fields.description {
      about = stratMLForm(ofText: description)
    } else {
      about = stratMLForm(ofText: try published.plain(partner).text)
    }
    partnerTexts[partner] = about
    return about
  }
}

/// The role of who answers for something.
let leadRole = "Lead"

extension StratMLStakeholders {
  fileprivate mutating func add(_ participation: Participation, _ partner: Int, hasRole: Bool) {
    guard hasRole else {
      all.append(Stakeholder(partner: partner, note: participation.note, roles: [], isOpen: participation.note != nil))
      return
    }
    let role = Role(
      name: participation.role, types: participation.roleType.map { [$0] } ?? [], note: participation.note)
    guard let last = all.last, last.isOpen, last.partner == partner else {
      all.append(Stakeholder(partner: partner, note: nil, roles: [role], isOpen: true))
      return
    }
    // One that acts and benefits has one role of two types.
    if let before = last.roles.last, before.name == role.name, before.note == role.note, before.types == [.performer],
      role.types == [.beneficiary]
    {
      all[all.count - 1].roles[last.roles.count - 1].types.append(.beneficiary)
    } else {
      all[all.count - 1].roles.append(role)
    }
  }
}
