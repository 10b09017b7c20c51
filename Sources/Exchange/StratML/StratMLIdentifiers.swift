// SPDX-License-Identifier: Apache-2.0

import Plans

/// The identifiers of a document's elements, and of the items that are lines in it: each a name without a colon (NCName) that no other
/// has, and the same from build to build, whatever else of the plan changes.
struct StratMLIdentifiers {
  private enum Element: Hashable {
    case item(Int)
    case organization(Int)
    case part(String)
  }

  private let names: [Element: String]
  private let ids: [Int: String]

  init(_ plan: Plan) {
    var claims = NameClaims<Element>()
    var ids: [Int: String] = [:]
    for (index, item) in plan.items.enumerated() {
      if item.isElement {
        claims.add(.item(index), "item \(item.id)", wanted: item.fields.dataID ?? item.id, otherwise: item.id)
      } else if index == plan.root {
        claims.add(.item(index), "", wanted: Self.plan, otherwise: Self.plan)
      } else if item.kind.like != PartnerDetails.name {
        // Before all elements, whose names may be those of other programs.
        claims.add(.item(index), " item \(item.id)", wanted: item.id, otherwise: item.id)
        ids[index] = item.id
      }
    }
    self.ids = ids
    if let details = plan.root.flatMap({ plan.items[$0].details(PlanDetails.self) }) {
      for (number, organization) in details.organizations.enumerated() {
        guard let wanted = organization.identifier else { continue }
        let name = "organization-\(number + 1)"
        claims.add(.organization(number), name, wanted: wanted, otherwise: name)
      }
      for part in details.dataIDs { claims.add(.part(part.name), part.name, wanted: part.value, otherwise: part.name) }
    }
    names = claims.settled
  }

  /// What lines call the plan itself.
  static let plan = "plan"

  /// Nil for a partner, who is known by name.
  subscript(item: Int) -> String? {
    guard let name = names[.item(item)] else { return nil }
    // A line may have a name that XML does not allow.
    return ids[item].map { name == elementName($0) ? $0 : name } ?? name
  }

  func organization(_ number: Int) -> String? { names[.organization(number)] }

  func part(_ name: String) -> String? { names[.part(name)] }
}

extension Item {
  /// Whether the item is a goal, an objective or an indicator of a document.
  var isElement: Bool {
    kind.isTrunk || kind.like == IndicatorDetails.name || kind.like == MilestoneDetails.name
  }
}
