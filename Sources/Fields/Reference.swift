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
