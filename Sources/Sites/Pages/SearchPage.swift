// SPDX-License-Identifier: Apache-2.0

import Templates

/// The search, which a script does in the reader's browser.
struct SearchPage: PageType {
  static let template = "search"
  static let view = View<PageModel<SearchPage>>("search", Frame.fields() + own)

  static func pages(of site: Site) -> [Page] { [Page(searchPageAddress, SearchPage())] }

  /// By the name of the index.
  var holdsAllTexts: Bool { true }

  func frame(_ site: Site) -> Frame { Frame(site.words[.search], on: site) }

  private static var own: [ViewField<PageModel<SearchPage>>] {
    [
      .init(
        "search-index", .address, "What a search begins with, a classic script itself, for after the search script."
      ) {
        // The pieces are made before any page; where that fails, no page is.
        .address(.site((try? $0.site.search.address()) ?? ""))
      },
      .init("search-filters", .list(SearchFilterModel.view.shape), "What narrows the results.") {
        SearchFilterModel.view.list(makeFilters($0.site))
      },
    ]
  }
}
