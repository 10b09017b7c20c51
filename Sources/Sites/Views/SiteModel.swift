// SPDX-License-Identifier: Apache-2.0

import Plans
import Templates

/// What every page says about the site.
struct SiteModel: Sendable {
  let title: String
  let language: String
  let direction: String
  let publisher: String
  let publisherAddress: String
  let notice: String
  let isDraft: Bool
  let licence: String
  let asOf: DateModel
  let logo: LogoModel?
  let footer: [LinkModel]
  let hasTags: Bool
  let progress: Address?
  let wholePlan: Address?
  let accessibility: Address?
  let data: Address?
  let bibTeX: Address?
  let ris: Address?
  let stylesheet: ThemeFileModel?
  let script: ThemeFileModel?
  let searchScript: ThemeFileModel?

  static let view = View<SiteModel>(
    "site",
    [
      .init("title", .text, "The site's name.") { .text($0.title) },
      .init("language", .text, "The language of the texts (BCP 47).") { .text($0.language) },
      .init("direction", .text, "`ltr` or `rtl`.") { .text($0.direction) },
      .init("publisher", .text, "Who publishes the site: whom `site.yml` names, else who issues the plan.") {
        .text($0.publisher)
      },
      .init("publisher-address", .address, "The publisher's own site, where `site.yml` names it.") {
        $0.publisherAddress.isEmpty ? .none : .address(.external($0.publisherAddress))
      },
      .init("notice", .text, "A sentence for the top of every page.") { .text($0.notice) },
      .init("draft", .flag, "Whether the pages are a preview with drafts, which is not for the public.") {
        .flag($0.isDraft)
      },
      .init("logo", .record(LogoModel.view.shape), "The image before the site's name.") {
        $0.logo.map { .record(LogoModel.view.record($0)) } ?? .none
      },
      .init("licence", .text, "The licence of the texts.") { .text($0.licence) },
      .init("generator", .text, "The program and its version.") { _ in .text("planpress \(programVersion)") },
      .init("as-of", .record(DateModel.view.shape), "The day for which the pages were built.") {
        .record(DateModel.view.record($0.asOf))
      },
      .init("footer", .list(LinkModel.view.shape), "What the foot of every page leads to beside the site's own pages.")
      {
        LinkModel.view.list($0.footer)
      },
      .init("home", .address, "The front page.") { _ in .address(.site("index.html")) },
      .init("a-z", .address, "The list of all items.") { _ in .address(.site("a-z/index.html")) },
      .init("tags", .address, "The list of all tags, where there are any.") {
        $0.hasTags ? .address(.site("tags/index.html")) : .none
      },
      .init("assets", .address, "The folder of the theme's files: `{{site.assets}}icon.svg`.") { _ in
        .address(.site("assets/"))
      },
      .init("feed", .address, "The feed of dated items.") { _ in .address(.site("feed.xml")) },
      .init("search", .address, "The search page.") { _ in .address(.site(searchPageAddress)) },
      .init("progress", .address, "How far the plan is, where it is carried out.") { Value($0.progress) },
      .init("whole-plan", .address, "The plan on one page, where the site has a plan.") {
        $0.wholePlan.map(Value.address) ?? .none
      },
      .init("accessibility", .address, "The accessibility statement, where the site has one.") {
        $0.accessibility.map(Value.address) ?? .none
      },
      .init("data", .address, "The page about the plan as data, where the site has it.") {
        $0.data.map(Value.address) ?? .none
      },
      .init("bibtex", .address, "The citations of all pages as BibTeX, where the site has them.") { Value($0.bibTeX) },
      .init("ris", .address, "The same as RIS.") { Value($0.ris) },
      .init("stylesheet", .record(ThemeFileModel.view.shape), "The style sheet, `assets/style.css`.") {
        $0.stylesheet.map { .record(ThemeFileModel.view.record($0)) } ?? .none
      },
      .init("script", .record(ThemeFileModel.view.shape), "The script of all pages, `assets/site.js`.") {
        $0.script.map { .record(ThemeFileModel.view.record($0)) } ?? .none
      },
      .init("search-script", .record(ThemeFileModel.view.shape), "The script of the search page, `assets/search.js`.") {
        $0.searchScript.map { .record(ThemeFileModel.view.record($0)) } ?? .none
      },
    ])
}

/// A file of the theme that pages load.
struct ThemeFileModel: Sendable {
  let address: Address
  let integrity: String

  /// Nil when the theme has no such file.
  init?(_ assets: Assets, _ name: String, _ configuration: Configuration) {
    guard let address = assets.themeAddress(of: name) else { return nil }
    self.address = .site(address)
    integrity = configuration.usesIntegrity ? assets.themeIntegrity(of: name) : ""
  }

  static let view = View<ThemeFileModel>(
    "file",
    [
      .init("address", .address, "Where it is.") { .address($0.address) },
      .init("integrity", .text, "For the attribute `integrity`, where the site asks for it.") { .text($0.integrity) },
    ])
}

/// The image before the site's name.
struct LogoModel: Sendable {
  let address: Address
  let size: ImageSize?

  init?(_ assets: Assets, _ path: String) {
    guard let address = assets.address(of: path) else { return nil }
    self.address = .site(address)
    size = assets.sizes[path]
  }

  static let view = View<LogoModel>(
    "logo",
    [
      .init("address", .address, "Where it is.") { .address($0.address) },
      .init("width", .text, "Its width in pixels.") { .text($0.size.map { String($0.width) } ?? "") },
      .init("height", .text, "Its height in pixels.") { .text($0.size.map { String($0.height) } ?? "") },
    ])
}
