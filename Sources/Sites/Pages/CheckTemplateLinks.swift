// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans

/// Reports each link in a template that leads nowhere.
func checkTemplateLinks(_ site: Site, _ report: inout Report) {
  for link in site.templates?.pages.links ?? [] {
    if address(of: link, site.plan, site.addresses, site.sections) != nil { continue }
    if let anchor = link.anchor, let index = site.plan.indexOfID[link.id] {
      let ids = site.plan.items[index].document.ids
      report.add(
        .deadTemplateLink, "the text of `\(link.id)` has no heading or other block with the id `\(anchor)`",
        at: link.place,
        help: nearest(to: anchor, among: ids).map { "did you mean `plan:\(link.id)#\($0)`?" }
          ?? "leave out `#\(anchor)`",
        notes: [Note("the text is here", at: site.plan.items[index].place)],
        edits: correction(of: anchor, among: ids).map {
          [Edit(replacing: link.place, with: "plan:\(link.id)#\($0)")]
        } ?? [])
    } else if let anchor = link.anchor, site.section(link.id) != nil {
      report.add(
        .deadTemplateLink, "`\(link.id)` is a folder, and its list has no heading with the id `\(anchor)`",
        at: link.place,
        help: "leave out `#\(anchor)`")
    } else {
      let names = Array(site.plan.indexOfID.keys) + site.sections.map(\.name)
      report.add(
        .deadTemplateLink, "`\(link.id)` is not an item or a folder of the content that is published", at: link.place,
        help: nearest(to: link.id, among: names).map { "did you mean `plan:\($0)`?" }
          ?? "write the identifier of a published item, or the name of a folder",
        edits: correction(of: link.id, among: names).map { name in
          [Edit(replacing: link.place, with: "plan:\(name)" + (link.anchor.map { "#\($0)" } ?? ""))]
        } ?? [])
    }
  }
}
