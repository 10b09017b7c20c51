import Plans

/// How to cite the page of an item, in a sentence; empty where the site has no plan.
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
