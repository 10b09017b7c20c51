// SPDX-License-Identifier: Apache-2.0

import Plans

/// The identifiers of a document's elements: each a name without a colon (NCName) that no other element has, and the same from
/// build to build, whatever else of the plan changes.
struct StratMLIdentifiers {
  private enum Element: Hashable {
    case item(Int)
    case organization(Int)
    case part(String)
  }

  private let names: [Element: String]

  init(_ plan: Plan) {
    var claims = NameClaims<Element>()
    for (index, item) in plan.items.enumerated() where item.isElement {
      claims.add(.item(index), "item \(item.id)", wanted: item.fields.dataID ?? item.id, otherwise: item.id)
    }
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

  /// Nil for what has no element of its own.
  subscript(item: Int) -> String? { names[.item(item)] }

  func organization(_ number: Int) -> String? { names[.organization(number)] }

  func part(_ name: String) -> String? { names[.part(name)] }
}

extension Item {
  /// Whether the item is a goal, an objective or an indicator of a document.
  var isElement: Bool {
    kind.isTrunk || kind.like == IndicatorDetails.name || kind.like == MilestoneDetails.name
  }
}
