// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// Answers the fields of other tools that name items by their titles with the identifiers of these items.
func reportNamedByTitle(_ items: [Item], _ kinds: Kinds, _ report: inout Report) {
  guard items.contains(where: { !$0.namedByTitle.isEmpty }) else { return }
  var titled: [String: [Int]] = [:]
  for (index, item) in items.enumerated() { titled[item.title.lowercased(), default: []].append(index) }
  for (from, item) in items.enumerated() {
    for named in item.namedByTitle {
      let found = titled[named.title.lowercased(), default: []].filter { $0 != from }
      let called = "it is called `\(named.field)` here"
      let help: String
      var edits: [Edit] = []
      if found.isEmpty {
        help = "\(called), and takes the identifier of an item; none has the title `\(named.title)`"
      } else if found.count > 1 {
        let ids = found.prefix(3).map { "`\(items[$0].id)`" }.joined(separator: ", ")
        help = "\(called), and takes one of these identifiers: \(ids)\(found.count > 3 ? ", …" : "")"
      } else if !item.kind.wholes.isEmpty, !item.kind.wholes.contains(where: items[found[0]].kind.isLike) {
        help = "\(called), and takes the identifier of \(kinds.phrase(item.kind.wholes))"
      } else {
        let id = items[found[0]].id
        help = "\(called): `\(named.field): \(id)`"
        edits = [Edit(replacing: named.key, with: named.field), Edit(replacing: named.value, with: id)]
      }
      report.add(
        .unknownKey, "\(named.owner) has no field `\(named.key.excerpt ?? "")`", at: named.key, help: help,
        inManyFiles: named.inManyFiles, edits: edits)
    }
  }
}
