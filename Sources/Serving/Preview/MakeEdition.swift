// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Plans
import Sites
import Watching

/// What may have changed since the edition before.
enum Occasion: Sendable {
  case files(FolderChanges)
  /// No file: another edition of the same is wanted.
  case wish
}

/// Makes the site of what is on the disk now, in the steps of `buildSite`, and takes from the edition before whatever has not
/// changed since. Nil where nothing has.
///
/// 1. Where nothing but the prose of a few texts is another, these are read again, and that is all.
/// 2. Else the texts that have changed are read, and the plan is made of all; the theme is compiled where it may be another.
func makeEdition(
  _ request: BuildRequest, _ wish: Wish, after earlier: Edition? = nil, _ occasion: Occasion = .wish
) throws(FileProblem) -> Edition? {
  guard let earlier else {
    let (project, early) = try read(request)
    let listing = listContent(project.source, workers: request.workers)
    return finish(Beginnings(project: project, early: early, listing: listing), wish)
  }
  guard case .files(let changes) = occasion else {
    var beginnings = Beginnings(earlier)
    beginnings.texts = EarlierTexts(earlier.texts, changed: [])
    return finish(beginnings, wish)
  }
  let (listing, changed) = list(changes, earlier)
  let isConfigured = changed.contains("site.yml")
  let isOtherDay = request.today != earlier.project.request.today
  let isThemed = changes.isMore || changes.paths.contains { $0.isBelow("templates") }
  if !isConfigured, !isOtherDay, !isThemed {
    if changed.isEmpty { return nil }
    switch reread(changed, earlier) {
    case .same: return nil
    case .otherProse(let texts): return earlier.with(texts, listing)
    case .more: break
    }
  }
  var beginnings = Beginnings(earlier)
  beginnings.listing = listing
  if isConfigured || isOtherDay || isThemed {
    let (project, early) = try read(request)
    beginnings = Beginnings(
      project: isConfigured ? project : project.keepingKinds(of: earlier.project), early: early, listing: listing)
  }
  if !isConfigured {
    beginnings.texts = EarlierTexts(earlier.texts, changed: PathSet(changed.map { "content/\($0)" }))
  }
  return finish(beginnings, wish)
}

/// What an edition begins with.
private struct Beginnings {
  let project: Project
  let early: Report
  var listing: ContentFiles
  var texts: EarlierTexts?
  /// The edition of the same project.
  var earlier: Edition?

  init(project: Project, early: Report, listing: ContentFiles) {
    (self.project, self.early, self.listing) = (project, early, listing)
  }

  init(_ earlier: Edition) {
    self.init(project: earlier.project, early: earlier.early, listing: earlier.listing)
    self.earlier = earlier
  }
}

private func read(_ request: BuildRequest) throws(FileProblem) -> (Project, Report) {
  var report = Report()
  let project = try readProject(request, &report)
  return (project, report)
}

/// What is there now, and what of it is another than before, by paths below the content folder.
private func list(_ changes: FolderChanges, _ earlier: Edition) -> (ContentFiles, PathSet) {
  let content = PathSet(
    changes.paths.lazy.filter { $0.isBelow("content") }.map { String($0.dropping("content/")) })
  let (source, before) = (earlier.project.source, earlier.listing)
  // What came and went between two looks, such as the temporary file of an editor, has changed nothing.
  func real(_ listing: ContentFiles) -> PathSet { PathSet(content.lazy.filter { listing.has($0) || before.has($0) }) }
  if !changes.isMore, let listing = before.looking(again: content, in: source) { return (listing, real(listing)) }
  let listing = listContent(source, workers: earlier.project.workers)
  return (listing, listing.changes(since: before).union(real(listing)))
}

/// More than so many texts at once are no edit of a sentence.
private let fewTexts = 8

private func reread(_ changed: PathSet, _ earlier: Edition) -> Rereading {
  guard changed.underestimatedCount <= fewTexts, changed.allSatisfy({ isText($0) }) else { return .more }
  let paths = changed.map { "content/\($0)" }
  // Where a text is part of a problem, that may be at another line now, or gone.
  for finding in earlier.report.findings {
    let places = [finding.diagnostic.place].compactMap { $0 } + finding.diagnostic.notes.map(\.place)
    if places.contains(where: { place in paths.contains { bytesEqual($0, place.path) } }) { return .more }
  }
  var result = Rereading.same
  for path in paths {
    let texts = if case .otherProse(let texts) = result { texts } else { earlier.texts }
    let project = earlier.project
    switch texts.reread(
      path, in: project.source, options: project.markdown, secondsForText: project.request.secondsForText)
    {
    case .same: continue
    case .otherProse(let texts): result = .otherProse(texts)
    case .more: return .more
    }
  }
  return result
}

private func finish(_ beginnings: Beginnings, _ wish: Wish) -> Edition {
  let (project, listing, earlier) = (beginnings.project, beginnings.listing, beginnings.earlier)
  let request = project.request
  var report = beginnings.early
  let texts = readTexts(
    listing, in: project.source, options: project.markdown, kinds: project.kinds, reusing: TextCache(),
    continuing: beginnings.texts, keepsProse: true, secondsForText: request.secondsForText, workers: request.workers,
    report: &report
  ).withoutCache
  // Where there is nothing of the kind, pages are as they will be published, without a word that they are drafts.
  let isUnpublished =
    wish.showsUnpublished && texts.content.items.contains { HeldBack.Reason($0, asOf: project.asOf) != nil }
  let plan = resolvePlan(
    texts.content, asOf: project.asOf, includeDrafts: isUnpublished || request.includeDrafts,
    workers: request.workers, report: &report)
  checkPlan(plan, report: &report)
  let theme = theme(of: project, texts, earlier)
  let site = layOut(
    plan, texts, project, theme, known: earlier?.site.findings ?? Findings(), previous: nil,
    stamps: listing.settledStamps, &report)
  return Edition(
    project, listing, texts, theme, early: beginnings.early, plan, site,
    report.settled(by: project.configuration.severities))
}

/// The theme is compiled for the items that ask for templates of their own, of which there are few.
private func theme(
  of project: Project, _ texts: ReadTexts, _ earlier: Edition?
) -> (compiled: CompiledTheme?, report: Report) {
  func asked(_ texts: ReadTexts) -> [String] {
    texts.content.items.compactMap { item in item.fields.template.map { "\(item.kind.name) \($0)" } }
  }
  if let earlier, asked(earlier.texts) == asked(texts) { return earlier.theme }
  return compileTheme(project.theme, for: texts.content.items, of: project.kinds)
}
