// SPDX-License-Identifier: Apache-2.0

import Fields

/// Who publishes the site: not always who issues the plan.
package struct Publisher: Sendable {
  package private(set) var name: String?
  package private(set) var url: String?

  static let fields: [Field<Publisher>] = [
    Field("name", \.name, .text, required: true, "The name, as pages print it."),
    Field("url", \.url, .webAddress, "Its own site."),
  ]
}

extension FieldType where Value == Publisher {
  static let publisher = FieldType.record(
    "publisher", of: Publisher.fields, empty: Publisher(), shorthand: "name")
}
