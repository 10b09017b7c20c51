// SPDX-License-Identifier: Apache-2.0

import Fields

/// The same plan in another language, on a site of its own; or this one.
package struct SiteLanguage: Sendable {
  private(set) var tag: String?
  private(set) var name: String?
  private(set) var address: String?
  private var samePagesField: Bool?

  var hasSamePages: Bool { samePagesField ?? false }

  static let fields: [Field<SiteLanguage>] = [
    Field("language", \.tag, .languageTag, required: true, "The language, as a BCP 47 tag such as `fr`."),
    Field("name", \.name, .text, required: true, "What it calls itself, such as `Français`."),
    Field("address", \.address, .baseAddress, required: true, "Where the site in that language is."),
    Field(
      "same-pages", \.samePagesField, .flag,
      "`true` where each page has the same address there: the link then leads to the page, not to the front."),
  ]
}

extension FieldType where Value == SiteLanguage {
  static let siteLanguage = FieldType.record(
    "language", of: SiteLanguage.fields, empty: SiteLanguage(), shorthand: "language")
}
