// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// Something that is built on a layout, and knows what it knows.
package protocol HasLayout: Sendable {
  var layout: SiteLayout { get }
}

extension HasLayout {
  package var plan: Plan { layout.plan }
  package var configuration: Configuration { layout.configuration }
  package var words: Words { layout.words }
  package var assets: Assets { layout.assets }
  package var addresses: [String] { layout.addresses }
  package var feeds: [Feed] { layout.feeds }
  var title: String { layout.title }
  var sections: [Section] { layout.sections }
  var tags: [Tag] { layout.tags }
  var whole: WholePlan? { layout.whole }
  var chapters: Chapters { layout.chapters }
  var positions: [Neighbours] { layout.positions }
  var alphabet: [Int] { layout.alphabet }

  func section(_ name: String) -> Section? { layout.section(name) }

  /// The section that an item is listed in.
  func section(of item: Item) -> Section? { layout.section(sectionName(of: item)) }

  func tag(_ name: String) -> Tag? { layout.tag(name) }

  /// Where an item would be found under a former identifier.
  func formerAddress(of index: Int, _ former: String) -> String { layout.formerAddress(of: index, former) }

  /// The feed of a list, where it has one.
  func feed(of address: String) -> Address? { layout.feed(of: address) }

  /// Who publishes the site, as sentences name it: whom `site.yml` names, else the bodies that issue the plan.
  var publisher: String {
    if let name = configuration.publisher?.name { return name }
    let details = plan.root.flatMap { plan.items[$0].details(PlanDetails.self) }
    return words.list(details?.organizations.compactMap(\.name) ?? [])
  }
}
