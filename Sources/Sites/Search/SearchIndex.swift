import HTML
import Plans
import Templates

/// What the small search works on: titles, numbers, identifiers, summaries, headings and the glossary's other names, in a
/// classic script, so that it works from a folder on a disk too. Only the search page loads it.
struct SearchIndex: Sendable {
  static let pageAddress = "search/index.html"

  let bytes: [UInt8]
  /// Relative to the site's root.
  let address: String

  init(_ plan: Plan, _ addresses: [String], _ words: Words) {
    var text = "planpressIndex={\"kinds\":["
    text += Kind.all.map { jsonString(words["kind-\($0.name)"]) }.joined(separator: ",")
    text += "],\"items\":[\n"
    text += plan.items.indices.map { Self.row($0, plan, addresses[$0]) }.joined(separator: ",\n")
    text += "\n]};\n"
    bytes = Array(text.utf8)
    address = "assets/" + hashedName("search-index.js", contentHash(bytes))
  }

  /// Kind, number, identifier, title, address, summary, headings, other names; `index.html` is left off the address.
  private static func row(_ index: Int, _ plan: Plan, _ address: String) -> String {
    let item = plan.items[index]
    let details = item.details as? TermDetails
    let names = [details?.abbreviation].compactMap { $0 } + (details?.also ?? [])
    let headings = item.document.headings.filter { $0.level <= 3 }.map(\.title)
    let texts = [
      item.fields.number ?? "", item.id, item.title, address.replacing("index.html", with: ""),
      shortened(plan.summary(of: index), to: 140),
    ]
    let lists = [headings, names].map { "[\($0.map(jsonString).joined(separator: ","))]" }
    return "[\(item.kind.order),\((texts.map(jsonString) + lists).joined(separator: ","))]"
  }
}

func fillSearch(_ model: inout PageModel, _ site: Site) {
  model.title = site.words["search"]
  model.navigation = site.menuRecords(current: nil)
  model.breadcrumb = site.breadcrumb()
  // The kinds to choose from.
  model.groups = Kind.all.compactMap { kind in
    let count = site.plan.items.count { $0.kind == kind }
    if count == 0 || kind.placement == .home { return nil }
    return GroupModel(title: site.words["kinds-\(kind.name)"], id: String(kind.order), entries: [])
  }
}
