// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// The files that documents name, by the item's index.
func resolveDocumentFiles(_ items: [Item], files: PathSet, _ report: inout Report) -> [Int: String] {
  var found: [Int: String] = [:]
  for (number, item) in items.enumerated() {
    guard let details = item.details(DocumentDetails.self), let name = details.file else { continue }
    if let path = resolve(name, from: item.file.folder), files.contains(path) {
      found[number] = path
    } else {
      let place = item.place(of: "file", saying: name)
      let others = report.guesses.take(.missingFile) ? files.map { relative($0, to: item.file.folder) } : []
      report.add(
        .missingFile, "there is no file `\(name)` beside this text", at: place,
        help: nearest(to: name, among: others).map { "did you mean `\($0)`?" }
          ?? "write the path from this file's folder",
        edits: correction(of: name, among: others).map { [Edit(replacing: place, with: $0)] } ?? [])
    }
  }
  return found
}
