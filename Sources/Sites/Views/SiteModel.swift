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
  let logo: LogoModel?
  let hasTags: Bool
  let wholePlan: Address?
  let accessibility: Address?
  let stylesheet: ThemeFileModel?
  let script: ThemeFileModel?
  let searchScript: ThemeFileModel?
  let fullTextScript: ThemeFileModel?

  static let view = View<SiteModel>(
    "site",
    [
      .init("title", .text, "The site's name.") { .text($0.title) },
      .init("language", .text, "The language of the texts (BCP 47).") { .text($0.language) },
      .init("direction", .text, "`ltr` or `rtl`.") { .text($0.direction) },
      .init("publisher", .text, "Who issues the plan.") { .text($0.publisher) },
      .init("notice", .text, "A sentence for the top of every page.") { .text($0.notice) },
      .init("logo", .record(LogoModel.view.shape), "The image before the site's name.") {
        $0.logo.map { .record(LogoModel.view.record($0)) } ?? .none
      },
      .init("licence", .text, "The licence of the texts.") { .text($0.licence) },
      .init("generator", .text, "The program and its version.") { _ in .text("planpress \(programVersion)") },
      .init("as-of", .record(DateModel.view.shape), "The day that the pages are of.") {
        .record(DateModel.view.record($0.asOf))
      },
      .init("home", .address, "The front page.") { _ in .address(.site("index.html")) },
      .init("a-z", .address, "The list of all items.") { _ in .address(.site("a-z/index.html")) },
      .init("tags", .address, "The list of all tags, where there are any.") {
        $0.hasTags ? .address(.site("tags/index.html")) : .none
      },
      .init("assets", .address, "The folder of the theme's files: `{{site.assets}}icon.svg`.") { _ in
        .address(.site("assets/"))
      },
      .init("feed", .address, "The feed of dated items.") { _ in .address(.site("feed.xml")) },
      .init("search", .address, "The search page.") { _ in .address(.site(SearchIndex.pageAddress)) },
      .init("whole-plan", .address, "The plan on one page, where the site has a plan.") {
        $0.wholePlan.map(Value.address) ?? .none
      },
      .init("accessibility", .address, "The accessibility statement, where the site has one.") {
        $0.accessibility.map(Value.address) ?? .none
      },
      .init("stylesheet", .record(ThemeFileModel.view.shape), "The style sheet, `assets/style.css`.") {
        $0.stylesheet.map { .record(ThemeFileModel.view.record($0)) } ?? .none
      },
      .init("script", .record(ThemeFileModel.view.shape), "The script of all pages, `assets/site.js`.") {
        $0.script.map { .record(ThemeFileModel.view.record($0)) } ?? .none
      },
      .init("search-script", .record(ThemeFileModel.view.shape), "The script of the search page, `assets/search.js`.") {
        $0.searchScript.map { .record(ThemeFileModel.view.record($0)) } ?? .none
      },
      .init(
        "full-text-script", .record(ThemeFileModel.view.shape),
        "What lets the search page search full texts, `assets/full-text.js`; only where Pagefind makes their index."
      ) {
        $0.fullTextScript.map { .record(ThemeFileModel.view.record($0)) } ?? .none
      },
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

/// A file of the theme that pages load.
struct ThemeFileModel: Sendable {
  let address: Address
  let integrity: String

  /// Nil when the theme has no such file.
  init?(_ assets: Assets, _ name: String, _ configuration: Configuration) {
    guard let address = assets.themeAddress(of: name) else { return nil }
    self.address = .site(address)
    integrity = configuration.usesIntegrity ? assets.themeIntegrity(of: name) : ""
  }

  static let view = View<ThemeFileModel>(
    "file",
    [
      .init("address", .address, "Where it is.") { .address($0.address) },
      .init("integrity", .text, "For the attribute `integrity`, where the site asks for it.") { .text($0.integrity) },
    ])
}

/// The image before the site's name.
struct LogoModel: Sendable {
  let address: Address
  let size: ImageSize?

  init?(_ assets: Assets, _ path: String) {
    guard let address = assets.address(of: path) else { return nil }
    self.address = .site(address)
    size = assets.sizes[path]
  }

  static let view = View<LogoModel>(
    "logo",
    [
      .init("address", .address, "Where it is.") { .address($0.address) },
      .init("width", .text, "Its width in pixels.") { .text($0.size.map { String($0.width) } ?? "") },
      .init("height", .text, "Its height in pixels.") { .text($0.size.map { String($0.height) } ?? "") },
    ])
}
