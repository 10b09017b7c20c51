// SPDX-License-Identifier: Apache-2.0

import Markdown
import Plans
import Templates

/// The front page: of the plan, of the text `content/index.md`, or of neither.
struct HomePage: PageType {
  static let template = "home"
  static let view = View<PageModel<HomePage>>("home", Frame.fields() + itemFields() + overview)

  let item: Int?

  static func shows(_ item: Item) -> Bool { item.kind.placement == .home || isIndex(item) }

  /// Whether an item is the text `content/index.md`.
  private static func isIndex(_ item: Item) -> Bool { item.kind.isPage && item.file.stem.isEmpty }

  static func pages(of site: Site) -> [Page] {
    let plan = site.plan
    let items = [plan.root].compactMap { $0 } + plan.items.indices.filter { isIndex(plan.items[$0]) }
    if items.isEmpty { return [Page("index.html", HomePage(item: nil))] }
    return items.map { Page("index.html", HomePage(item: $0), template: plan.items[$0].fields.template) }
  }

  func frame(_ site: Site) -> Frame {
    if let item { return itemFrame(item, site) }
    var frame = Frame(site.title, on: site)
    frame.breadcrumb = []
    return frame
  }

  func schemaType(_ site: Site) -> String {
    guard let item else { return "WebSite" }
    return item == site.plan.root ? "Report" : site.plan.items[item].schemaType
  }

  private static var overview: [ViewField<PageModel<HomePage>>] {
    [
      .init("plan", .record(PlanModel.view.shape), "The plan, where the page is of one.") {
        PlanModel.view.value(planModel($0.content.item, $0.site))
      },
      .init("stand", .record(StandModel.view.shape), "How the plan stands, counted.") {
        StandModel.view.value(makeStand($0.site))
      },
      .init("score", .record(ScoreModel.view.shape), "The plan line by line, where it has goals.") {
        ScoreModel.view.value(makeScore($0.site))
      },
      .init("chapters-before", .list(EntryModel.view.shape), "The chapters of the plan before its goals.") {
        .list($0.site.chapters.before.map($0.site.entry))
      },
      .init("goals", .list(EntryModel.view.shape), "The goals with their parts.") {
        .list($0.site.plan.trunk.map($0.site.entry))
      },
      .init("goals-title", .text, "What goals and their parts are called together.") { .text($0.site.trunkTitle) },
      .init("chapters-after", .list(EntryModel.view.shape), "The chapters of the plan after its goals.") {
        .list($0.site.chapters.after.map($0.site.entry))
      },
      .init("alignments", .list(AlignmentModel.view.shape), "How the plan goes with what it serves, in words.") {
        page in
        AlignmentModel.view.list(page.site.views.alignments.map { alignmentModel($0, page.site) })
      },
      .init("matrix", .record(MatrixModel.view.shape), "The first of these as a table, where it is small.") { page in
        let matrix = page.site.views.alignments.first { $0.isAtAGlance }
        return MatrixModel.view.value(matrix.map { matrixModel($0, page: 0, page.site) })
      },
      .init("news", .list(EntryModel.view.shape), "The newest dated items.") {
        .list($0.site.newest(4).map($0.site.entry))
      },
      .init("take-part", .list(EntryModel.view.shape), "How to take part or report something.") { page in
        let site = page.site
        return .list(site.configuration.takePart.compactMap { site.plan.indexOfID[$0] }.map(site.entry))
      },
      .init("sections", .list(SectionModel.view.shape), "The site's sections.") {
        SectionModel.view.list(sectionModels($0.site))
      },
      .init("data", .list(LinkModel.view.shape), "The forms of the site that programs read.") {
        LinkModel.view.list(dataForms($0.site))
      },
    ]
  }
}

extension Site {
  /// Such as “Goals and objectives”, or in a plan's own words, “Goals, Strategies and Actions”.
  fileprivate var trunkTitle: String {
    let orders = Set(plan.items.lazy.filter(\.kind.isTrunk).map(\.kind.order)).sorted()
    let kinds = orders.map { plan.kinds.all[$0] }
    let areUsual = kinds.allSatisfy { $0.many == nil && [GoalDetails.name, ObjectiveDetails.name].contains($0.name) }
    return areUsual ? words["goals"] : words.list(kinds.map(words.many))
  }
}

private func sectionModels(_ site: Site) -> [SectionModel] {
  site.sections.map {
    SectionModel(
      title: $0.title, address: .site($0.address), summary: openingSentences($0.description, upTo: 160),
      explanation: site.words.explanation(of: $0.kind), size: site.words.number($0.items.count),
      count: site.words.count($0.items.count, of: $0.kind))
  }
}

/// The files of the site that programs read.
private func dataForms(_ site: Site) -> [LinkModel] {
  var forms = [(ProgramWord.dataFeed, "feed.xml")]
  if site.configuration.baseURL != nil { forms.append((.dataSitemap, "sitemap.xml")) }
  if site.layout.publishesData { forms.insert((.useData, dataPageAddress), at: 0) }
  return forms.map { LinkModel(title: site.words[$0.0], address: .site($0.1)) }
}

/// A section as the home page shows it.
struct SectionModel: Sendable {
  let title: String
  let address: Address
  let summary: String
  let explanation: String
  let size: String
  let count: String

  static let view = View<SectionModel>(
    "section-entry",
    [
      .init("title", .text, "The section's title.") { .text($0.title) },
      .init("address", .address, "Its page.") { .address($0.address) },
      .init("summary", .text, "What it contains, in its first sentences.") { .text($0.summary) },
      .init("size", .text, "How many items it contains, as a number.") { .text($0.size) },
      .init("explanation", .text, "What items of its kind are, in one line; empty for pages.") {
        .text($0.explanation)
      },
      .init("count", .text, "How many items it contains, such as `11 norms`.") { .text($0.count) },
    ])
}
