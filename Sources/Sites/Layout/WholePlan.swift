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
    /// In the order of the plan: each item is followed by its parts.
    let items: [Int]
    /// What the contents of the page name, each with its parts: those of the trunk. The other chapters are named as a
    /// whole, so that the contents stay small.
    let outline: [Int]
  }
  let chapters: [Chapter]
  /// Of each item, the level of its heading; 0 for those that are not on the page.
  private let levels: [UInt8]
  /// Stands for the places of the items on the page.
  let fingerprint: Fingerprint

  /// Nil for a site without a plan.
  init?(_ plan: Plan, _ sections: [Section]) {
    guard let root = plan.root else { return nil }
    var levels = [UInt8](repeating: 0, count: plan.items.count)
    var chapters: [Chapter] = []
    for section in sections where section.kind.isOfPlan {
      // What is within another chapter's item is printed there.
      let tops = section.items.filter { index in
        !plan.ancestors(of: index).contains { plan.items[$0].kind.isOfPlan }
      }
      if tops.isEmpty { continue }
      let items = tops.flatMap(plan.branch)
      for index in items {
        levels[index] = plan.parent[index].map { levels[$0] == 0 ? 3 : min(levels[$0] + 1, 6) } ?? 3
      }
      chapters.append(
        Chapter(
          title: section.title, id: "part-\(section.name)", items: items, outline: section.kind.isTrunk ? tops : []))
    }
    levels[root] = 2
    (self.chapters, self.levels) = (chapters, levels)
    var builder = FingerprintBuilder()
    for (item, level) in zip(plan.items, levels) where level > 0 {
      builder.add(item.id)
      builder.add(UInt64(level))
    }
    fingerprint = builder.fingerprint
  }

  func holds(_ index: Int) -> Bool { levels[index] > 0 }

  /// Of an item on the page, the level of its heading: 2 for the plan's own text, 3 for what is part of nothing, and one
  /// more for each level of the tree, as far as HTML goes.
  func level(of index: Int) -> UInt8 { levels[index] }

  /// Where an item is on the page.
  static func anchor(_ item: Item) -> String { "item-\(item.id)" }

  /// What goes before every id of an item's own text, so that no two are alike.
  static func prefix(_ item: Item) -> String { "\(item.id)--" }
}
