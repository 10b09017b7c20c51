import Diagnostics
import Files
import Markdown
import Plans
import Templates

/// Builds a site: reads everything, checks everything, and only then writes.
///
/// 1. The configuration, the theme and its words are read.
/// 2. The content is read file by file, and made a plan.
/// 3. Every page gets its address, every file that pages show its name.
/// 4. Templates are compiled for the views that they will get.
/// 5. With no error in the report, pages are rendered and written.
/// 6. Where Pagefind is found, it makes the index of a full text search from what is written.
///
/// `announce` is called at the beginning of each step with its name; `stalled` when one text holds the parser up.
package func buildSite(
  _ request: BuildRequest, announce: (String) -> Void, stalled: @escaping @Sendable (String) -> Never
) throws(FileProblem) -> BuildResult {
  var result = BuildResult()
  let source = try Folder(request.source)

  announce("reading")
  let configuration = readConfiguration(source, request, &result.report)
  let theme = readTheme(source, configuration, &result.report)
  let pagefind = findPagefind(configuration, request.fullText, &result.report)
  let options = MarkdownOptions(typographicPunctuation: configuration.typographicPunctuation)
  let content = readContent(
    source, options: options, workers: request.workers, stalled: stalled, report: &result.report)

  announce("checking")
  let asOf = request.asOf ?? configuration.asOf ?? request.today
  let plan = resolvePlan(
    content, asOf: asOf, includeDrafts: request.includeDrafts, workers: request.workers, report: &result.report)
  checkPlan(plan, report: &result.report)
  result.heldBack = plan.heldBack
  result.asOf = asOf

  let assets = readAssets(
    of: plan, theme, logo: configuration.logo, in: source, workers: request.workers, &result.report)
  let templates = compileTheme(theme, plan, &result.report)
  func makeSite(hasFullText: Bool) -> Site {
    Site(
      plan: plan, configuration: configuration, words: theme.words, assets: assets, templates: templates,
      hasFullText: hasFullText, workers: request.workers)
  }
  let site = makeSite(hasFullText: pagefind != nil)
  let pages = planPages(site)
  result.pages = pages.count
  checkAddresses(pages, site, &result.report)
  if pagefind != nil, let output = request.output { findForeignIndex(output, &result.report) }

  let isFailed = result.report.hasErrors || (request.isStrict && !result.report.diagnostics.isEmpty)
  guard let templates, !isFailed, let output = request.output
  else { return result }

  announce("writing")
  result.changes = try writeSite(
    pages, site, templates, source: source, to: output, workers: request.workers, &result.report)
  if result.changes == nil { return result }

  announce("indexing")
  result.fullText = try indexFullText(pagefind, of: output, &result.report)
  if result.fullText == .failed {
    // The search page promises no more than there is.
    let plain = makeSite(hasFullText: false)
    _ = try writeSite(pages, plain, templates, source: source, to: output, workers: request.workers, &result.report)
  }
  return result
}
