// SPDX-License-Identifier: Apache-2.0

import Fields

/// What `site.yml` says that a page may weigh at most, in kilobytes of 1,000 bytes.
package struct PageWeight: Sendable {
  package internal(set) var page: Int?
  package internal(set) var images: Int?
  package internal(set) var total: Int?

  static let fields: [Field<PageWeight>] = [
    Field("page", \.page, .integer, "Of the page alone, its HTML."),
    Field("images", \.images, .integer, "Of all images that it shows."),
    Field("total", \.total, .integer, "Of the page with its images, its style sheet and its scripts."),
  ]
}

extension FieldType where Value == PageWeight {
  package static let pageWeight = FieldType.record(
    "weight", of: PageWeight.fields, empty: PageWeight(), shorthand: "total")
}
