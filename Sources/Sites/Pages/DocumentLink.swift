// SPDX-License-Identifier: Apache-2.0

import Fields
import Templates

/// The link to an item's document, which says what is behind it: `As a document (PDF, 2.1 MB, 64 pages)`. Nil for an item
/// without one.
func documentLink(of item: Int, _ site: Site) -> LinkModel? {
  guard let document = site.documents.first(where: { $0.kind.root == item }) else { return nil }
  let words = site.words
  let size: String
  if document.bytes.count < 100_000 {
    size = words.sentence(.sizeKilobytes, ["number": words.number(max(1, (document.bytes.count + 500) / 1_000))])
  } else {
    let tenths = (document.bytes.count + 50_000) / 100_000
    let number = DecimalNumber("\(tenths / 10).\(tenths % 10)").map(words.number)
    size = words.sentence(.sizeMegabytes, ["number": number ?? ""])
  }
  return LinkModel(
    title: words.sentence(.asDocument, ["size": size, Wording.count: String(document.pages)]),
    address: .site(document.path))
}
