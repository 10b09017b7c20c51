// SPDX-License-Identifier: Apache-2.0

import Plans

/// A feed of the site: of all its pages, of a section's, or of a tag's.
package struct Feed: Sendable {
  /// Relative to the site's root.
  let path: String
  /// What the feed is of; empty for the whole site.
  let title: String
  /// The page that it belongs to.
  let home: String
  /// In reading order.
  let items: [Int]
}

/// The feeds that have something to tell: the site's own always, those of sections and tags where they hold dated items.
func listFeeds(_ plan: Plan, _ sections: [Section], _ tags: [Tag]) -> [Feed] {
  let isDated = plan.items.map { item in
    item.kind.placement == .page && (item.fields.date != nil || item.fields.published != nil)
  }
  let all = Feed(
    path: "feed.xml", title: "", home: "index.html", items: plan.items.indices.filter { isDated[$0] })
  let lists =
    sections.map { ($0.title, $0.address, $0.items) } + tags.map { ($0.title, $0.address, $0.items) }
  return [all]
    + lists.compactMap { title, address, items in
      let dated = items.filter { isDated[$0] }
      if dated.isEmpty { return nil }
      return Feed(path: feedAddress(address), title: title, home: address, items: dated)
    }
}

/// The feed of the list at `address`: beside it.
func feedAddress(_ address: String) -> String {
  address.dropLast("index.html".count) + "feed.xml"
}
