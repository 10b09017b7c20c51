// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans
import Searching
import Templates
import Workers

/// The finished site with all that pages are made from: read by every worker, changed by none.
package final class Site: HasViews {
  package let texts: SiteTexts
  /// Nil after an error in a template: nothing is rendered then.
  package let templates: CompiledTheme?
  package let search: SiteSearch
  let workers: Int
  /// The documents that are published with it; they are made before its pages, which say how long they are.
  let documents: [PDFDocument]

  package var views: SiteViews { texts.views }

  /// `previous` is the search index of an earlier build; `isSearched` is false only where builds are measured.
  package init(
    _ layout: SiteLayout, _ texts: Texts, _ templates: CompiledTheme?, previous: PreviousIndex? = nil,
    isSearched: Bool = true,
    workers: Int, _ report: inout Report
  ) {
    let templates = templates?.leading { address(of: $0, layout.plan, layout.addresses, layout.sections) }
    self.templates = templates
    self.workers = workers
    documents = []
    self.texts = SiteTexts(SiteViews(layout), texts, readDirectives(layout.plan, &report), templates?.pages)
    search = SiteSearch(self.texts, previous, isOn: isSearched, near: texts.source, workers: workers)
  }

  /// The same with texts of which nothing but the prose is another.
  init(_ site: Site, _ texts: Texts) {
    (templates, workers, documents) = (site.templates, site.workers, [])
    self.texts = SiteTexts(site.texts, texts)
    search = SiteSearch(self.texts, nil, isOn: site.search.isOn, near: texts.source, workers: workers)
  }

  /// The same with documents.
  init(_ site: Site, _ documents: [PDFDocument]) {
    (templates, workers, texts, search) = (site.templates, site.workers, site.texts, site.search)
    self.documents = documents
  }

  /// An item's text, ready to be written into its own page.
  func body(of index: Int) -> Value { texts.body(of: index) }

  /// The same as a part of the whole plan's page.
  func partBody(of index: Int, _ whole: WholePlan) -> Value { texts.partBody(of: index, whole) }
}
