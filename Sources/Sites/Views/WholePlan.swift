import Encoding
import HTML
import Markdown
import Plans
import Templates

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
      // What is within another chapter's item stands there.
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

  /// Where an item stands on the page.
  static func anchor(_ item: Item) -> String { "item-\(item.id)" }

  /// What goes before every id of an item's own text, so that no two are alike.
  static func prefix(_ item: Item) -> String { "\(item.id)--" }
}

func fillWholePlan(_ model: inout PageModel, _ whole: WholePlan, _ site: Site) {
  guard let root = site.plan.root, let details = site.plan.items[root].details(PlanDetails.self) else { return }
  let item = site.plan.items[root]
  model.title = item.title
  model.description = item.fields.description ?? ""
  model.kind = site.words["whole-plan"]
  model.navigation = site.menuRecords(current: nil)
  model.breadcrumb = site.breadcrumb()
  model.plan = planModel(details, site)
  model.facts = makeFacts(root, site)
  model.cite = makeCitation(root, site)
  model.body = site.partBody(of: root, whole)
  model.chapters = whole.chapters.map { chapter in
    ChapterModel(
      title: chapter.title, id: chapter.id, outline: chapter.outline.map(site.outlined),
      parts: chapter.items.map { site.part($0, whole) })
  }
}

extension Site {
  fileprivate func part(_ index: Int, _ whole: WholePlan) -> PartModel {
    let item = plan.items[index]
    return PartModel(
      id: WholePlan.anchor(item), level: whole.level(of: index), kind: words.kind(of: item),
      number: item.fields.number ?? "", title: item.title, description: item.fields.description ?? "",
      facts: makeFacts(index, self), body: partBody(of: index, whole))
  }

  /// A line of the contents, with its parts below it.
  fileprivate func outlined(_ index: Int) -> Record {
    var model = entryModel(index, plan, addresses[index], words)
    model.id = WholePlan.anchor(plan.items[index])
    model.address = .external("#" + model.id)
    model.children = plan.children[index].map(outlined)
    return EntryModel.view.record(model)
  }
}

/// A chapter of the whole plan's page.
struct ChapterModel: Sendable {
  let title: String
  let id: String
  let outline: [Record]
  let parts: [PartModel]

  static let view = View<ChapterModel>(
    "chapter",
    [
      .init("title", .text, "The chapter's title.") { .text($0.title) },
      .init("id", .text, "The fragment of its address.") { .text($0.id) },
      .init("address", .address, "Where it is on the page.") { .address(.external("#" + $0.id)) },
      .init("count", .text, "How many items are in it.") { .text(String($0.parts.count)) },
      .init("outline", .list(EntryModel.view.shape), "What the contents name of it: goals with their parts.") {
        .list($0.outline)
      },
      .init("parts", .list(PartModel.view.shape), "Its items, each followed by its parts.") {
        .list($0.parts.map(PartModel.view.record))
      },
    ])
}

/// An item on the whole plan's page.
struct PartModel: Sendable {
  let id: String
  let level: UInt8
  let kind: String
  let number: String
  let title: String
  let description: String
  let facts: [FactModel]
  let body: Value

  static let view = View<PartModel>(
    "part",
    [
      .init("id", .text, "The fragment of its address.") { .text($0.id) },
      .init("kind", .text, "The kind in words.") { .text($0.kind) },
      .init("number", .text, "The number as printed; often empty.") { .text($0.number) },
      .init("title", .text, "The title.") { .text($0.title) },
      .init("description", .text, "The summary in full.") { .text($0.description) },
      .init("facts", .list(FactModel.view.shape), "What is to be known about it.") {
        .list($0.facts.map(FactModel.view.record))
      },
      .init("body", .html, "The text.") { $0.body },
    ]
      + (UInt8(3)...6).map { level in
        .init("h\(level)", .flag, "Whether its heading is an `h\(level)`: the deeper the part, the higher the number.")
        {
          .flag($0.level == level)
        }
      })
}
