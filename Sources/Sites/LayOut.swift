// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Plans
import Searching

/// The finished site, of which nothing is made yet: every page has its address, every file that pages show its name.
package struct LaidOutSite: Sendable {
  package let site: Site
  package let pages: [Page]
  /// Every file of the site but the pieces of the search, in a fixed order.
  package let filesBesideSearch: [SiteFile]
  /// Of the files in the content folder that have settled.
  package let stamps: PathMap<FileStamp>
  let terms: TermUses

  /// What the next build need not find out again.
  package var findings: Findings { Findings(assets: site.assets.known(stamps), terms: terms) }

  /// Every file of the site, in a fixed order. Makes the index of the search, which the names of its pieces depend on.
  package func files() throws(Problem) -> [SiteFile] { filesBesideSearch + (try site.search.files()) }

  /// What the next build may continue the index of the search from.
  package func searchIndex() throws(Problem) -> SearchIndex { try site.search.index() }

  /// The same with texts of which nothing but the prose is another.
  package func reading(_ texts: ReadTexts, of project: Project) -> LaidOutSite {
    let site = Site(site, Texts(texts, in: project.source, options: project.markdown))
    return LaidOutSite(
      site: site, pages: pages, filesBesideSearch: siteFiles(pages, site, stamps: stamps), stamps: stamps, terms: terms)
  }

  /// The same with documents.
  package func with(_ documents: [PDFDocument]) -> LaidOutSite {
    if documents.isEmpty { return self }
    let site = Site(site, documents)
    return LaidOutSite(
      site: site, pages: pages, filesBesideSearch: siteFiles(pages, site, stamps: stamps), stamps: stamps, terms: terms)
  }
}

/// Gives every page and file its address, and reports what is in each other's way.
///
/// `known` is what an earlier build found out, `previous` the index of its search, `stamps` those of the files in the content
/// folder that have settled.
package func layOut(
  _ plan: Plan, _ texts: ReadTexts, _ project: Project, _ theme: (compiled: CompiledTheme?, report: Report),
  known: Findings, previous: PreviousIndex?, stamps: PathMap<FileStamp>, _ report: inout Report
) -> LaidOutSite {
  let logo = project.configuration.logo.map { (path: $0, place: project.configuration.place(of: "logo", saying: $0)) }
  let assets = readAssets(
    of: plan, project.theme, logo: logo, trusted: TrustedFiles(project.configuration), in: project.source,
    AssetMemory(known: known.assets, stamps: stamps), workers: project.workers, &report)
  checkHome(texts.content, &report)
  let terms = checkTermsAreUsed(plan, texts, project, known: known.terms, &report)
  findUnusedContent(texts.content, published: assets.copies.map(\.source), &report)
  findMisplacedSettings(texts.content.files, in: project.source, &report)
  checkTemplates(of: plan, project.theme, &report)
  report.merge(theme.report)
  let layout = SiteLayout(
    plan, project.configuration, project.theme.words, assets, workers: project.workers)
  let site = Site(
    layout, Texts(texts, in: project.source, options: project.markdown), theme.compiled, previous: previous,
    isSearched: project.request.isSearched, workers: project.workers, &report)
  let pages = listPages(site)
  checkAddresses(pages, site, &report)
  checkWeights(pages, site, workers: project.workers, &report)
  return LaidOutSite(
    site: site, pages: pages, filesBesideSearch: siteFiles(pages, site, stamps: stamps), stamps: stamps, terms: terms)
}
