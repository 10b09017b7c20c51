// SPDX-License-Identifier: Apache-2.0

import Templates

/// What carries a tag.
struct TagPage: ListPage {
  static let template = "tag"
  static let view = View<PageModel<TagPage>>("tag", Frame.fields() + own + listFields())

  /// Among the site's tags.
  let index: Int
  /// Which of the list's pages, from 0.
  let number: Int

  static func pages(of site: Site) -> [Page] {
    site.tags.enumerated().flatMap { index, tag in
      pages(tag.address, tag.items.count) { TagPage(index: index, number: $0) }
    }
  }

  func list(_ site: Site) -> PagedList {
    PagedList(site.tags[index].address, site.tags[index].items, number, showsStatus: true)
  }

  func frame(_ site: Site) -> Frame {
    let tag = site.tags[index]
    var frame = Frame(site.words.sentence(.tagged, ["tag": tag.title]), on: site)
    frame.variant = list(site).variant(site.words)
    let tags = LinkModel(title: site.words[.tags], address: .site(TagsPage.address))
    frame.breadcrumb.append(LinkModel.view.record(tags))
    frame.feed = site.feed(of: tag.address)
    return frame
  }

  private static var own: [ViewField<PageModel<TagPage>>] {
    [
      .init("entries", .list(EntryModel.view.shape), "What carries the tag.") {
        .list($0.content.list($0.site).items.map($0.site.entry))
      }
    ]
  }
}
