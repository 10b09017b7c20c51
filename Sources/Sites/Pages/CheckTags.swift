// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// Tags that are written differently and have one address are one tag, under the name of the first.
func checkTags(_ plan: Plan, _ report: inout Report) {
  var seen: Set<String> = []
  var owners: [String: (tag: String, item: Int)] = [:]
  for (index, item) in plan.items.enumerated() {
    for tag in item.fields.tags where seen.insert(tag).inserted {
      let key = makeIdentifier(from: folded(tag))
      guard let other = owners[key] else {
        owners[key] = (tag, index)
        continue
      }
      if folded(other.tag) == folded(tag) { continue }
      report.add(
        .sharedTag, "the tags `\(tag)` and `\(other.tag)` have one address, `tags/\(key)/`, so they are one tag",
        at: item.place(of: ["tags"], saying: tag),
        help: "spell both alike, or give one a name that differs in its letters or numbers",
        notes: [Note("the other one is here", at: plan.items[other.item].place(of: ["tags"], saying: other.tag))])
    }
  }
}
