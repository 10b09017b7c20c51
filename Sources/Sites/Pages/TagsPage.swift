// SPDX-License-Identifier: Apache-2.0

import Templates

/// All tags of the site.
struct TagsPage: PageType {
  static let template = "tags"
  static let view = View<PageModel<TagsPage>>("tags", Frame.fields() + own)

  /// Relative to the site's root.
  static let address = "tags/index.html"

  static func pages(of site: Site) -> [Page] { site.tags.isEmpty ? [] : [Page(address, TagsPage())] }

  func frame(_ site: Site) -> Frame { Frame(site.words[.tags], on: site) }

  func schemaType(_ site: Site) -> String { "CollectionPage" }

  private static var own: [ViewField<PageModel<TagsPage>>] {
    [
      .init("tags", .list(tagView.shape), "The tags in reading order.") { page in
        tagView.list(
          page.site.tags.map { ListedTag(tag: $0, count: page.site.words.tally("counted-items", $0.items.count)) })
      }
    ]
  }

  private struct ListedTag: Sendable {
    let tag: Tag
    let count: String
  }

  private static let tagView = View<ListedTag>(
    "tag-entry",
    [
      .init("title", .text, "The tag.") { .text($0.tag.title) },
      .init("address", .address, "Its page.") { .address(.site($0.tag.address)) },
      .init("count", .text, "How many items carry it, such as `3 items`.") { .text($0.count) },
    ])
}
