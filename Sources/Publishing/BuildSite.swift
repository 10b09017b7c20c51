// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Plans
import Sites
import Workers

/// Builds a site: reads everything, checks everything, and only then writes.
///
/// 1. The configuration, the theme and its words are read, the content is listed; if nothing has changed, that is all.
/// 2. The texts are read, file by file; what an earlier build knows of them is not read again.
/// 3. They are made a plan, which is checked.
/// 4. Every page and file of the site gets its address; nothing is made yet.
/// 5. With no error in the report, the documents are set that the site asks for.
/// 6. The files are made and published.
///
/// `announce` is called at the beginning of each step with its name.
package func buildSite(_ request: BuildRequest, announce: (String) -> Void) throws(BuildFailure) -> BuildResult {
  announce("reading")
  var report = Report()
  let project = try attempt { () throws(FileProblem) in try readProject(request, &report) }
  let (listing, cache) = listAndRecall(project, typstVersion: typstVersion(for: project), &report)
  if let nothingChanged = findNothingChanged(listing, cache, project) { return nothingChanged }
  let texts = readTexts(
    listing, in: project.source, options: project.markdown, kinds: project.kinds, reusing: cache?.texts ?? TextCache(),
    unsaved: request.unsaved, meter: request.meter,
    keepsProse: request.output != nil || request.document != nil, secondsForText: request.secondsForText,
    workers: request.workers, report: &report)
  let remembering = Background(workers: request.workers) { cache?.remember(texts) }
  defer { remembering.value }

  announce("checking")
  request.meter?.begin(0)
  let theme = Background(workers: request.workers) {
    compileTheme(project.theme, for: texts.content.items, of: project.kinds)
  }
  let plan = resolvePlan(
    texts.content, asOf: project.asOf, includeDrafts: request.includeDrafts, workers: request.workers, report: &report)
  checkPlan(plan, report: &report)
  let content = ContentState(listing, texts, plan)
  let themeAndFaults = theme.value
  let site = layOut(
    plan, texts, project, themeAndFaults, known: cache?.ledger?.findings ?? Findings(),
    previous: cache?.ledger?.previousIndex(in: request.output, workers: request.workers), stamps: listing.settledStamps,
    &report)
  var result = BuildResult(report, plan, site, project)
  result.sources = listing.count
  if let choice = request.document, result.isFit(for: request) {
    announce("setting the document")
    result.document = makeDocument(choice, of: site.site, project, cache, &result.report)
  }
  guard result.isFit(for: request) else { return result }
  guard let output = request.output else {
    if let published = request.published { reportLostAddresses(since: published, site, &result.report) }
    return result
  }

  let documents = makeDocuments(site.site, project, cache, announce, &result.report)
  guard result.isFit(for: request) else { return result }
  let whole = site.with(documents.made)
  result.site = whole
  announce("writing")
  try Publication(project, cache, content, output: output)
    .publish(whole, areDocumentsNew: documents.areNew, &result)
  return result
}
