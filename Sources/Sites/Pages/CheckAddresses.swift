// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans

/// Every page and file has an address of its own, also where a host does not distinguish upper from lower case, or two
/// ways to store one accent; what the menu and the fields name exists.
func checkAddresses(_ pages: [Page], _ site: Site, _ report: inout Report) {
  var owners: [String: (path: String, owner: Place?)] = [:]
  owners.reserveCapacity(pages.count)
  let files = site.assets.copies.map { (path: $0.address, owner: Place?.some(Place($0.source))) }
  for (path, owner) in pages.map({ ($0.path, $0.owner(site)) }) + files {
    guard let other = owners.updateValue((path, owner), forKey: path.lowercased()) else { continue }
    // The file that a writer can change is named first: other pages are made from the whole plan.
    let this = (path: path, owner: owner)
    let (mine, theirs) = owner == nil ? (other, this) : (this, other)
    let isSame = bytesEqual(mine.path, theirs.path)
    if mine.path == theirs.path, isDoubledID(mine.owner, report) { continue }
    if [mine, theirs].contains(where: { report.has(.nearMissFolder, in: folder(of: $0.path)) }) { continue }
    let rival = describe(theirs.owner)
    let difference = mine.path == theirs.path ? "in how its accents are stored" : "in upper and lower case"
    report.add(
      isSame ? .doubledAddress : .addressCase,
      isSame
        ? "the address `\(mine.path)` belongs to \(rival) too"
        : "the address `\(mine.path)` differs from `\(theirs.path)` of \(rival) only \(difference)",
      at: mine.owner, help: "give one of the two another `id:`, or another file name",
      notes: theirs.owner.map { [Note("the other one is here", at: $0)] } ?? [])
  }
  checkFileNames(pages, site, &report)
  checkTags(site.plan, &report)
  checkEntries(site, &report)
  checkMenu(site, &report)
  checkFooter(site, &report)
  checkChapters(site.plan, site.configuration, &report)
  checkTemplateLinks(site, &report)
}

/// Whether the identifier that makes the address has been reported already.
private func isDoubledID(_ owner: Place?, _ report: Report) -> Bool {
  report.has(.doubledID, in: owner?.path)
}

/// The folder of the content that makes an address begin as it does.
private func folder(of address: String) -> String {
  "content/\(Substring(address.utf8.prefix { $0 != UInt8(ascii: "/") }))"
}

private func describe(_ place: Place?) -> String {
  place.map { "`\($0.path)`" } ?? "a page that is made from the whole plan"
}

/// Entries share a page, so their identifiers must differ from the ids in its text.
private func checkEntries(_ site: Site, _ report: inout Report) {
  for section in site.sections where section.kind.placement == .entry {
    guard let index = section.index else { continue }
    let page = site.plan.items[index]
    let entries = Dictionary(
      section.items.map { (site.plan.items[$0].id, site.plan.items[$0]) }, uniquingKeysWith: { first, _ in first })
    let ids = page.document.headings.map { ($0.id, $0.line) } + page.document.anchors.map { ($0.id, $0.line) }
    for (id, line) in ids {
      guard let entry = entries[id] else { continue }
      report.add(
        .doubledAddress,
        "this text has the id `\(id)`, as has the entry of `\(entry.file.path)` on the same page",
        at: Place(page.file.path, line: line, column: 1), help: "give it another id with `{#…}`",
        notes: [Note("the entry is here", at: entry.place(of: "id"))])
    }
  }
}

private func checkMenu(_ site: Site, _ report: inout Report) {
  for (number, name) in site.configuration.navigation.enumerated() {
    if site.section(name) != nil || site.plan.indexOfID[name] != nil { continue }
    reportUnknown(
      name, in: "navigation", number, "a folder or an item of the content",
      among: site.sections.map(\.name) + site.plan.indexOfID.keys,
      help: "write the name of a folder that contains published items", site, &report)
  }
  for (number, name) in site.configuration.takePart.enumerated() where site.plan.indexOfID[name] == nil {
    reportUnknown(
      name, in: "take-part", number, "an item of the content", among: Array(site.plan.indexOfID.keys),
      help: "write the identifier of a published item", site, &report)
  }
}

private func checkFooter(_ site: Site, _ report: inout Report) {
  for (number, entry) in site.configuration.footer.enumerated() {
    guard let name = entry.to, site.section(name) == nil, site.plan.indexOfID[name] == nil else { continue }
    reportUnknown(
      name, in: "footer", number, "a folder or an item of the content",
      among: site.sections.map(\.name) + site.plan.indexOfID.keys,
      help: "write the name of a folder that contains published items", site, &report)
  }
}

private func reportUnknown(
  _ name: String, in field: String, _ number: Int, _ what: String, among names: [String], help: String, _ site: Site,
  _ report: inout Report
) {
  let place = site.configuration.place(of: [.field(field), .element(number)], saying: name)
  if let held = site.plan.heldBack(name) {
    report.add(
      .unknownSection, "`\(field)` names `\(name)`, which is held back: \(held.explanation)", at: place,
      help: "publish `\(held.path)`, or remove this line")
    return
  }
  report.add(
    .unknownSection, "`\(field)` names `\(name)`, which is not \(what)", at: place,
    help: nearest(to: name, among: names).map { "did you mean `\($0)`?" } ?? help,
    edits: correction(of: name, among: names).map { [Edit(replacing: place, with: $0)] } ?? [])
}
