// SPDX-License-Identifier: Apache-2.0

import Diagnostics

extension Rule {
  package static let tableQuotes = Rule(
    "table-quotes", .error, "a quotation mark that opens a cell of a table is closed, and one within is doubled")
  package static let tableHeading = Rule(
    "table-heading", .error, "each column of a table has a title of its own in the first row")
  package static let tableRow = Rule("table-row", .error, "each row of a table has as many cells as there are columns")
  package static let tableLimit = Rule("table-limit", .error, "a table is of a size that pages can show")
}

package let tableRules: [Rule] = [.tableQuotes, .tableHeading, .tableRow, .tableLimit]
