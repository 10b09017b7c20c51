import Fields
import Templates

/// What a page's template may name. All templates of pages share this view; what does not apply is empty.
package struct PageModel: Sendable {
  var site: Record
  var template = ""
  var title = ""
  var documentTitle = ""
  var number = ""
  var kind = ""
  var description = ""
  var canonical: Address?
  var navigation: [Record] = []
  var breadcrumb: [Record] = []
  var body: Value = .none
  var parent: Record?
  var status: StatusModel?
  var facts: [FactModel] = []
  var dates: [DateModel] = []
  var contents: [LinkModel] = []
  var children: [Record] = []
  var childrenTitle = ""
  var relations: [GroupModel] = []
  var participants: [ParticipantModel] = []
  var explore: [Record] = []
  var tags: [Record] = []
  var previous: Record?
  var next: Record?
  var groups: [GroupModel] = []
  var chapters: [ChapterModel] = []
  var plan: PlanModel?
  var goals: [Record] = []
  var news: [Record] = []
  var sections: [SectionModel] = []
  var takePart: [Record] = []
  var data: [Record] = []
  var cite = ""
  var pages: PagingModel?
  var filter: FilterModel?
  var feed: Address?
  var accessibility: AccessibilityModel?
  var searchIndex: Address?
  var structuredData: [UInt8] = []
  var facets: [FacetModel] = []
  var searchFilters: [SearchFilterModel] = []

  init(site: Record) { self.site = site }

  package static let view = View<PageModel>("page", head + item + lists)

  private static var head: [ViewField<PageModel>] {
    [
      .init("site", .record(SiteModel.view.shape), "The site.") { .record($0.site) },
      .init("template", .text, "The name of the template in use.") { .text($0.template) },
      .init("title", .text, "The page's title, without its number.") { .text($0.title) },
      .init("document-title", .text, "For the `title` element: number, title and site.") { .text($0.documentTitle) },
      .init("number", .text, "The item's number as printed; often empty.") { .text($0.number) },
      .init("kind", .text, "The item's kind in words; empty on lists.") { .text($0.kind) },
      .init("description", .text, "The summary, one paragraph.") { .text($0.description) },
      .init("canonical", .address, "The page's own full address, where `base-url` is set.") {
        $0.canonical.map(Value.address) ?? .none
      },
      .init("navigation", .list(LinkModel.menuView.shape), "The main menu.") { .list($0.navigation) },
      .init("breadcrumb", .list(LinkModel.view.shape), "The way from the home page, without this page.") {
        .list($0.breadcrumb)
      },
      .init("feed", .address, "On lists: the feed of what they hold, if it is dated.") {
        $0.feed.map(Value.address) ?? .none
      },
      .init("search-index", .address, "On the search page: what its script searches, a classic script.") {
        $0.searchIndex.map(Value.address) ?? .none
      },
      .init("structured-data", .html, "The page for machines: a script element of JSON-LD, for the head.") {
        .html($0.structuredData)
      },
      .init(
        "facets", .list(FacetModel.view.shape),
        "What a full-text search can be narrowed by; none on pages that it leaves out."
      ) {
        .list($0.facets.map(FacetModel.view.record))
      },
      .init("body", .html, "The text.") { $0.body },
    ]
  }

  private static var item: [ViewField<PageModel>] {
    [
      .init("parent", .record(EntryModel.view.shape), "What it is a part of.") { $0.parent.map(Value.record) ?? .none },
      .init("status", .record(StatusModel.view.shape), "Where the item stands.") {
        $0.status.map { .record(StatusModel.view.record($0)) } ?? .none
      },
      .init("facts", .list(FactModel.view.shape), "What is to be known about the item.") {
        .list($0.facts.map(FactModel.view.record))
      },
      .init("dates", .list(DateModel.labelledView.shape), "When it was published and changed.") {
        .list($0.dates.map(DateModel.labelledView.record))
      },
      .init("contents", .list(LinkModel.contentsView.shape), "The headings of the text.") {
        .list($0.contents.map(LinkModel.contentsView.record))
      },
      .init("children", .list(EntryModel.view.shape), "Its parts.") { .list($0.children) },
      .init("children-title", .text, "What its parts are called.") { .text($0.childrenTitle) },
      .init(
        "relations", .list(GroupModel.view.shape), "What the item relates to and what refers to it, grouped in words."
      ) {
        .list($0.relations.map(GroupModel.view.record))
      },
      .init("participants", .list(ParticipantModel.view.shape), "Who takes part.") {
        .list($0.participants.map(ParticipantModel.view.record))
      },
      .init("explore", .list(EntryModel.view.shape), "Related reading.") { .list($0.explore) },
      .init("tags", .list(LinkModel.view.shape), "The item's tags.") { .list($0.tags) },
      .init("previous", .record(EntryModel.view.shape), "What comes before it.") {
        $0.previous.map(Value.record) ?? .none
      },
      .init("next", .record(EntryModel.view.shape), "What comes after it.") { $0.next.map(Value.record) ?? .none },
      .init("cite", .text, "How to cite the page, in a sentence.") { .text($0.cite) },
    ]
  }

  private static var lists: [ViewField<PageModel>] {
    [
      .init("groups", .list(GroupModel.view.shape), "On lists: their entries.") {
        .list($0.groups.map(GroupModel.view.record))
      },
      .init("chapters", .list(ChapterModel.view.shape), "On the whole plan: its chapters.") {
        .list($0.chapters.map(ChapterModel.view.record))
      },
      .init("pages", .record(PagingModel.view.shape), "On long lists: their pages.") {
        $0.pages.map { .record(PagingModel.view.record($0)) } ?? .none
      },
      .init("filter", .record(FilterModel.view.shape), "On lists of more than ten entries: what narrows them.") {
        $0.filter.map { .record(FilterModel.view.record($0)) } ?? .none
      },
      .init("plan", .record(PlanModel.view.shape), "On the home page of a plan: the plan.") {
        $0.plan.map { .record(PlanModel.view.record($0)) } ?? .none
      },
      .init("goals", .list(EntryModel.view.shape), "On the home page: the goals with their parts.") {
        .list($0.goals)
      },
      .init("news", .list(EntryModel.view.shape), "On the home page: the newest dated items.") { .list($0.news) },
      .init("take-part", .list(EntryModel.view.shape), "On the home page: how to take part or report something.") {
        .list($0.takePart)
      },
      .init("data", .list(LinkModel.view.shape), "On the home page: the forms of the site that programs read.") {
        .list($0.data)
      },
      .init("sections", .list(SectionModel.view.shape), "On the home page: the site's sections.") {
        .list($0.sections.map(SectionModel.view.record))
      },
      .init("accessibility", .record(AccessibilityModel.view.shape), "On the accessibility statement: what it says.") {
        $0.accessibility.map { .record(AccessibilityModel.view.record($0)) } ?? .none
      },
      .init("search-filters", .list(SearchFilterModel.view.shape), "On the search page: what narrows the results.") {
        .list($0.searchFilters.map(SearchFilterModel.view.record))
      },
    ]
  }
}

/// A section as the home page shows it.
struct SectionModel: Sendable {
  let title: String
  let address: Address
  let description: String
  let count: Int

  static let view = View<SectionModel>(
    "section",
    [
      .init("title", .text, "The section's title.") { .text($0.title) },
      .init("address", .address, "Its page.") { .address($0.address) },
      .init("description", .text, "What it holds, in a sentence.") { .text($0.description) },
      .init("count", .text, "How many items it holds.") { .text(String($0.count)) },
    ])
}

/// Where a page stands in a long list.
struct PagingModel: Sendable {
  let previous: Address?
  let next: Address?
  let text: String

  static let view = View<PagingModel>(
    "pages",
    [
      .init("previous", .address, "The page before this one.") { $0.previous.map(Value.address) ?? .none },
      .init("next", .address, "The page after this one.") { $0.next.map(Value.address) ?? .none },
      .init("text", .text, "Which page of how many this is.") { .text($0.text) },
    ])
}
