// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// Makes a plan of the content: holds back what must not be published yet, puts the items in order, and finds what
/// every relation and link leads to. All that leads nowhere is reported.
package func resolvePlan(
  _ content: Content, asOf: CalendarDate, includeDrafts: Bool, workers: Int, report: inout Report
) -> Plan {
  let (published, heldBack) = holdBack(content.items, asOf: asOf, includeDrafts: includeDrafts)
  let items = inReadingOrder(published, workers: workers)
  let index = ItemIndex(
    items, all: content.items, broken: content.broken, kinds: content.kinds, heldBack: heldBack, &report)
  reportNamedByTitle(items, content.kinds, &report)
  let references = resolveReferences(items, index, content.kinds, &report)
  let outgoing = references.outgoing
  let tree = resolveParents(items, outgoing: outgoing, lost: references.lost, &report)
  var incoming = [[Relation]](repeating: [], count: items.count)
  let links = resolveLinks(items, files: content.files, index, workers: workers, &report)
  let mentions = items.indices.map { from in textMentions(from: from, links[from]) }
  for relations in [outgoing, mentions] {
    for relation in relations.joined() { incoming[relation.to].append(relation) }
  }
  let assets = resolveDocumentFiles(items, files: content.files, &report)
  return Plan(
    kinds: content.kinds, items: items, outgoing: outgoing, incoming: incoming, tree: tree, links: links,
    files: assets, heldBack: heldBack.map(\.1), index: index, asOf: asOf,
    isPreview: includeDrafts, isComplete: content.broken.isEmpty && items.allSatisfy { $0.unreadable.isEmpty },
    root: items.firstIndex { $0.kind.placement == .home }, tables: content.tables,
    brokenTables: content.brokenTables)
}

/// The items that an item's text links to, each once.
private func textMentions(from: Int, _ links: [LinkDestination]) -> [Relation] {
  var mentions: [Relation] = []
  mentions.reserveCapacity(links.count)
  var seen: Set<Int> = []
  for link in links {
    guard case .item(let to, _) = link, to != from else { continue }
    // A few are found sooner one by one.
    if mentions.count == 32 { seen = Set(mentions.map(\.to)) }
    let isNew = mentions.count < 32 ? !mentions.contains { $0.to == to } : seen.insert(to).inserted
    if isNew {
      mentions.append(Relation(from: from, to: to, name: "mention", relation: "", note: "", isParent: false))
    }
  }
  return mentions
}
