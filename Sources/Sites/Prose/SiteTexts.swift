// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange
import HTML
import Plans
import Templates

/// The texts of a site, to be filled for the page that they are on: with addresses, titles of other items, terms that lead
/// to the glossary, and lists made from the plan.
package final class SiteTexts: HasViews {
  package let views: SiteViews
  package let texts: Texts
  let glossary: Glossary
  /// For the files of data beside the pages.
  let shared = SharedProse()
  let plain: PlainTexts
  /// What the directives of each item's text stand for.
  let directives: [[(any Directive)?]]
  /// Nil after an error in one of them.
  private let templates: TemplateSet?
  /// What each item means as a term, made when a text first uses it.
  private let glosses: [LazyRecord]

  init(_ views: SiteViews, _ texts: Texts, _ directives: [[(any Directive)?]], _ templates: TemplateSet?) {
    (self.views, self.texts, self.directives, self.templates) = (views, texts, directives, templates)
    plain = PlainTexts(near: texts.source)
    glosses = views.plan.items.map { _ in LazyRecord() }
    glossary = Glossary(views.plan, views.addresses, isOn: views.configuration.linksTerms)
  }

  /// The same with texts of which nothing but the prose is another.
  init(_ others: SiteTexts, _ texts: Texts) {
    (views, glossary, directives, templates) = (others.views, others.glossary, others.directives, others.templates)
    glosses = others.glosses
    self.texts = texts
    plain = PlainTexts(near: texts.source)
  }
}

extension SiteTexts {
  /// An item's text without marks; `html` saves making it again for those that have it.
  func plainText(of index: Int, _ html: [UInt8]? = nil) throws(Problem) -> PlainProse {
    try plain.text(of: index) { () throws(Problem) in
      if let html { return html }
      return try self.html(of: index, root: "")
    }
  }

  /// Has it made where that has not been done.
  func preparePlain(_ index: Int) throws(Problem) {
    if plan.items[index].document.hasProse, !plain.holds(index) { _ = try plainText(of: index) }
  }

  /// Writes what a directive stands for with the theme's templates; on the whole plan's page, entries lead to their place on
  /// it.
  func write(
    _ directive: any Directive, root: String, whole: WholePlan?, into writer: inout HTMLWriter
  ) throws(Problem) {
    let (use, record) = directive.content(views, whole)
    try templates?.template(use.template, for: use.shape)?.render(record, root: root, into: &writer)
  }

  /// Writes, below a text, what the first terms of it mean that it leads to.
  func writeGlosses(of terms: [Int], root: String, into writer: inout HTMLWriter) throws(Problem) {
    let explained = terms.lazy.filter { !self.plan.summary(of: $0).isEmpty }.prefix(Self.mostGlosses)
    if explained.isEmpty { return }
    let glosses = explained.map { [plan, addresses] term in
      self.glosses[term].value { Gloss.view.record(Gloss(term, plan: plan, addresses: addresses)) }
    }
    let use = Self.glossesTemplate
    let record = GlossesModel.view.record(GlossesModel(glosses: Array(glosses)))
    try templates?.template(use.template, for: use.shape)?.render(record, root: root, into: &writer)
  }

  /// The template that prints them.
  static let glossesTemplate = TemplateUse(template: "glosses", shape: GlossesModel.view.shape)

  private static let mostGlosses = 8
}
