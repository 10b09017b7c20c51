import Plans
import Templates

/// A list of the search page that narrows what is found.
struct FilterModel: Sendable {
  let name: String
  let title: String
  let choices: [ChoiceModel]

  static let view = View<FilterModel>(
    "filter",
    [
      .init("name", .text, "kind, status, year or partner.") { .text($0.name) },
      .init("title", .text, "The same in words.") { .text($0.title) },
      .init("choices", .list(ChoiceModel.view.shape), "What can be chosen.") {
        .list($0.choices.map(ChoiceModel.view.record))
      },
    ])
}

/// One line of such a list.
struct ChoiceModel: Sendable {
  let value: String
  let title: String

  static let view = View<ChoiceModel>(
    "choice",
    [
      .init("value", .text, "What stands for it in the address.") { .text($0.value) },
      .init("title", .text, "In words.") { .text($0.title) },
    ])
}

func fillSearch(_ model: inout PageModel, _ site: Site) {
  model.title = site.words["search"]
  model.navigation = site.menuRecords(current: nil)
  model.breadcrumb = site.breadcrumb()
  model.filters = makeFilters(site)
}

/// By kind, status, year and partner: each where the site's items differ in it.
private func makeFilters(_ site: Site) -> [FilterModel] {
  let facets = site.plan.items.indices.map { Facets(of: $0, site.plan, site.words) }
  let kinds = Set(site.plan.items.map(\.kind.order)).sorted().map { Kind.all[$0].name }.map {
    ChoiceModel(value: site.words["kind-\($0)"], title: site.words["kinds-\($0)"])
  }
  func choices(_ values: [String]) -> [ChoiceModel] { values.map { ChoiceModel(value: $0, title: $0) } }
  let statuses = Status.allCases.map { site.words["status-\($0.rawValue)"] }.filter { label in
    facets.contains { $0.status == label }
  }
  let years = Set(facets.map(\.year)).subtracting([""]).sorted(by: >)
  let partners = Set(facets.flatMap(\.partners)).sorted { ReadingKey($0) < ReadingKey($1) }
  return [
    FilterModel(name: "kind", title: site.words["search-kind"], choices: kinds),
    FilterModel(name: "status", title: site.words["status"], choices: choices(statuses)),
    FilterModel(name: "year", title: site.words["search-year"], choices: choices(years)),
    FilterModel(name: "partner", title: site.words["kind-partner"], choices: choices(partners)),
  ].filter { !$0.choices.isEmpty }
}
