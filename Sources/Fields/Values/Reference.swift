// SPDX-License-Identifier: Apache-2.0

/// A mention of an item by its identifier.
package struct Reference: Sendable, Hashable {
  package let id: String

  package init(_ id: String) { self.id = id }
}
