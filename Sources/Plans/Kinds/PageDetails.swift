// SPDX-License-Identifier: Apache-2.0

import Fields

/// Text that is not an item of the plan: guidance, news, how the publication is made.
package struct PageDetails: Details {
  package static let name = "page"
  package static let folder = "pages"
  package static let isNamed = false
  package static let isOfPlan = false

  package init() {}

  package static let fields: [Field<PageDetails>] = []

  package func schemaType(_ fields: CommonFields) -> String { fields.date == nil ? "WebPage" : "Article" }
}
