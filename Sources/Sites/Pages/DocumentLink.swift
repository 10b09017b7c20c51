// SPDX-License-Identifier: Apache-2.0

import Fields
import Templates

/// The link to an item's document, which says what is behind it: `As a document (PDF, 2.1 MB, 64 pages)`. Nil for an item
/// without one.
func documentLink(of item: Int, _ site: Site) -> LinkModel? {
  guard let document = site.documents.first(where: { $0.kind.root == item }) else { return nil }
  let words = site.words
  return LinkModel(
    title: words.sentence(
      .asDocument, ["size": words.size(Int64(document.bytes.count)), Wording.count: String(document.pages)]),
    address: .site(document.path))
}

extension Words {
  /// How large a file is: in kilobytes, from a megabyte on in megabytes.
  func size(_ bytes: Int64) -> String {
    if bytes < 1_000_000 { return sentence(.sizeKilobytes, ["number": number(Int(max(1, (bytes + 500) / 1_000)))]) }
    let tenths = (bytes + 50_000) / 100_000
    return sentence(.sizeMegabytes, ["number": DecimalNumber("\(tenths / 10).\(tenths % 10)").map(number) ?? ""])
  }
}
