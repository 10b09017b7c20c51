// SPDX-License-Identifier: Apache-2.0

import Templates

/// The items of one page of a list. Long lists are split, so that no page grows without bound.
struct PagedList: Sendable {
  /// The address of the first page.
  let base: String
  /// Of the whole list.
  let count: Int
  /// Which of the list's pages, from 0.
  let number: Int
  let items: ArraySlice<Int>
  /// Whether the page says of the entries which status they have.
  let showsStatus: Bool

  init(_ base: String, _ items: [Int], _ number: Int, showsStatus: Bool) {
    self.base = base
    self.number = number
    self.showsStatus = showsStatus
    count = items.count
    self.items = items.dropFirst(number * entriesPerPage).prefix(entriesPerPage)
  }

  /// Which page of how many this is; nil where there is only one.
  fileprivate func position(_ words: Words) -> PositionModel? {
    let pages = pageCount(count)
    guard pages > 1 else { return nil }
    return PositionModel(
      previous: number > 0 ? .site(pageAddress(base, number - 1)) : nil,
      next: number + 1 < pages ? .site(pageAddress(base, number + 1)) : nil, text: sentence(words))
  }

  private func sentence(_ words: Words) -> String {
    words.sentence(.pageOf, ["page": String(number + 1), "pages": String(pageCount(count))])
  }

  /// What distinguishes the pages of a list.
  func variant(_ words: Words) -> String { number == 0 ? "" : sentence(words) }
}

/// A page of a list that may be long.
protocol ListPage: PageType {
  func list(_ site: Site) -> PagedList
  /// What narrows the list; nil for a short one.
  func filter(_ site: Site) -> FilterModel?
}

extension ListPage {
  func schemaType(_ site: Site) -> String { "CollectionPage" }

  func filter(_ site: Site) -> FilterModel? {
    let list = list(site)
    return FilterModel(list.items, showsStatus: list.showsStatus, site)
  }

  /// The pages of a list: `make` gives each by its number.
  static func pages(_ base: String, _ count: Int, template: String? = nil, _ make: (Int) -> Self) -> [Page] {
    (0..<pageCount(count)).map { Page(pageAddress(base, $0), make($0), template: template) }
  }
}

func listFields<Content: ListPage>() -> [ViewField<PageModel<Content>>] {
  [
    .init("pages", .record(PositionModel.view.shape), "On long lists: their pages.") {
      PositionModel.view.value($0.content.list($0.site).position($0.site.words))
    },
    .init("filter", .record(FilterModel.view.shape), "On lists of more than ten entries: what narrows them.") { page in
      FilterModel.view.value(page.content.filter(page.site))
    },
  ]
}

/// Which page of a long list a page is.
struct PositionModel: Sendable {
  let previous: Address?
  let next: Address?
  let text: String

  static let view = View<PositionModel>(
    "pages",
    [
      .init("previous", .address, "The page before this one.") { Value($0.previous) },
      .init("next", .address, "The page after this one.") { Value($0.next) },
      .init("text", .text, "Which page of how many this is.") { .text($0.text) },
    ])
}
