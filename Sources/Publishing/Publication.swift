// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import Sites
import Workers

/// A site on its way to its folder: what goes on while the output is locked.
struct Publication {
  private let project: Project
  private let cache: BuildCache?
  private let content: ContentState
  private let output: String

  init(_ project: Project, _ cache: BuildCache?, _ content: ContentState, output: String) {
    (self.project, self.cache, self.content, self.output) = (project, cache, content, output)
  }

  /// Publishes a site, and notes what the next build may rely on. What is said of new documents may be on any page.
  func publish(_ site: LaidOutSite, areDocumentsNew: Bool, _ result: inout BuildResult) throws(BuildFailure) {
    try guarding(project.request.interruption) { () throws(BuildFailure) in
      let open = try OpenOutput(
        output, patience: project.request.patience, isSynced: project.request.waitsForDisk)
      let changed = areDocumentsNew ? nil : content.changedTexts(since: cache?.ledger)
      let outcome = Result { () throws(BuildFailure) in try publish(site, changed, to: open, &result) }
      let closing = Result { () throws(FileProblem) in try open.close() }
      let published = try outcome.get()
      try attempt(published) { () throws(FileProblem) in try closing.get() }
    }
  }

  /// Returns which site is published after it.
  private func publish(
    _ site: LaidOutSite, _ changed: Set<Int>?, to open: OpenOutput, _ result: inout BuildResult
  ) throws(BuildFailure) -> BuildFailure.Site {
    guard let (files, published) = try put(site, changed, into: open, &result) else { return .old }
    result.changes = published.changes
    if published.changes.removed > 0 { reportLost(published.before, files, site, &result.report) }
    try attempt(.new) { () throws(FileProblem) in try open.sync() }
    // What the next build relies on is on the disk.
    if let kept = published.files, let index = try? site.searchIndex() {
      cache?.remember(Ledger(kept, manifest: published.manifest, content, findings: site.findings, index, result))
    }
    return .new
  }

  private func reportLost(_ before: Manifest, _ files: [SiteFile], _ site: LaidOutSite, _ report: inout Report) {
    let now = PathSet(files.map(\.path))
    reportLostAddresses(
      Array(before.paths.subtracting(now)), isNew: { !before.paths.contains($0) }, site.site, &report)
  }

  /// Nil after an error, which is reported.
  private func put(
    _ site: LaidOutSite, _ changed: Set<Int>?, into open: OpenOutput, _ result: inout BuildResult
  ) throws(BuildFailure) -> ([SiteFile], Published)? {
    do throws(BuildFailure) {
      let files = try siteFiles(site)
      let published = try Publishing.publish(
        files, to: open, source: project.source, ledger: cache?.ledger, changed: changed, project.request,
        &result.report)
      return published.map { (files, $0) }
    } catch {
      guard case .problem(.content(let diagnostic)) = error.reason else { throw error }
      result.report.add(diagnostic)
      return nil
    }
  }

  private func siteFiles(_ site: LaidOutSite) throws(BuildFailure) -> [SiteFile] {
    do {
      return try site.files()
    } catch {
      throw BuildFailure(error)
    }
  }
}
