// SPDX-License-Identifier: Apache-2.0

import Templates

/// The search, which a script does in the reader's browser.
struct SearchPage: PageType {
  static let template = "search"
  static let view = View<PageModel<SearchPage>>("search", Frame.fields() + own)

  static func pages(of site: Site) -> [Page] { [Page(searchPageAddress, SearchPage())] }

  func frame(_ site: Site) -> Frame { Frame(site.words[.search], on: site) }

  private static var own: [ViewField<PageModel<SearchPage>>] {
    [
      .init("search-index", .address, "What the script searches, a classic script itself.") {
        .address(.site($0.site.searchAddress))
      },
      .init("search-filters", .list(SearchFilterModel.view.shape), "What narrows the results.") {
        SearchFilterModel.view.list(makeFilters($0.site))
      },
    ]
  }
}
