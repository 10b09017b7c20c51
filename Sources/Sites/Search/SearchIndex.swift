import HTML
import Plans
import Templates
import Workers

/// What the small search works on: titles, numbers, identifiers, summaries, headings and the glossary's other names, in a
/// classic script, so that it works from a folder on a disk too. Only the search page loads it.
struct SearchIndex: Sendable {
  static let pageAddress = "search/index.html"

  let bytes: [UInt8]
  /// Relative to the site's root.
  let address: String

  init(_ plan: Plan, _ addresses: [String], _ words: Words, workers: Int) {
    let rows = parallelMap(Array(plan.items.indices), workers: workers) { Self.row($0, plan, addresses[$0]) }
    var text = Array("planpressIndex={\"kinds\":".utf8)
    text.appendJSON(Kind.all.map { words["kind-\($0.name)"] })
    text += Array(",\"items\":[\n".utf8)
    text.reserveCapacity(rows.reduce(text.count + 8) { $0 + $1.count + 2 })
    for (index, row) in rows.enumerated() {
      if index > 0 { text += [UInt8(ascii: ","), 0x0A] }
      text += row
    }
    text += Array("\n]};\n".utf8)
    bytes = text
    address = "assets/" + hashedName("search-index.js", contentHash(bytes))
  }

  /// Kind, number, identifier, title, address, summary, headings, other names; `index.html` is left off the address.
  private static func row(_ index: Int, _ plan: Plan, _ address: String) -> [UInt8] {
    let item = plan.items[index]
    let details = item.details as? TermDetails
    let texts = [
      item.fields.number ?? "", item.id, item.title, withoutIndex(address), shortened(plan.summary(of: index), to: 140),
    ]
    var row = Array("[\(item.kind.order)".utf8)
    for text in texts {
      row.append(UInt8(ascii: ","))
      row.appendJSON(text)
    }
    row.append(UInt8(ascii: ","))
    row.appendJSON(item.document.headings.filter { $0.level <= 3 }.map(\.title))
    row.append(UInt8(ascii: ","))
    row.appendJSON([details?.abbreviation].compactMap { $0 } + (details?.also ?? []))
    row.append(UInt8(ascii: "]"))
    return row
  }

  /// `terms/index.html#tlp` as `terms/#tlp`.
  private static func withoutIndex(_ address: String) -> String {
    guard let mark = address.utf8.firstIndex(of: UInt8(ascii: "#")) else { return cleanAddress(address) }
    return cleanAddress(String(address[..<mark])) + address[mark...]
  }
}

func fillSearch(_ model: inout PageModel, _ site: Site) {
  model.title = site.words["search"]
  model.navigation = site.menuRecords(current: nil)
  model.breadcrumb = site.breadcrumb()
  model.searchIndex = .site(site.search.address)
  // The kinds to choose from.
  model.groups = Kind.all.compactMap { kind in
    let count = site.plan.items.count { $0.kind == kind }
    if count == 0 || kind.placement == .home { return nil }
    return GroupModel(title: site.words["kinds-\(kind.name)"], id: String(kind.order), entries: [])
  }
}
