import Plans

/// All pages of the site, in a fixed order; none of them is rendered yet.
package func planPages(_ site: Site) -> [Page] {
  var pages: [Page] = []
  pages.reserveCapacity(site.plan.items.count + site.sections.count + site.tags.count + 4)
  let hasHomePage = site.plan.items.contains { $0.kind.isPage && $0.file.stem.isEmpty }
  if site.plan.root != nil || !hasHomePage {
    let template = site.plan.root.flatMap { site.plan.items[$0].fields.template }
    pages.append(Page(path: "index.html", content: .home, template: template ?? "home"))
  }
  for (index, item) in site.plan.items.enumerated() {
    guard item.kind.placement == .page, !isSectionIndex(item, index, site) else { continue }
    pages.append(
      Page(
        path: site.addresses[index], content: .item(index),
        template: item.fields.template ?? (item.file.stem.isEmpty ? "home" : item.kind.isPage ? "page" : "item")))
  }
  func addList(_ base: String, _ count: Int, _ template: String, _ content: (Int) -> Page.Content) {
    for number in 0..<pageCount(count) {
      pages.append(Page(path: pageAddress(base, number), content: content(number), template: template))
    }
  }
  for (index, section) in site.sections.enumerated() {
    let own = section.index.flatMap { site.plan.items[$0].fields.template }
    addList(section.address, section.listed.count, own ?? sectionTemplate(section)) { .section(index, page: $0) }
  }
  for (index, tag) in site.tags.enumerated() {
    addList(tag.address, tag.items.count, "tag") { .tag(index, page: $0) }
  }
  if !site.tags.isEmpty { pages.append(Page(path: "tags/index.html", content: .tags, template: "tags")) }
  addList("a-z/index.html", site.plan.items.count, "a-z") { .letters(page: $0) }
  if site.whole != nil { pages.append(Page(path: WholePlan.address, content: .whole, template: "whole-plan")) }
  pages.append(Page(path: SearchIndex.pageAddress, content: .search, template: "search"))
  if site.configuration.accessibility != nil {
    pages.append(Page(path: AccessibilityStatement.address, content: .accessibility, template: "accessibility"))
  }
  for (index, item) in site.plan.items.enumerated() where item.kind.placement != .home {
    for former in item.fields.formerIDs {
      pages.append(
        Page(path: site.formerAddress(of: index, former), content: .redirect(index), template: "redirect"))
    }
  }
  pages.append(Page(path: "404.html", content: .notFound, template: "not-found"))
  return pages
}

/// The `index.md` of a section is shown on the section's page.
private func isSectionIndex(_ item: Item, _ index: Int, _ site: Site) -> Bool {
  item.file.isIndex && site.section(of: item)?.index == index
}

private func sectionTemplate(_ section: Section) -> String {
  section.kind.listTemplate
}
