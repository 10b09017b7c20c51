// SPDX-License-Identifier: Apache-2.0

import Markdown

extension ReservedIDs {
  /// The ids that the theme's templates use; docs/templates.md names them.
  package static let ofPages = ReservedIDs(
    ["main", "find", "filter", "search", "query", "kind"],
    prefixes: ["page-", "par-", "item-", "part-", "letter-", "filter-", "search-"])

  /// Those of them that are on pages with a text, in what all pages share, around it and in lists below it.
  package static let besideTexts = ReservedIDs(["main", "find", "filter"], prefixes: ["page-", "par-", "filter-"])
}
