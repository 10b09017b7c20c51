// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// A document that the plan builds on or goes with: a file of the site, or one elsewhere.
package struct DocumentDetails: Details {
  package static let name = "document"
  package static let folder = "documents"
  package static let placement = Placement.entry

  package private(set) var file: String?
  package private(set) var url: String?

  package init() {}

  package static let fields: [Field<DocumentDetails>] = [
    Field("file", \.file, .file, "The file, by its path from this one."),
    Field("url", \.url, .address, fact: true, "Where the document is, if it is not a file of the site."),
  ]

  package func check(_ item: Item, _ report: inout Report) {
    if file == nil, url == nil {
      report.add(
        .missingField, "\(item.kind.phrase) needs the field `file` or `url`", at: item.place,
        help: "add `url: https://…`, or `file: name.pdf` for a file beside this one")
    }
  }
}
