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
      .init("tags", .list(tagView.shape), "The tags in reading order.") { tagView.list($0.site.tags) }
    ]
  }

  private static let tagView = View<Tag>(
    "tag-entry",
    [
      .init("title", .text, "The tag.") { .text($0.name) },
      .init("address", .address, "Its page.") { .address(.site($0.address)) },
      .init("count", .text, "How many items carry it.") { .text(String($0.items.count)) },
    ])
}
