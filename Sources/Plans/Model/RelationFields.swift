// SPDX-License-Identifier: Apache-2.0

import Fields

/// How an item is related to one that it is aligned to, in the sense of StratML Part 2's Relationship: the item that is
/// named is the broader, a peer, or the narrower.
package enum AlignmentRelation: String, FieldChoice {
  case broader, peer, narrower

  package static let wordsPrefix = "alignment"

  package var meaning: String {
    switch self {
    case .broader: "the other item is the wider of the two"
    case .peer: "the two are on one level"
    case .narrower: "the other item is the narrower of the two"
    }
  }
}

/// StratML Part 2's RoleType.
package enum RoleType: String, FieldChoice {
  case performer, beneficiary

  package static let wordsPrefix = "role"

  package var meaning: String {
    switch self {
    case .performer: "the partner does something for it"
    case .beneficiary: "the partner gains from it"
    }
  }
}

/// What an item is aligned to.
package struct Alignment: Sendable, Equatable {
  package internal(set) var ref: Reference?
  package internal(set) var relation: AlignmentRelation?
  package internal(set) var note: String?

  static let fields: [Field<Alignment>] = [
    Field("ref", \.ref, .reference(), required: true, "The identifier of the other item."),
    Field(
      "relation", \.relation, .choice(otherwise: .peer),
      "What the other item is, seen from this one; without it, a peer."),
    Field(
      "note", \.note, .paragraph,
      "How the other item is related to this one, in one sentence; this one's page shows it."),
  ]
}

/// Who takes part in an item.
package struct Participation: Sendable, Equatable {
  package internal(set) var ref: Reference?
  package internal(set) var role: String?
  package internal(set) var roleType: RoleType?
  package internal(set) var note: String?

  static let fields: [Field<Participation>] = [
    Field("ref", \.ref, .reference(to: "partner"), required: true, "The identifier of the partner."),
    Field("role", \.role, .text, "What the partner does."),
    Field("role-type", \.roleType, .choice(), "Whether the partner acts or benefits."),
    Field("note", \.note, .paragraph, "What else there is to say of its part."),
  ]
}

extension FieldType where Value == Alignment {
  static let alignment = FieldType.record("relation", of: Alignment.fields, empty: Alignment(), shorthand: "ref")
}

extension FieldType where Value == Participation {
  static let participation = FieldType.record(
    "participation", of: Participation.fields, empty: Participation(), shorthand: "ref")
}
