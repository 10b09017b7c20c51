// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// The texts of a site, to be filled for the page that they are on: with addresses, titles of other items, terms that lead
/// to the glossary, and lists made from the plan.
package final class SiteTexts: HasViews {
  package let views: SiteViews
  package let texts: Texts
  let glossary: Glossary
  /// Print the lists of directives; nil after an error in a template.
  let listings: ListingTemplates?

  init(_ views: SiteViews, _ texts: Texts, _ listings: ListingTemplates?) {
    (self.views, self.texts, self.listings) = (views, texts, listings)
    glossary = Glossary(views.plan, views.addresses, isOn: views.configuration.linksTerms)
  }
}

/// The templates that print a directive's list or table.
struct ListingTemplates: Sendable {
  let list: Template
  let table: Template
}
