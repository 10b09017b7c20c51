// SPDX-License-Identifier: Apache-2.0

import Plans

/// A feed of the site: of all its pages, of a section's, of a tag's, or of a goal's.
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

/// The feeds that have something to tell: the site's own always, those of sections, tags and goals where they hold dated items.
func listFeeds(_ plan: Plan, _ sections: [Section], _ tags: [Tag], _ addresses: [String]) -> [Feed] {
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
    } + goalFeeds(plan, addresses)
}

/// Of each goal, its parts that say when they changed, and the reports on them.
private func goalFeeds(_ plan: Plan, _ addresses: [String]) -> [Feed] {
  let reports = plan.items.indices.filter { plan.items[$0].kind.like == UpdateDetails.name }
  return plan.trunk.compactMap { goal in
    guard plan.items[goal].kind.placement == .page, !plan.items[goal].file.isIndex else { return nil }
    let branch = plan.branch(of: goal)
    let parts = Set(branch.map { plan.items[$0].id })
    let about = reports.filter { report in
      plan.items[report].details(UpdateDetails.self)?.items.contains { $0.ref.map { parts.contains($0.id) } ?? false }
        ?? false
    }
    let changed = (branch + about).filter { index in
      let fields = plan.items[index].fields
      return plan.items[index].kind.placement == .page
        && (fields.date != nil || fields.published != nil || fields.updated != nil)
    }
    if changed.isEmpty { return nil }
    return Feed(
      path: feedAddress(addresses[goal]), title: plan.items[goal].title, home: addresses[goal], items: changed.sorted())
  }
}

/// The feed of the list at `address`: beside it.
func feedAddress(_ address: String) -> String {
  address.dropLast("index.html".count) + "feed.xml"
}
