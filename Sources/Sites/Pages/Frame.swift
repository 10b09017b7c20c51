// SPDX-License-Identifier: Apache-2.0

import Markdown
import Templates

/// Longer titles would take more lines of large type than they leave room for anything else.
private let longTitle = 60

/// What every page has, whatever it shows: its head, and what is around its own part.
struct Frame: Sendable {
  var title: String
  var number = ""
  var description = ""
  /// Of title, summary and text, where it is not that of the site.
  var language = ""
  /// Distinguishes the page from others of the same heading, such as "Page 2 of 3": each page has a title of its own
  /// (WCAG 2.2, 2.4.2).
  var variant = ""
  /// The main menu as the page shows it.
  var navigation: [Record]
  var breadcrumb: [Record]
  var feed: Address?
  /// The same as the page in other forms.
  var alternates: [AlternateModel] = []

  /// A page below the home page that is of no section.
  init(_ title: String, on site: Site) {
    self.title = title
    navigation = site.menuRecords(current: nil)
    breadcrumb = site.breadcrumb()
  }

  var heading: String { number.isEmpty ? title : title.isEmpty ? number : "\(number) \(title)" }

  /// What the pages have too that only lead on.
  static func headFields<Content>() -> [ViewField<PageModel<Content>>] {
    [
      .init("site", .record(SiteModel.view.shape), "The site.") { .record($0.site.record) },
      .init("title", .text, "The page's title, without a number.") { .text($0.frame.title) },
      .init("document-title", .text, "For the `title` element: number, title and site.") { .text($0.documentTitle) },
      .init("canonical", .address, "The page's own full address, where `base-url` is set.") { Value($0.canonical) },
    ]
  }

  static func fields<Content>() -> [ViewField<PageModel<Content>>] {
    headFields() + [
      .init("long", .flag, "Whether the title is so long that it is set smaller.") {
        .flag($0.frame.title.count > longTitle)
      },
      .init("description", .text, "The summary, one paragraph; often empty.") { .text($0.frame.description) },
      .init("language", .text, "The language of title and summary where it is not the site's (BCP 47).") {
        .text($0.frame.language)
      },
      .init("direction", .text, "The direction of that language, `ltr` or `rtl`.") {
        .text(readsRightToLeft($0.frame.language) ? "rtl" : "ltr")
      },
      .init("languages", .list(LanguageModel.view.shape), "The languages that the plan is published in.") {
        LanguageModel.view.list(makeLanguages($0.content.canonicalPath($0.path, $0.site), $0.site))
      },
      .init("navigation", .list(LinkModel.menuView.shape), "The main menu.") {
        .list($0.frame.navigation)
      },
      .init("breadcrumb", .list(LinkModel.view.shape), "The way from the home page, up to this page.") {
        .list($0.frame.breadcrumb)
      },
      .init("feed", .address, "The feed of what the page lists, if that is dated.") { Value($0.frame.feed) },
      .init("alternates", .list(AlternateModel.view.shape), "The same as data, where the site publishes it.") {
        AlternateModel.view.list($0.frame.alternates)
      },
      .init("structured-data", .html, "The page for machines: a script element of JSON-LD, for the head.") {
        .html(structuredData($0))
      },
    ]
  }
}
