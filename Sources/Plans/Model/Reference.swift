import Diagnostics

/// A mention of an item by its identifier, with the place where it stands.
package struct Reference: Sendable, Hashable {
  package let id: String
  package let place: Place
  /// The name of the kind that the item has to be of; nil for any.
  package var kind: String?
  /// What the reference says beyond the identifier: how the items relate, or in which role.
  package var relation: String = ""
  package var note: String = ""
}

/// How an item stands to one that it is aligned to, in the sense of StratML Part 2's Relationship: the item that is named
/// is the broader, a peer, or the narrower.
package enum AlignmentRelation: String, Sendable, CaseIterable {
  case broader, peer, narrower
}

/// StratML Part 2's RoleType.
package enum RoleType: String, Sendable, CaseIterable {
  case performer, beneficiary
}

package enum Status: String, Sendable, CaseIterable {
  case draft, active, superseded, withdrawn
}
