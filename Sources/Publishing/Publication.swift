// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Sites
import Workers

/// A site on its way to its folder: what goes on while the output is locked.
struct Publication {
  private let project: Project
  private let cache: BuildCache?
  private let pagefind: Pagefind?
  private let content: ContentState
  private let output: String

  init(_ project: Project, _ cache: BuildCache?, _ pagefind: Pagefind?, _ content: ContentState, output: String) {
    (self.project, self.cache, self.pagefind, self.content) = (project, cache, pagefind, content)
    self.output = output
  }

  /// Publishes a site, has Pagefind index what is published, and notes what the next build may rely on. Where there is no
  /// index after all, the site is published once more as `withoutFullText` lays it out, since its search page promises no
  /// more than there is. What is said of new documents may be on any page.
  func publish(
    _ site: LaidOutSite, areDocumentsNew: Bool, withoutFullText: (inout Report) -> LaidOutSite,
    _ result: inout BuildResult
  ) throws(BuildFailure) {
    try guarding(project.request.interruption) { () throws(BuildFailure) in
      let open = try OpenOutput(
        output, patience: project.request.patience, isSynced: project.request.waitsForDisk)
      let outcome = Result { () throws(BuildFailure) in
        try publish(site, areDocumentsNew, withoutFullText, to: open, &result)
      }
      let closing = Result { () throws(FileProblem) in try open.close() }
      let site = try outcome.get()
      try attempt(site) { () throws(FileProblem) in try closing.get() }
    }
  }

  /// Returns which site is published after it.
  private func publish(
    _ site: LaidOutSite, _ areDocumentsNew: Bool, _ withoutFullText: (inout Report) -> LaidOutSite,
    to open: OpenOutput, _ result: inout BuildResult
  ) throws(BuildFailure) -> BuildFailure.Site {
    if pagefind != nil {
      try attempt { () throws(FileProblem) in try findForeignIndex(open, &result.report) }
    }
    if !result.isFit(for: project.request) { return .old }
    let changed = areDocumentsNew ? nil : content.changedTexts(since: cache?.ledger)
    guard let published = try put(site, into: open, cache?.ledger, changed, &result) else { return .old }
    result.changes = published.changes
    if published.changes.removed > 0 { reportLost(published.before, site, &result.report) }
    result.fullText = try attempt(.new) { () throws(FileProblem) in
      try indexFullText(pagefind, of: open, &result.report)
    }
    if result.fullText == .failed {
      var report = Report()
      _ = try put(withoutFullText(&report), into: open, nil, nil, &result)
    }
    try attempt(.new) { () throws(FileProblem) in try open.sync() }
    // What the next build relies on is on the disk.
    if result.fullText != .failed, let files = published.files {
      cache?.remember(Ledger(files, manifest: published.manifest, content, known: site.known, result))
    }
    return .new
  }

  private func reportLost(_ before: Manifest, _ site: LaidOutSite, _ report: inout Report) {
    let now = PathSet(site.files.map(\.path))
    reportLostAddresses(
      Array(before.paths.subtracting(now)), isNew: { !before.paths.contains($0) }, site.site, &report)
  }

  /// Nil after an error, which is reported.
  private func put(
    _ site: LaidOutSite, into open: OpenOutput, _ ledger: Ledger?, _ changed: Set<Int>?, _ result: inout BuildResult
  ) throws(BuildFailure) -> Published? {
    do throws(BuildFailure) {
      return try Publishing.publish(
        site.files, to: open, source: project.source, ledger: ledger, changed: changed, project.request,
        &result.report)
    } catch {
      guard case .problem(.content(let diagnostic)) = error.reason else { throw error }
      result.report.add(diagnostic)
      return nil
    }
  }
}
