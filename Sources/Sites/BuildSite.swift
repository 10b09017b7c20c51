import Diagnostics
import Files
import Markdown
import Plans
import Templates
import Workers

/// Builds a site: reads everything, checks everything, and only then writes.
///
/// 1. The configuration, the theme and its words are read.
/// 2. The content is read file by file, and made a plan.
/// 3. Every page gets its address, every file that pages show its name.
/// 4. Templates are compiled for the views that they will get.
/// 5. With no error in the report, pages are rendered and written.
/// 6. Where Pagefind is found, it makes the index of a full text search from what is written.
///
/// What an earlier build knows already is taken from the cache, and when nothing has changed, nothing else is done.
///
/// `announce` is called at the beginning of each step with its name.
package func buildSite(
  _ request: BuildRequest, announce: (String) -> Void
) throws(FileProblem) -> BuildResult {
  var result = BuildResult()
  let source = try Folder(request.source)

  announce("reading")
  let configuration = readConfiguration(source, request, &result.report)
  let kinds = makeKinds(of: configuration, &result.report)
  let theme = readTheme(source, configuration, &result.report)
  checkNames(of: kinds, theme.words, configuration, &result.report)
  let pagefind = findPagefind(configuration, request.fullText, &result.report)
  let options = MarkdownOptions(
    typographicPunctuation: configuration.typographicPunctuation, reservedIDs: .ofPages)
  let asOf = request.asOf ?? configuration.asOf ?? request.today
  result.asOf = asOf
  let early = result.report
  let (listing, (cache, report)) = concurrently(workers: request.workers) {
    listContent(source, workers: request.workers)
  } _: {
    loadCache(request, configuration, theme, hasFullText: pagefind != nil, in: source, early)
  }
  result.report = report
  if let cache, let nothingChanged = findNothingChanged(listing, cache, pagefind, request, asOf: asOf) {
    return nothingChanged
  }
  let texts = readTexts(
    listing, in: source, options: options, kinds: kinds, reusing: cache?.texts ?? TextCache(),
    keepsProse: request.output != nil,
    workers: request.workers, report: &result.report)
  let (content, kept) = (texts.content, texts.cache)

  announce("checking")
  let compilation = Background(workers: request.workers) {
    // Also for a build that will fail, so that the next try is fast; but only one without errors makes the folder.
    if let cache, let kept { cache.keep(kept) }
    return compileTheme(theme, for: content.items, of: kinds)
  }
  let plan = resolvePlan(
    content, asOf: asOf, includeDrafts: request.includeDrafts, workers: request.workers, report: &result.report)
  checkPlan(plan, report: &result.report)
  result.heldBack = plan.heldBack

  let stamps = listing.settledStamps
  let assets = readAssets(
    of: plan, theme, logo: configuration.logo, in: source,
    AssetMemory(known: cache?.published?.assets ?? [:], stamps: stamps), workers: request.workers, &result.report)
  checkTemplates(of: plan, theme, &result.report)
  let (templates, faults) = compilation.value
  result.report.merge(faults)
  let outline = outline(of: texts, listing)
  let revision = findRevision(plan, texts, outline: outline, cache, request)
  func makeSite(hasFullText: Bool, rendersAll: Bool) -> Site {
    Site(
      plan: plan, texts: Texts(texts, in: source, options: options), configuration: configuration, words: theme.words,
      assets: assets, templates: templates, hasFullText: hasFullText, rendersAll: rendersAll, workers: request.workers)
  }
  let site = makeSite(hasFullText: pagefind != nil, rendersAll: revision == nil && request.output != nil)
  result.site = site
  let pages = listPages(site)
  result.pages = pages.count
  checkAddresses(pages, site, &result.report)
  if pagefind != nil, let output = request.output { findForeignIndex(output, &result.report) }

  guard let templates, !result.settled.isFailed(strict: request.isStrict), let output = request.output
  else { return result }

  announce("writing")
  let keeping = Background(workers: request.workers) {
    if let cache, cache.make(), let kept { cache.keep(kept) }
  }
  // Also when the output cannot be written: a process that ends before would leave half a file.
  defer { keeping.value }
  let written: WrittenSite?
  if let revision {
    written = try writeRevision(
      revision, pages, site, templates, source: source, to: output, workers: request.workers)
  } else {
    written = try writeSite(
      pages, site, templates, source: source, to: output, published: cache?.published, stamps: stamps,
      workers: request.workers, &result.report)
  }
  result.changes = written?.changes
  guard let written else { return result }

  announce("indexing")
  result.fullText = try indexFullText(pagefind, of: output, &result.report)
  if result.fullText == .failed {
    // The search page promises no more than there is.
    _ = try writeSite(
      pages, makeSite(hasFullText: false, rendersAll: true), templates, source: source, to: output, published: nil,
      stamps: stamps, workers: request.workers, &result.report)
  } else if let cache {
    keeping.value
    cache.keep(
      PublishedSite(
        written, plan, texts, content: listing.fingerprint, outline: outline, assets: assets.kept(stamps), result))
  }
  return result
}
