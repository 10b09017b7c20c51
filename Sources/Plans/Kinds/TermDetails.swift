// SPDX-License-Identifier: Apache-2.0

import Fields

/// A word of the glossary. Its first use in a page is linked to its entry.
package struct TermDetails: Details {
  package static let name = "term"
  package static let folder = "terms"
  package static let placement = Placement.entry
  package static let schemaTypeOfList = "DefinedTermSet"

  package private(set) var abbreviation: String?
  package private(set) var also: [String] = []
  package private(set) var source: String?

  package init() {}

  package static let fields: [Field<TermDetails>] = [
    Field("abbreviation", \.abbreviation, .text, fact: true, "The short form, linked like the term."),
    Field("also", \.also, .list(.text), fact: true, "Other words for the same, linked like the term."),
    Field("source", \.source, .text, fact: true, "Where the definition comes from."),
  ]
}
