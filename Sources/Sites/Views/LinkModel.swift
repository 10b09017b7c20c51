// SPDX-License-Identifier: Apache-2.0

import Templates

/// A title that leads somewhere.
struct LinkModel: Sendable {
  let title: String
  let address: Address?
  var isCurrent = false
  var children: [LinkModel] = []

  static let view = View<LinkModel>("link", linkFields)

  /// The main menu's entries.
  static let menuView = View<LinkModel>(
    "menu-entry",
    linkFields + [
      .init("current", .flag, "Whether the page belongs to what the entry leads to.") { .flag($0.isCurrent) }
    ])

  /// The contents of a page.
  static let contentsView = View<LinkModel>(
    "heading",
    linkFields + [
      .init("children", .list(view.shape), "The headings below this one.") { .list($0.children.map(view.record)) }
    ])

  private static var linkFields: [ViewField<LinkModel>] {
    [
      .init("title", .text, "The title of what it leads to.") { .text($0.title) },
      .init("address", .address, "Where it leads.") { $0.address.map(Value.address) ?? .none },
    ]
  }
}
