// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans
import Templates
import Workers

/// The finished site with all that pages are made from: read by every worker, changed by none.
package final class Site: HasViews {
  package let texts: SiteTexts
  /// Nil after an error in a template: nothing is rendered then.
  package let templates: CompiledTheme?
  private let lazySearch: Lazy<SearchIndex>
  private let lazySearchAddress: Lazy<String>
  let workers: Int
  /// The documents that are published with it; they are made before its pages, which say how long they are.
  let documents: [Document]

  package var views: SiteViews { texts.views }

  /// `searchAddress` is that of the search index, where it is known without making it.
  package init(
    _ layout: SiteLayout, _ texts: Texts, _ templates: CompiledTheme?, searchAddress: String? = nil, workers: Int,
    _ report: inout Report
  ) {
    let templates = templates?.leading { address(of: $0, layout.plan, layout.addresses, layout.sections) }
    self.templates = templates
    self.workers = workers
    documents = []
    self.texts = SiteTexts(SiteViews(layout), texts, readDirectives(layout.plan, &report), templates?.pages)
    let search = Lazy { SearchIndex(layout.plan, layout.addresses, layout.words, workers: workers) }
    lazySearch = search
    lazySearchAddress = Lazy { searchAddress ?? search.value.address }
  }

  /// The same with texts of which nothing but the prose is another.
  init(_ site: Site, _ texts: Texts) {
    (templates, lazySearch, lazySearchAddress) = (site.templates, site.lazySearch, site.lazySearchAddress)
    workers = site.workers
    documents = []
    self.texts = SiteTexts(site.texts, texts)
  }

  /// The same with documents.
  init(_ site: Site, _ documents: [Document]) {
    (templates, lazySearch, lazySearchAddress) = (site.templates, site.lazySearch, site.lazySearchAddress)
    (workers, texts, self.documents) = (site.workers, site.texts, documents)
  }

  var search: SearchIndex { lazySearch.value }

  /// Relative to the site's root.
  package var searchAddress: String { lazySearchAddress.value }

  /// An item's text, ready to be written into its own page.
  func body(of index: Int) -> Value { texts.body(of: index) }

  /// The same as a part of the whole plan's page.
  func partBody(of index: Int, _ whole: WholePlan) -> Value { texts.partBody(of: index, whole) }
}
