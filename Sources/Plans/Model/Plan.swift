// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Markdown
import Tables

/// The finished plan: every item that is published, who relates to whom, and where every link leads. Items are known by
/// their index.
///
/// A class, since all threads hand it on: one count of references goes up and down, and not those of all parts.
package final class Plan: Sendable {
  package let kinds: Kinds
  /// In reading order: by kind, then as `precedes` says.
  package let items: [Item]
  /// What each item refers to.
  package let outgoing: [[Relation]]
  /// Who refers to each item.
  package let incoming: [[Relation]]
  package let tree: PlanTree
  /// What the tree is in lists: asked for on every page, and made once.
  let lists: PartLists
  /// Where each link of an item's document leads, in the order of `document.links`.
  package let links: [[LinkDestination]]
  /// The files of documents that are part of the site, by the document's index, relative to the source.
  package let files: [Int: String]
  package let heldBack: [HeldBack]
  let index: ItemIndex
  package let asOf: CalendarDate
  /// Whether drafts and what is dated later are among the items, to be looked at before they are published.
  package let isPreview: Bool

  /// Whether every file of the content could be read: if not, what seems to be missing may be in one of the others.
  package let isComplete: Bool
  /// The item of kind plan, if the site has one.
  package let root: Int?
  /// By their paths, those that items are made of or that texts show.
  package let tables: PathMap<Table>
  /// Those that could not be read.
  let brokenTables: PathSet

  init(
    kinds: Kinds, items: [Item], outgoing: [[Relation]], incoming: [[Relation]], tree: PlanTree,
    links: [[LinkDestination]], files: [Int: String], heldBack: [HeldBack], index: ItemIndex, asOf: CalendarDate,
    isPreview: Bool, isComplete: Bool, root: Int?, tables: PathMap<Table>, brokenTables: PathSet
  ) {
    (self.kinds, self.items, self.outgoing, self.incoming, self.tree) = (kinds, items, outgoing, incoming, tree)
    (self.links, self.files, self.heldBack, self.index, self.asOf) = (links, files, heldBack, index, asOf)
    (self.isPreview, self.isComplete, self.root) = (isPreview, isComplete, root)
    (self.tables, self.brokenTables) = (tables, brokenTables)
    lists = PartLists(items, tree)
  }
}

extension Plan {
  package var indexOfID: [String: Int] { index.byID }

  /// The item that a text names, of one of these kinds or of any; nil where it names none.
  package func item(named text: String, of kinds: [String]) -> Int? {
    guard let index = indexOfID[text], kinds.isEmpty || kinds.contains(where: items[index].kind.isLike) else {
      return nil
    }
    return index
  }

  /// What is not published yet, by its identifier.
  package func heldBack(_ id: String) -> HeldBack? { index.heldBack(id) }

  /// An item's summary: its description, or the first paragraph of its text, titles of other items filled in, and
  /// what clauses and the like are called.
  package func summary(of index: Int) -> String {
    let item = items[index]
    if let description = item.fields.description { return description }
    if item.document.openingTitles.isEmpty { return item.document.opening }
    var parts = item.document.opening.split(separator: "\u{FFFC}", omittingEmptySubsequences: false).map(String.init)
    for (number, link) in item.document.openingTitles.enumerated() where number + 1 < parts.count {
      if case .anchor(let anchor) = links[index][link] {
        parts[number + 1] = item.document.name(of: anchor) + parts[number + 1]
      }
      guard case .item(let target, _) = links[index][link] else { continue }
      let heading = [items[target].fields.number, items[target].title].compactMap { $0 }.joined(separator: " ")
      parts[number + 1] = heading + parts[number + 1]
    }
    return parts.joined()
  }
}

extension Document {
  /// What a sentence calls a clause or a heading of the text, and the number of a figure or table.
  fileprivate func name(of anchor: String) -> String {
    switch anchors.first(where: { $0.id == anchor })?.label {
    case .text(let text), .figure(let text), .table(let text): text
    case .some(.none): ""
    case nil: headings.first { $0.id == anchor }?.title ?? ""
    }
  }
}

/// That one item refers to another.
package struct Relation: Sendable, Hashable {
  package let from: Int
  package let to: Int
  /// The key of the relation's words: the field's name, or `mention` for a link in the text.
  package let name: String
  /// What the field says beyond that: an alignment's direction, a role.
  package let relation: String
  package let note: String
  /// Whether the other item is the one that this one is a part of.
  package let isParent: Bool
}

/// Where a link in a text leads.
package enum LinkDestination: Sendable, Equatable {
  case item(Int, anchor: String?)
  /// A folder of the content: its list.
  case section(String)
  /// A file beside the text, by its path relative to the source.
  case file(String)
  /// The page itself.
  case anchor(String)
  /// Reported as an error.
  case nowhere
}

/// An item that is not published yet.
package struct HeldBack: Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    case draft
    case future(CalendarDate)
  }
  package let path: String
  package let title: String
  package let reason: Reason

  package init(path: String, title: String, reason: Reason) {
    (self.path, self.title, self.reason) = (path, title, reason)
  }
}
