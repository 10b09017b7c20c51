// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML
import Plans
import Templates

/// The texts of a site, to be filled for the page that they are on: with addresses, titles of other items, terms that lead
/// to the glossary, and lists made from the plan.
package final class SiteTexts: HasViews {
  package let views: SiteViews
  package let texts: Texts
  let glossary: Glossary
  /// What the directives of each item's text stand for.
  let directives: [[(any Directive)?]]
  /// Nil after an error in one of them.
  private let templates: TemplateSet?

  init(_ views: SiteViews, _ texts: Texts, _ directives: [[(any Directive)?]], _ templates: TemplateSet?) {
    (self.views, self.texts, self.directives, self.templates) = (views, texts, directives, templates)
    glossary = Glossary(views.plan, views.addresses, isOn: views.configuration.linksTerms)
  }

  /// The same with texts of which nothing but the prose is another.
  init(_ others: SiteTexts, _ texts: Texts) {
    (views, glossary, directives, templates) = (others.views, others.glossary, others.directives, others.templates)
    self.texts = texts
  }
}

extension SiteTexts {
  /// Writes what a directive stands for with the theme's templates; on the whole plan's page, entries lead to their place on
  /// it.
  func write(
    _ directive: any Directive, root: String, whole: WholePlan?, into writer: inout HTMLWriter
  ) throws(Problem) {
    let (use, record) = directive.content(views, whole)
    try templates?.template(use.template, for: use.shape)?.render(record, root: root, into: &writer)
  }
}
