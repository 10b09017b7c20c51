// SPDX-License-Identifier: Apache-2.0

import Encoding
import HTML
import Markdown
import Plans

/// The plan from beginning to end on one page, for reading on and for printing: every item of the plan with its text, in
/// the order of the plan, references between them turned into links within the page.
struct WholePlan: Sendable {
  static let address = "whole-plan/index.html"

  struct Chapter: Sendable {
    let title: String
    let id: String
    /// The item whose text the chapter is; nil for a chapter that is made of items alone.
    let text: Int?
    /// What its items are, where it is made of items alone.
    let kind: Kind?
    /// In the order of the plan: each item is followed by its parts.
    let items: [Int]
    /// What the contents of the page name, each with its parts: those of the trunk, and those within a text. The other
    /// chapters are named as a whole, so that the contents stay small.
    let inContents: [Int]
  }
  let chapters: [Chapter]
  /// Of each item, the level of its heading; 0 for those that are not on the page.
  private let levels: [UInt8]
  /// Stands for the places of the items on the page.
  let fingerprint: Fingerprint

  /// Nil for a site without a plan.
  init?(_ plan: Plan, _ sections: [Section], _ texts: Chapters) {
    guard let root = plan.root else { return nil }
    var builder = ChapterBuilder(plan: plan, texts: texts)
    builder.add(root, level: 2)
    let lists = sections.filter(\.kind.isOfPlan)
    for text in texts.before { builder.addText(text) }
    for section in lists where section.kind.isTrunk { builder.addList(section) }
    for text in texts.after { builder.addText(text) }
    for section in lists where !section.kind.isTrunk { builder.addList(section) }
    (chapters, levels) = (builder.chapters, builder.levels)
    var fingerprint = FingerprintBuilder()
    for (item, level) in zip(plan.items, levels) where level > 0 {
      fingerprint.add(item.id)
      fingerprint.add(UInt64(level))
    }
    self.fingerprint = fingerprint.fingerprint
  }

  func holds(_ index: Int) -> Bool { levels[index] > 0 }

  /// Of an item on the page, the level of its heading: 2 for texts that are chapters, 3 for what is part of nothing else, and
  /// one more for each level of the tree, as far as HTML goes.
  func level(of index: Int) -> UInt8 { levels[index] }

  /// Where an item is on the page.
  static func anchor(_ item: Item) -> String { "item-\(item.id)" }

  /// What goes before every id of an item's own text, so that no two are alike.
  static func prefix(_ item: Item) -> String { "\(item.id)--" }
}

/// Puts the chapters together, each item in one of them.
private struct ChapterBuilder {
  let plan: Plan
  let texts: Set<Int>
  private(set) var chapters: [WholePlan.Chapter] = []
  private(set) var levels: [UInt8]

  init(plan: Plan, texts: Chapters) {
    self.plan = plan
    self.texts = Set(texts.all)
    levels = [UInt8](repeating: 0, count: plan.items.count)
  }

  mutating func add(_ index: Int, level: UInt8) { levels[index] = level }

  mutating func addText(_ index: Int) {
    let item = plan.items[index]
    levels[index] = 2
    let items = Array(plan.branch(of: index).dropFirst())
    setLevels(items)
    chapters.append(
      WholePlan.Chapter(
        title: item.title, id: WholePlan.anchor(item), text: index, kind: nil, items: items,
        inContents: plan.children[index]))
  }

  mutating func addList(_ section: Section) {
    // What is within an item of another chapter is printed there.
    let tops = section.items.filter { index in
      !plan.ancestors(of: index).contains { plan.items[$0].kind.isOfPlan || texts.contains($0) }
    }
    if tops.isEmpty { return }
    let items = tops.flatMap(plan.branch)
    setLevels(items)
    chapters.append(
      WholePlan.Chapter(
        title: section.title, id: "part-\(section.name)", text: nil, kind: section.kind, items: items,
        inContents: section.kind.isTrunk ? tops : []))
  }

  private mutating func setLevels(_ items: [Int]) {
    for index in items {
      levels[index] = plan.parent[index].map { levels[$0] == 0 ? 3 : min(levels[$0] + 1, 6) } ?? 3
    }
  }
}
