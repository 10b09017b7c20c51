import HTML
import JSON
import Plans
import Templates

/// What a page is, for search engines and other machines: JSON-LD 1.1 with schema.org's types, in a script element that
/// is data and never run. Written by hand, since it must be escaped for its place: `<` would end the element.
func structuredData(_ page: Page, _ model: PageModel, _ site: Site) -> [UInt8] {
  guard let baseURL = site.configuration.baseURL else { return [] }
  var json = JSONObject()
  json.add("@context", "https://schema.org")
  json.add("@type", type(of: page, site))
  json.add("name", [model.number, model.title].filter { !$0.isEmpty }.joined(separator: " "))
  json.add("url", baseURL + cleanAddress(page.path))
  json.add("description", model.description)
  json.add("inLanguage", site.configuration.language)
  if case .item(let index) = page.content { addItem(site.plan.items[index], &json, site) }
  if let root = site.plan.root, let details = site.plan.items[root].details(PlanDetails.self) {
    if case .home = page.content {
      addItem(site.plan.items[root], &json, site)
      json.add("version", details.version ?? "")
      let period = [details.start?.iso, details.end?.iso].compactMap { $0 }
      if period.count == 2 { json.add("temporalCoverage", period.joined(separator: "/")) }
    } else {
      json.add("isPartOf", JSONObject([("@type", "Report"), ("name", site.plan.items[root].title), ("url", baseURL)]))
    }
    if let publisher = details.organizations.first?.name {
      json.add("publisher", JSONObject([("@type", "Organization"), ("name", publisher)]))
    }
  }
  return Array("<script type=\"application/ld+json\">".utf8) + json.text + Array("</script>".utf8)
}

private func type(of page: Page, _ site: Site) -> String {
  switch page.content {
  case .home: return site.plan.root == nil ? "WebSite" : "Report"
  case .item(let index):
    let item = site.plan.items[index]
    return item.details.schemaType(item.fields)
  case .section(let index, _): return site.sections[index].kind.schemaTypeOfList
  case .tag, .tags, .letters, .whole: return "CollectionPage"
  case .notFound, .redirect, .search, .accessibility: return "WebPage"
  }
}

private func addItem(_ item: Item, _ json: inout JSONObject, _ site: Site) {
  json.add("identifier", item.id)
  json.add("datePublished", (item.fields.published ?? item.fields.date)?.iso ?? "")
  json.add("dateModified", item.fields.updated?.iso ?? "")
  json.add("keywords", item.fields.tags.joined(separator: ", "))
}
