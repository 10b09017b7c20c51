// SPDX-License-Identifier: Apache-2.0

import Markdown
import Templates

/// A language that the plan is published in, as a page leads to it.
struct LanguageModel: Sendable {
  let name: String
  let language: String
  let address: Address
  let isCurrent: Bool

  static let view = View<LanguageModel>(
    "language-entry",
    [
      .init("name", .text, "What it calls itself.") { .text($0.name) },
      .init("language", .text, "Its tag (BCP 47).") { .text($0.language) },
      .init("direction", .text, "The direction of its writing, `ltr` or `rtl`.") {
        .text(readsRightToLeft($0.language) ? "rtl" : "ltr")
      },
      .init("address", .address, "The page in that language, or the front of the site in it.") { .address($0.address) },
      .init("current", .flag, "Whether it is the language of this site.") { .flag($0.isCurrent) },
    ])
}

/// The languages of a site, for a page; empty where `site.yml` names none. `path` is that of the page where others have it, too.
func makeLanguages(_ path: String?, _ site: some HasViews) -> [LanguageModel] {
  site.configuration.languages.compactMap { other in
    guard let tag = other.tag, let name = other.name, let base = other.address else { return nil }
    let isCurrent = tag == site.configuration.language
    let folder = base.ends(with: "/") ? base : base + "/"
    let page = other.hasSamePages ? path.map(cleanAddress) ?? "" : ""
    return LanguageModel(
      name: name, language: tag, address: isCurrent ? .site(path ?? "index.html") : .external(folder + page),
      isCurrent: isCurrent)
  }
}
