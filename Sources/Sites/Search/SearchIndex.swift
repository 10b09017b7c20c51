// SPDX-License-Identifier: Apache-2.0

import Encoding
import HTML
import JSON
import Markdown
import Plans
import Templates
import Workers

/// What the small search works on: titles, numbers, identifiers, summaries, headings and the glossary's other names, in a
/// classic script, so that it works from a folder on a disk too. Only the search page loads it.
package struct SearchIndex: Sendable {
  package let bytes: [UInt8]
  /// Relative to the site's root. The name changes with the content.
  var address: String { "assets/" + hashedName("search-index.js", contentHash(bytes)) }

  package init(_ plan: Plan, _ addresses: [String], _ words: Words, workers: Int) {
    let rows = parallelMap(Array(plan.items.indices), workers: workers) { Self.row($0, plan, addresses[$0], words) }
    var text = Array("planpressIndex={\"kinds\":".utf8)
    text.appendJSON(plan.kinds.all.map(words.one))
    text += Array(",\"items\":[\n".utf8)
    text.reserveCapacity(rows.reduce(text.count + 8) { $0 + $1.count + 2 })
    for (index, row) in rows.enumerated() {
      if index > 0 { text += [UInt8(ascii: ","), 0x0A] }
      text += row
    }
    text += Array("\n]};\n".utf8)
    bytes = text
  }

  /// Kind, number, identifier, title, address, summary, headings, other names, and where there are any of these: status,
  /// year, partners. `index.html` is left off the address.
  private static func row(_ index: Int, _ plan: Plan, _ address: String, _ words: Words) -> [UInt8] {
    let item = plan.items[index]
    let details = item.details(TermDetails.self)
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
    let facets = Facets(of: index, plan, words)
    if !(facets.status + facets.year).isEmpty || !facets.partners.isEmpty {
      for text in [facets.status, facets.year] {
        row.append(UInt8(ascii: ","))
        row.appendJSON(text)
      }
      row.append(UInt8(ascii: ","))
      row.appendJSON(facets.partners)
    }
    row.append(UInt8(ascii: "]"))
    return row
  }

  /// `terms/index.html#tlp` as `terms/#tlp`.
  private static func withoutIndex(_ address: String) -> String {
    guard let mark = address.utf8.firstIndex(of: UInt8(ascii: "#")) else { return cleanAddress(address) }
    return cleanAddress(String(address[..<mark])) + address[mark...]
  }
}
