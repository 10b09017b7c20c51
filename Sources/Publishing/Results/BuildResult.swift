// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import Sites

/// What a build did, or why it did nothing.
package struct BuildResult: Sendable {
  package var report = Report()
  /// The report as the site weighs it.
  package var settled: SettledReport { report.settled(by: severities) }
  package internal(set) var severities = Severities()
  package internal(set) var heldBack: [HeldBack] = []
  /// What a preview shows although it is not published yet.
  package internal(set) var notPublishedYet: [HeldBack] = []
  package internal(set) var asOf: CalendarDate?
  /// Files of the content.
  package internal(set) var sources = 0
  /// Pages of the site, written or not.
  package internal(set) var pages = 0
  /// What writing changed; nil when nothing had to be written, or an error was found.
  package internal(set) var changes: Changes?

  /// What was made: a program that ends after the build need not take it apart piece by piece.
  package internal(set) var site: LaidOutSite?

  /// The document that was wanted by itself.
  package internal(set) var document: PDFDocument?

  /// What else there is to say at the end.
  package var remarks: [String] = []

  /// A build of which there is nothing to say yet.
  package init() {}

  init(_ project: Project) { (severities, asOf) = (project.configuration.severities, project.asOf) }

  init(_ report: Report, _ plan: Plan, _ site: LaidOutSite, _ project: Project) {
    self.init(project)
    (self.report, self.site) = (report, site)
    (heldBack, notPublishedYet, pages) = (plan.heldBack, plan.notPublishedYet, site.pages.count)
  }

  /// Whether nothing that was found keeps the site from being published.
  func isFit(for request: BuildRequest) -> Bool { !settled.isFailed(strict: request.isStrict) }
}

/// How many files of a site were written, left as they were, and removed.
package struct Changes: Sendable, Equatable {
  package internal(set) var written = 0
  package internal(set) var unchanged = 0
  package internal(set) var removed = 0
}
