import Plans
import Templates

/// What every page says about the site.
struct SiteModel: Sendable {
  let title: String
  let language: String
  let direction: String
  let publisher: String
  let notice: String
  let licence: String
  let asOf: DateModel
  let stylesheet: Address?

  static let view = View<SiteModel>(
    "site",
    [
      .init("title", .text, "The site's name.") { .text($0.title) },
      .init("language", .text, "The language of the texts (BCP 47).") { .text($0.language) },
      .init("direction", .text, "`ltr` or `rtl`.") { .text($0.direction) },
      .init("publisher", .text, "Who issues the plan.") { .text($0.publisher) },
      .init("notice", .text, "A sentence for the top of every page.") { .text($0.notice) },
      .init("licence", .text, "The licence of the texts.") { .text($0.licence) },
      .init("generator", .text, "The program and its version.") { _ in .text("planpress \(programVersion)") },
      .init("as-of", .record(DateModel.view.shape), "The day that the pages are of.") {
        .record(DateModel.view.record($0.asOf))
      },
      .init("home", .address, "The front page.") { _ in .address(.site("index.html")) },
      .init("a-z", .address, "The list of all items.") { _ in .address(.site("a-z/index.html")) },
      .init("tags", .address, "The list of all tags.") { _ in .address(.site("tags/index.html")) },
      .init("feed", .address, "The feed of dated items.") { _ in .address(.site("feed.xml")) },
      .init("stylesheet", .address, "The style sheet.") { $0.stylesheet.map(Value.address) ?? .none },
    ])
}

/// The plan, on the home page.
struct PlanModel: Sendable {
  let organizations: [Organization]
  let mission: String
  let vision: String
  let values: [PlanValue]
  let version: String
  let reviewCycle: String
  var start: DateModel?
  var end: DateModel?
  var elapsed = ""
  var length = ""
  var period = ""

  private static let organizationView = View<Organization>(
    "organization",
    [
      .init("name", .text, "The organization's name.") { .text($0.name ?? "") },
      .init("acronym", .text, "Its short form.") { .text($0.acronym ?? "") },
      .init("description", .text, "What it is.") { .text($0.description ?? "") },
    ])

  private static let valueView = View<PlanValue>(
    "plan-value",
    [
      .init("name", .text, "The value in a word or two.") { .text($0.name ?? "") },
      .init("description", .text, "What it means here.") { .text($0.description ?? "") },
    ])

  static let view = View<PlanModel>(
    "plan",
    [
      .init("organizations", .list(organizationView.shape), "Who issues it.") {
        .list($0.organizations.map(organizationView.record))
      },
      .init("mission", .text, "What the organization is there for.") { .text($0.mission) },
      .init("vision", .text, "What it wants to come true.") { .text($0.vision) },
      .init("values", .list(valueView.shape), "What it holds to.") { .list($0.values.map(valueView.record)) },
      .init("version", .text, "The edition.") { .text($0.version) },
      .init("review-cycle", .text, "How often progress is reviewed.") { .text($0.reviewCycle) },
      .init("start", .record(DateModel.view.shape), "The first day of its period.") {
        $0.start.map { .record(DateModel.view.record($0)) } ?? .none
      },
      .init("end", .record(DateModel.view.shape), "The last day of its period.") {
        $0.end.map { .record(DateModel.view.record($0)) } ?? .none
      },
      .init("elapsed", .text, "How many months have passed; empty without a period.") { .text($0.elapsed) },
      .init("length", .text, "How many months the period has.") { .text($0.length) },
      .init("period", .text, "The same as a sentence.") { .text($0.period) },
    ])
}
