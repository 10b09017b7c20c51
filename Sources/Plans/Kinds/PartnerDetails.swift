// SPDX-License-Identifier: Apache-2.0

import Fields

/// Somebody who takes part (StratML: Stakeholder).
package struct PartnerDetails: Details {
  package static let name = "partner"
  package static let folder = "partners"

  /// StratML Part 2's StakeholderTypeType.
  package enum StakeholderType: String, FieldChoice {
    case person, organization
    case genericGroup = "generic-group"

    package static let wordsPrefix = "partner"

    package var meaning: String {
      switch self {
      case .person: "one person"
      case .organization: "a body with a name of its own"
      case .genericGroup: "people or bodies of one type, such as residents"
      }
    }
  }

  package private(set) var type: StakeholderType?
  package private(set) var acronym: String?
  package private(set) var country: String?
  package private(set) var url: String?
  package private(set) var contact: String?

  package init() {}

  package static let fields: [Field<PartnerDetails>] = [
    Field("type", \.type, .choice(), formerly: "kind-of", fact: true, "What type of partner this is."),
    Field("acronym", \.acronym, .text, fact: true, "The short form of its name."),
    Field("country", \.country, .text, fact: true, "The country it belongs to."),
    Field("url", \.url, .address, fact: true, "Its own site."),
    Field("contact", \.contact, .text, fact: true, "How to reach it."),
  ]

  package func schemaType(_ fields: CommonFields) -> String { type == .person ? "Person" : "Organization" }
}
