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
    /// In the order of the plan: each goal is followed by its objectives.
    let items: [Int]
    /// What the contents of the page name: the goals. The other chapters are named as a whole, so that the contents stay
    /// small.
    let outline: [Int]
  }
  let chapters: [Chapter]
  /// Every item on the page.
  let members: Set<Int>
  /// Stands for the places of the items on the page.
  let fingerprint: Fingerprint

  /// Nil for a site without a plan.
  init?(_ plan: Plan, _ sections: [Section]) {
    guard let root = plan.root else { return nil }
    var chapters: [Chapter] = []
    for section in sections where section.kind != .page {
      if section.name == ObjectiveDetails.folder, sections.contains(where: { $0.name == GoalDetails.folder }) {
        continue
      }
      let isOfGoals = section.name == GoalDetails.folder
      chapters.append(
        Chapter(
          title: section.title, id: "part-\(section.name)",
          items: isOfGoals ? section.items.flatMap { [$0] + children(of: $0, plan) } : section.items,
          outline: isOfGoals ? section.items : []))
    }
    self.chapters = chapters
    let members = Set(chapters.flatMap(\.items) + [root])
    self.members = members
    var builder = FingerprintBuilder()
    for index in members.sorted() { builder.add(plan.items[index].id) }
    fingerprint = builder.fingerprint
  }

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
  model.groups = whole.chapters.map { chapter in
    let address = Address.external("#" + chapter.id)
    return GroupModel(
      title: chapter.title, id: chapter.id, address: address, entries: chapter.items.map { site.part($0, whole) },
      outline: chapter.outline.map { site.outlined($0) })
  }
}

extension Site {
  fileprivate func part(_ index: Int, _ whole: WholePlan) -> Record {
    var model = anchored(index)
    model.facts = makeFacts(index, self)
    model.body = partBody(of: index, whole)
    return EntryModel.view.record(model)
  }

  /// A line of the contents, with a goal's objectives below it.
  fileprivate func outlined(_ index: Int) -> Record {
    var model = anchored(index)
    model.children = children(of: index, plan).map { EntryModel.shortView.record(anchored($0)) }
    return EntryModel.view.record(model)
  }

  /// An item that is found on the page itself.
  private func anchored(_ index: Int) -> EntryModel {
    var model = entryModel(index, plan, addresses[index], words)
    model.id = WholePlan.anchor(plan.items[index])
    model.address = .external("#" + model.id)
    return model
  }
}

/// Changes the HTML of a text for its place among others: ids and links to them get the item's prefix, and headings go
/// down below the item's own. The HTML is our renderer's, in which these forms stand nowhere but in tags.
struct PartRewriter {
  let prefix: [UInt8]
  /// How many levels headings go down: below an item's own, which is of level 3; the plan's own text has none.
  private let levels: UInt8

  init(_ item: Item) {
    prefix = Array(WholePlan.prefix(item).utf8)
    levels = item.kind.placement == .home ? 1 : 2
  }

  func rewrite(_ html: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(html.count + html.count / 16)
    var index = html.startIndex
    while index < html.endIndex {
      let rest = html[index...]
      if let form = Self.fragments.first(where: { rest.starts(with: $0) }) {
        out += form
        out += prefix
        index += form.count
      } else if let tag = Self.headings.first(where: { rest.starts(with: $0) }),
        let level = rest.dropFirst(tag.count).first,
        (0x31...0x36).contains(level)
      {
        out += tag
        out.append(min(level + levels, 0x36))
        index += tag.count + 1
      } else {
        out.append(html[index])
        index += 1
      }
    }
    return out
  }

  private static let fragments = [Array(" id=\"".utf8), Array("href=\"#".utf8)]
  private static let headings = [Array("<h".utf8), Array("</h".utf8)]
}
