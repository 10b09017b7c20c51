// SPDX-License-Identifier: Apache-2.0

import Fields

/// What a directive stands for: some of the plan's items, as a list or a table.
package struct Listing: Sendable, Equatable {
  package enum Form: String, Sendable, CaseIterable {
    case list, table
  }
  package let kind: Kind
  package internal(set) var items: [Int]
  package internal(set) var form = Form.list
  /// The fields that are shown, by their names; empty for the usual ones.
  package internal(set) var columns: [String] = []
  /// The sums that stand below, by the names of their fields.
  package internal(set) var totals: [FieldEntry] = []
}
