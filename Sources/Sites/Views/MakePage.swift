import HTML
import Markdown
import Plans
import Templates

/// The view of a page.
package func makePage(_ page: Page, _ site: Site) -> PageModel {
  var model = PageModel(site: site.record)
  model.template = page.template
  model.canonical = site.configuration.baseURL.map { .external($0 + cleanAddress(page.path)) }
  switch page.content {
  case .home: fillHome(&model, site)
  case .item(let index):
    fillItem(&model, index, site)
    if page.template == "home" { fillOverview(&model, site) }
  case .section(let index, let number): fillSection(&model, site.sections[index], number, site)
  case .tag(let index, let number): fillTag(&model, site.tags[index], number, site)
  case .tags: fillTags(&model, site)
  case .letters(let number): fillLetters(&model, number, site)
  case .whole: if let whole = site.whole { fillWholePlan(&model, whole, site) }
  case .search: fillSearch(&model, site)
  case .accessibility: fillAccessibility(&model, site)
  case .redirect(let index):
    model.title = site.plan.items[index].title
    model.next = site.entry(index)
    let target = String(site.addresses[index].prefix { $0 != "#" })
    model.canonical = site.configuration.baseURL.map { .external($0 + cleanAddress(target)) }
  case .notFound:
    model.title = site.words["not-found"]
    model.navigation = site.menuRecords(current: nil)
    model.canonical = nil
  }
  if case .redirect = page.content {} else { model.structuredData = structuredData(page, model, site) }
  let heading = [model.number, model.title].filter { !$0.isEmpty }.joined(separator: " ")
  let parts = [heading == site.title ? "" : heading, variant(page, model), site.title]
  model.documentTitle = parts.filter { !$0.isEmpty }.joined(separator: " · ")
  return model
}

/// What tells a page from another one with the same heading, such as "Page 2 of 3" where a list goes on: each page has a
/// title of its own (WCAG 2.2, 2.4.2).
private func variant(_ page: Page, _ model: PageModel) -> String {
  if case .whole = page.content { return model.kind }
  guard let pages = model.pages, pages.previous != nil else { return "" }
  return pages.text
}

/// `goals/goal-1/index.html` is published as `goals/goal-1/`.
func cleanAddress(_ path: String) -> String {
  path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path
}

// MARK: Home

private func fillHome(_ model: inout PageModel, _ site: Site) {
  if let root = site.plan.root {
    fillItem(&model, root, site)
    model.breadcrumb = []
    (model.previous, model.next, model.relations) = (nil, nil, [])
    if let details = site.plan.items[root].details(PlanDetails.self) { model.plan = planModel(details, site) }
  } else {
    model.title = site.title
    model.navigation = site.menuRecords(current: nil)
  }
  fillOverview(&model, site)
}

/// The plan's trunk, news and sections: what a front page offers.
private func fillOverview(_ model: inout PageModel, _ site: Site) {
  let plan = site.plan
  model.goals = plan.trunk.map(site.entry)
  model.news = site.newest(4).map(site.entry)
  model.takePart = site.configuration.takePart.compactMap { plan.indexOfID[$0] }.map(site.entry)
  model.data = dataForms(site)
  model.sections = site.sections.filter { !$0.kind.isTrunk }
    .map {
      SectionModel(
        title: $0.title, address: .site($0.address), description: shortened($0.description, to: 160),
        count: $0.items.count)
    }
}

/// The files of the site that programs read.
private func dataForms(_ site: Site) -> [Record] {
  var forms = [("data-feed", "feed.xml")]
  if site.configuration.baseURL != nil { forms.append(("data-sitemap", "sitemap.xml")) }
  return forms.map { LinkModel.view.record(LinkModel(title: site.words[$0.0], address: .site($0.1))) }
}

extension Site {
  /// The pages with a date, the newest first.
  func newest(_ count: Int) -> [Int] {
    let dated = plan.items.indices.lazy.filter { [plan] in
      !plan.items[$0].kind.isOfPlan && plan.items[$0].fields.date != nil
    }
    return newestItems(dated, of: plan, most: count)
  }
}

/// The newest of some items, the newest first. Only those are kept in order that are among the first.
func newestItems(_ items: some Sequence<Int>, of plan: Plan, most: Int) -> [Int] {
  var newest: [Int] = []
  for index in items {
    let item = plan.items[index]
    if let last = newest.last, newest.count == most, !newer(item, plan.items[last]) { continue }
    newest.insert(index, at: newest.firstIndex { newer(item, plan.items[$0]) } ?? newest.count)
    if newest.count > most { newest.removeLast() }
  }
  return newest
}

/// The later date first; of one day, in the order of the paths.
func newer(_ a: Item, _ b: Item) -> Bool {
  let (x, y) = (a.fields.date ?? a.fields.published, b.fields.date ?? b.fields.published)
  if x != y { return (x?.first ?? 0) > (y?.first ?? 0) }
  return a.file.path.utf8.lexicographicallyPrecedes(b.file.path.utf8)
}

func planModel(_ details: PlanDetails, _ site: Site) -> PlanModel {
  var model = PlanModel(
    organizations: details.organizations, mission: details.mission ?? "", vision: details.vision ?? "",
    values: details.values, version: details.version ?? "", reviewCycle: details.reviewCycle ?? "")
  model.start = details.start.map { dateModel($0, site.words) }
  model.end = details.end.map { dateModel($0, site.words) }
  guard let start = details.start, let end = details.end, end.last > start.first else { return model }
  // The period ends with the end of its last day, so a day more than that is counted.
  let length = max(1, end.months(since: start) + 1)
  let elapsed = min(length, max(0, site.plan.asOf.months(since: start)))
  model.length = String(length)
  let today = site.plan.asOf
  model.elapsed = String(today.first > end.last ? length : elapsed)
  let key = today.last < start.first ? "period-before" : today.first > end.last ? "period-after" : "period-during"
  model.period = site.words.sentence(
    key,
    [
      ("elapsed", model.elapsed), ("length", model.length), ("end", site.words.date(end)),
      ("start", site.words.date(start)),
    ])
  return model
}

// MARK: Items

private func fillItem(_ model: inout PageModel, _ index: Int, _ site: Site) {
  let plan = site.plan
  let item = plan.items[index]
  model.title = item.title
  model.number = item.fields.number ?? ""
  model.kind = site.words.kind(of: item)
  model.description = item.fields.description ?? ""
  model.navigation = site.menuRecords(of: index)
  model.body = site.body(of: index)
  model.status = statusModel(item, site.words)
  model.facts = makeFacts(index, site)
  model.dates = [("date", item.fields.date), ("published", item.fields.published), ("updated", item.fields.updated)]
    .compactMap { name, date in date.map { dateModel($0, site.words, label: site.words["field-\(name)"]) } }
  model.contents = makeContents(item)
  model.children = plan.children[index].map(site.entry)
  model.childrenTitle = site.title(ofParts: plan.children[index])
  model.parent = plan.parent[index].map(site.entry)
  model.breadcrumb = site.breadcrumb(of: index)
  model.relations = makeRelations(index, site)
  model.participants = makeParticipants(index, site)
  model.explore = makeExplore(index, site)
  model.tags = item.fields.tags.compactMap { name in
    site.tag(name).map { LinkModel.view.record(LinkModel(title: $0.name, address: .site($0.address))) }
  }
  (model.previous, model.next) = site.neighbours(of: index)
  model.cite = makeCitation(index, site)
  model.facets = makeFacets([index], site)
}

extension Site {
  /// What parts of an item are called together.
  fileprivate func title(ofParts parts: [Int]) -> String {
    guard let kind = parts.first.map({ plan.items[$0].kind }) else { return "" }
    return parts.allSatisfy { plan.items[$0].kind == kind } ? words.many(kind) : words["parts"]
  }
}

private func makeContents(_ item: Item) -> [LinkModel] {
  var contents: [LinkModel] = []
  for heading in item.document.headings where heading.level <= 3 {
    let link = LinkModel(title: heading.title, address: .external("#" + heading.id))
    if heading.level == 2 || contents.isEmpty {
      contents.append(link)
    } else {
      contents[contents.count - 1].children.append(link)
    }
  }
  return contents
}

func makeCitation(_ index: Int, _ site: Site) -> String {
  guard let root = site.plan.root, let details = site.plan.items[root].details(PlanDetails.self) else { return "" }
  let item = site.plan.items[index]
  let publisher = details.organizations.compactMap(\.name).joined(separator: ", ")
  let heading = [site.words.kind(of: item).lowercased(), item.fields.number ?? ""].filter { !$0.isEmpty }
    .joined(separator: " ")
  let what = index == root ? "" : heading.isEmpty ? item.title : "\(heading): \(item.title)"
  let version = details.version.map { "\(site.words["version"]) \($0)" } ?? ""
  let address = site.configuration.baseURL.map { $0 + cleanAddress(site.addresses[index]) } ?? ""
  return [publisher, site.plan.items[root].title, version, what, address].filter { !$0.isEmpty }.joined(separator: ", ")
    + "."
}
