// SPDX-License-Identifier: Apache-2.0

import Exchange
import Plans
import Templates

/// What a page shows, in another form: for programs, which find it by the head of the page.
struct AlternateModel: Sendable {
  let title: String
  let type: String
  let address: Address

  /// Of an item with a page of its own.
  static func all(of index: Int, _ site: some HasLayout) -> [AlternateModel] {
    guard site.layout.publishesData, site.plan.items[index].kind.placement != .entry else { return [] }
    let address = site.layout.addresses[index]
    var forms = [
      AlternateModel(title: "JSON", type: "application/json", address: .site(PublishedPlan.itemPath(address))),
      AlternateModel(title: "Markdown", type: "text/markdown", address: .site(PublishedPlan.markdownPath(address))),
    ]
    if site.hasCalendar(index) {
      forms.append(
        AlternateModel(
          title: site.words["data-calendar"], type: "text/calendar",
          address: .site(PublishedPlan.calendarPath(of: address))))
    }
    return forms
  }

  static let view = View<AlternateModel>(
    "alternate",
    [
      .init("title", .text, "What the form is called.") { .text($0.title) },
      .init("type", .text, "Its media type.") { .text($0.type) },
      .init("address", .address, "Where it is.") { .address($0.address) },
    ])
}

extension HasLayout {
  /// What is in the calendar beside a page: the parts of a goal, or what a partner answers for; none where nothing is due.
  func calendarItems(of index: Int) -> [Int] {
    guard plan.items[index].kind.placement == .page else { return [] }
    let items =
      plan.isTopOfTrunk(index)
      ? plan.branch(of: index) : plan.incoming[index].filter { $0.name == "lead" }.map(\.from)
    return items.filter { (plan.items[$0].details as? any PartDetails)?.part.deadline != nil }
  }

  fileprivate func hasCalendar(_ index: Int) -> Bool { !calendarItems(of: index).isEmpty }
}
