// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans
import Templates

/// A type of page: where its pages are, what its template may name, and how that is filled. Each is one file in this
/// folder, and one line in `pageTypes`.
protocol PageType: Sendable {
  /// The template that prints its pages, where nothing asks for another.
  static var template: String { get }
  static var view: View<PageModel<Self>> { get }
  /// Others that every theme has for some of its pages.
  static var otherTemplates: [String] { get }
  /// The templates that print the pages of a kind by being there, with the view that they get; the first that is there
  /// does.
  static func templates(for kind: Kind, _ views: KindViews) -> [TemplateUse]
  /// The view of a template that an item asks for.
  static func shape(for item: Item, _ views: KindViews) -> Shape
  /// Whether sitemaps name its pages.
  static var isListed: Bool { get }
  /// Whether the page of an item is of this type, so that a template that the item asks for gets this view.
  static func shows(_ item: Item) -> Bool
  /// All that a site has, in order.
  static func pages(of site: Site) -> [Page]

  /// The item that the page is of.
  var item: Int? { get }
  func frame(_ site: Site) -> Frame
  func view(_ site: Site) -> View<PageModel<Self>>
  /// Whether the page depends on every text.
  var holdsAllTexts: Bool { get }
  /// What the page is in the terms of schema.org.
  func schemaType(_ site: Site) -> String
  /// The file that the page comes from.
  func owner(_ site: Site) -> Place?
  /// The page that search engines are to name in its place: mostly itself.
  func canonicalPath(_ path: String, _ site: Site) -> String?
  /// What goes before the addresses of the site's files.
  func root(_ path: String, _ site: Site) -> String
}

extension PageType {
  static var otherTemplates: [String] { [] }
  static func templates(for kind: Kind, _ views: KindViews) -> [TemplateUse] { [] }
  static func shape(for item: Item, _ views: KindViews) -> Shape { shape }
  static var isListed: Bool { true }
  static func shows(_ item: Item) -> Bool { false }
  var item: Int? { nil }
  var holdsAllTexts: Bool { false }
  func view(_ site: Site) -> View<PageModel<Self>> { Self.view }
  func schemaType(_ site: Site) -> String { "WebPage" }
  func owner(_ site: Site) -> Place? { item.map { site.plan.items[$0].place } }
  func canonicalPath(_ path: String, _ site: Site) -> String? { path }
  /// `../` for each folder of the path.
  func root(_ path: String, _ site: Site) -> String {
    String(repeating: "../", count: path.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "/") ? 1 : 0) })
  }

  static var shape: Shape { view.shape }

  func record(_ path: String, _ site: Site) -> Record {
    view(site).record(PageModel(content: self, path: path, site: site))
  }

  func shape(_ site: Site) -> Shape { view(site).shape }
}

/// Every type of page, in the order in which pages are listed.
let pageTypes: [any PageType.Type] = [
  HomePage.self,
  ItemPage.self,
  SectionPage.self,
  TagPage.self,
  TagsPage.self,
  LettersPage.self,
  WholePlanPage.self,
  ProgressPage.self,
  AlignmentPage.self,
  DataPage.self,
  SearchPage.self,
  AccessibilityPage.self,
  RedirectPage.self,
  NotFoundPage.self,
]

/// All pages of the site, in a fixed order; none of them is rendered yet.
package func listPages(_ site: Site) -> [Page] { pageTypes.flatMap { $0.pages(of: site) } }
