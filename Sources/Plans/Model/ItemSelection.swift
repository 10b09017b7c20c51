// SPDX-License-Identifier: Apache-2.0

import Fields

/// Some of the plan's items, chosen, put in order and added up as a text asks for it, to be shown as a list or a table.
package struct ItemSelection: Sendable, Equatable {
  package enum Form: String, Sendable, CaseIterable {
    case list, table
  }
  /// What an item has to say to be chosen.
  package struct Condition: Sendable, Equatable {
    /// A column's name; `tags` for one of its tags.
    package let field: String
    package let value: String
  }
  package let kind: Kind
  /// What all of them are related to, or within.
  package internal(set) var target: Int?
  package internal(set) var conditions: [Condition] = []
  package internal(set) var items: [Int]
  package internal(set) var form = Form.list
  /// The fields that are shown, by their names; empty for the usual ones.
  package internal(set) var columns: [String] = []
  /// The sums that stand below, by the names of their fields.
  package internal(set) var totals: [FieldEntry] = []
}
