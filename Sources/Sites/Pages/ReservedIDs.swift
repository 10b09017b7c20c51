// SPDX-License-Identifier: Apache-2.0

import Markdown

extension ReservedIDs {
  /// The ids that the theme's templates use; docs/templates.md names them.
  package static let ofPages = ReservedIDs(
    ["main", "find", "filter", "search", "query", "kind"],
    prefixes: ["page-", "item-", "part-", "letter-", "filter-", "search-"])
}
