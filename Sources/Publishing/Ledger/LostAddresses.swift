// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Plans
import Sites

/// Warns of addresses that a folder has, and a site that is not published has not. A folder that nothing was published to has none.
func reportLostAddresses(since output: String, _ site: LaidOutSite, _ report: inout Report) {
  guard let folder = try? Folder(output), let before = try? Manifest(of: folder).paths, !before.isEmpty,
    let files = try? site.files()
  else { return }
  let now = PathSet(files.map(\.path))
  reportLostAddresses(Array(before.subtracting(now)), isNew: { !before.contains($0) }, site.site, &report)
}

/// Warns of the addresses of pages that an earlier build has published and this one has not: somebody may have kept them.
/// `former-ids` leads from an old address to a new one. What is held back is said elsewhere.
///
/// `isNew` says whether a path was not published before.
func reportLostAddresses(_ lost: [String], isNew: (String) -> Bool, _ site: Site, _ report: inout Report) {
  let heldBack = PathSet(site.plan.heldBack.map { String($0.path.dropping("content/").dropping(end: ".md")) })
  let pages = lost.filter { mayBeKept($0) && !heldBack.contains(page($0)) }
  if pages.isEmpty { return }
  let fresh = site.addresses.indices.filter { isNew(site.addresses[$0]) }
  let byFolder = grouped(fresh) { folder(page(site.addresses[$0])) }
  let lostByFolder = grouped(pages) { folder(page($0)) }
  for path in pages.sorted(by: bytesPrecede) {
    let page = page(path)
    let folder = folder(page)
    let heirs = lostByFolder[folder]?.count == 1 ? byFolder[folder] ?? [] : []
    let heir = heirs.count == 1 ? site.plan.items[heirs[0]] : nil
    let id = heir?.kind.isPage ?? false ? page : page.pathParts.last.map(String.init) ?? page
    let line = "`former-ids: [\(id)]`"
    report.add(
      .lostAddress, "the address `\(page)/` was published before, and leads nowhere now",
      at: heir.map { Place($0.file.path) },
      help: heir == nil
        ? "if another text has taken its place, write \(line) among that text's fields"
        : "if this text has taken its place, write \(line) among its fields",
      edits: heir.map { edits(in: $0, formerly: id) } ?? [])
  }
}

/// The line that keeps a former identifier, above the title: certain where both names have a word in common.
private func edits(in heir: Item, formerly id: String) -> [Edit] {
  let words = { (id: String) in
    Set((id.pathParts.last ?? "").split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 3 })
  }
  let title = heir.place(of: "title")
  guard !words(id).isDisjoint(with: words(heir.id)), heir.fields.formerIDs.isEmpty, heir.file.table == nil,
    title.excerpt == "title"
  else { return [] }
  return [Edit(replacing: 0, linesFrom: title.line, of: heir.file.path, with: ["former-ids: [\(id)]"])]
}

/// A page of its own: no list of tags, none of the further pages of a list, and none that the site has by itself.
private func mayBeKept(_ path: String) -> Bool {
  let parts = path.pathParts
  return parts.count > 1 && parts.last == "index.html" && !["tags", "search", "accessibility"].contains(parts[0])
    && !parts[parts.count - 2].hasPrefix("page-")
}

/// `goals/rivers` for `goals/rivers/index.html`.
private func page(_ path: String) -> String { String(path.dropping(end: "/index.html")) }

private func folder(_ page: String) -> String { page.lastSlash.map { String(page[..<$0]) } ?? "" }

private func grouped<Value>(_ values: [Value], by path: (Value) -> String) -> PathMap<[Value]> {
  var groups = PathMap<[Value]>()
  for value in values { groups[path(value), default: []].append(value) }
  return groups
}
