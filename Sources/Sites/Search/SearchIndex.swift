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
    text += plan.items.indices.map { Self.row($0, plan, addresses[$0], words) }.joined(separator: ",\n")
    text += "\n]};\n"
    bytes = Array(text.utf8)
    address = "assets/" + hashedName("search-index.js", contentHash(bytes))
  }

  /// Kind, number, identifier, title, address, summary, headings, other names, and where there are any of these: status,
  /// year, partners. `index.html` is left off the address.
  private static func row(_ index: Int, _ plan: Plan, _ address: String, _ words: Words) -> String {
    let item = plan.items[index]
    let details = item.details as? TermDetails
    let names = [details?.abbreviation].compactMap { $0 } + (details?.also ?? [])
    let headings = item.document.headings.filter { $0.level <= 3 }.map(\.title)
    let texts = [
      item.fields.number ?? "", item.id, item.title, address.replacing("index.html", with: ""),
      shortened(plan.summary(of: index), to: 140),
    ]
    let facets = Facets(of: index, plan, words)
    var columns = [String(item.kind.order)] + texts.map(jsonString) + [jsonStrings(headings), jsonStrings(names)]
    if !(facets.status + facets.year).isEmpty || !facets.partners.isEmpty {
      columns += [jsonString(facets.status), jsonString(facets.year), jsonStrings(facets.partners)]
    }
    return "[\(columns.joined(separator: ","))]"
  }

  private static func jsonStrings(_ texts: [String]) -> String {
    "[\(texts.map(jsonString).joined(separator: ","))]"
  }
}
