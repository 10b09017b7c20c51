// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

/// What the foot of every page leads to, beside what planpress puts there.
package struct FooterEntry: Sendable {
  /// A folder of the content or the identifier of an item.
  private(set) var to: String?
  private(set) var title: String?
  private(set) var url: String?

  static let fields: [Field<FooterEntry>] = [
    Field("to", \.to, .text, "A folder of the content or the identifier of an item."),
    Field("title", \.title, .text, "What the link says; without it, the title of the item or folder."),
    Field("url", \.url, .address, "An address elsewhere; it needs a `title`."),
  ]

  /// Reports an entry that leads nowhere, or to two places.
  func check(at place: Place, _ report: inout Report) {
    switch (to, url) {
    case (nil, nil):
      report.add(
        .unknownSection, "this entry of `footer` leads nowhere", at: place,
        help: "write `to:` with an identifier or a folder, or `title:` and `url:`")
    case (.some, .some):
      report.add(
        .unknownSection, "this entry of `footer` leads to two places", at: place,
        help: "keep `to`, or `url` with `title`")
    case (nil, .some) where title == nil:
      report.add(.unknownSection, "this entry of `footer` has no title", at: place, help: "add a line `title: …`")
    default: break
    }
  }
}

extension FieldType where Value == FooterEntry {
  static let footerEntry = FieldType.record(
    "footer entry", of: FooterEntry.fields, empty: FooterEntry(), shorthand: "to")
}
