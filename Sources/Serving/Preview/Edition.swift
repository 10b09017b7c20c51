// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Plans
import Sites
import Workers

/// The site as it is at one moment, and what is wrong with it. No page of it is made before it is asked for.
struct Edition: Sendable {
  let project: Project
  let listing: ContentFiles
  let texts: ReadTexts
  let theme: (compiled: CompiledTheme?, report: Report)
  /// What was found before the content was read.
  let early: Report
  let plan: Plan
  let site: LaidOutSite
  let report: SettledReport
  /// Where each file is in `site.filesBesideSearch`.
  let places: Lazy<PathMap<Int>>
  let problems: Lazy<Problems>

  /// Whether `build` would publish it.
  var isFit: Bool { !report.isFailed(strict: false) }

  /// A piece of the search is asked for by pages that have its name from the index, so that the index is there already.
  func file(_ path: String) throws(Problem) -> SiteFile? {
    if let place = places.value[path] { return site.filesBesideSearch[place] }
    if SiteSearch.piece(at: path) == nil { return nil }
    return try site.site.search.files().first { bytesEqual($0.path, path) }
  }

  func page(_ path: String) -> Page? { site.pages.first { bytesEqual($0.path, path) } }
}

/// What an edition is made for.
struct Wish: Sendable, Equatable {
  /// Whether drafts and what is dated later are shown.
  var showsUnpublished = true
}

extension Edition {
  init(
    _ project: Project, _ listing: ContentFiles, _ texts: ReadTexts, _ theme: (CompiledTheme?, Report), early: Report,
    _ plan: Plan, _ site: LaidOutSite, _ report: SettledReport
  ) {
    (self.project, self.listing, self.texts, self.theme, self.early) = (project, listing, texts, theme, early)
    (self.plan, self.site, self.report) = (plan, site, report)
    let files = site.filesBesideSearch
    places = Lazy { PathMap(files.enumerated().map { ($1.path, $0) }) }
    let source = project.source
    problems = Lazy { Problems(report, in: source) }
  }

  /// The same with texts of which nothing but the prose is another: neither the plan nor what is wrong with it has changed.
  func with(_ texts: ReadTexts, _ listing: ContentFiles) -> Edition {
    Edition(
      project: project, listing: listing, texts: texts, theme: theme, early: early, plan: plan,
      site: site.reading(texts, of: project), report: report, places: places, problems: problems)
  }
}
