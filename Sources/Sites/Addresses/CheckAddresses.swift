import Diagnostics
import Plans

/// Every page and file has an address of its own, also where a host does not tell upper from lower case; what the menu
/// and the fields name exists.
func checkAddresses(_ pages: [Page], _ site: Site, _ report: inout Report) {
  var owners: [String: (path: String, owner: Place?)] = [:]
  owners.reserveCapacity(pages.count)
  let files = site.assets.copies.map { (path: $0.address, owner: Place?.some(Place($0.source))) }
  for (path, owner) in pages.map({ ($0.path, $0.owner(site)) }) + files {
    guard let other = owners.updateValue((path, owner), forKey: path.lowercased()) else { continue }
    let isSame = other.path == path
    report.add(
      isSame ? .doubledAddress : .addressCase,
      isSame
        ? "the address `\(path)` belongs to \(describe(other.owner)) too"
        : "the address `\(path)` differs from `\(other.path)` of \(describe(other.owner)) only in upper and lower case",
      at: owner, help: "give one of the two another `id:`, or another file name")
  }
  checkEntries(site, &report)
  checkMenu(site, &report)
}

private func describe(_ place: Place?) -> String {
  place.map { "`\($0.path)`" } ?? "a page that is made from the whole plan"
}

/// Entries share a page, so their identifiers must differ from its headings.
private func checkEntries(_ site: Site, _ report: inout Report) {
  for section in site.sections where section.kind.placement == .entry {
    guard let index = section.index else { continue }
    let anchors = Set(site.plan.items[index].document.headings.map(\.id))
    for number in section.items where anchors.contains(site.plan.items[number].id) {
      let item = site.plan.items[number]
      report.add(
        .doubledAddress,
        "`\(site.plan.items[index].file.path)` has a heading of the same id, `\(item.id)`, on the same page",
        at: item.place, help: "give the heading another id with `{#…}`")
    }
  }
}

private func checkMenu(_ site: Site, _ report: inout Report) {
  for name in site.configuration.navigation {
    if site.section(name) != nil || site.plan.indexOfID[name] != nil { continue }
    let near = nearest(to: name, among: site.sections.map(\.name) + site.plan.indexOfID.keys)
    report.add(
      .unknownSection, "`navigation` names `\(name)`, which is no folder and no item of the content",
      at: Place("content/site.yml", line: 1, column: 1, excerpt: name),
      help: near.map { "did you mean `\($0)`?" } ?? "write the name of a folder that holds published items")
  }
}
