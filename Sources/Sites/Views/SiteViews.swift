// SPDX-License-Identifier: Apache-2.0

import Charts
import Markdown
import Plans
import Synchronization
import Templates
import Workers

/// What many pages show of a site, each part made once: entries of lists, the menu, what is said of the site itself.
package final class SiteViews: HasViews {
  package let layout: SiteLayout
  package var views: SiteViews { self }
  /// What every page says about the site.
  let record: Record
  /// The sections that have an entry in the menu.
  let menuSections: Set<String>
  let menuOfSection: [String: [Record]]
  /// The menu where no entry is the current one.
  let plainMenu: [Record]
  /// Whether anything of the plan is carried out, so that there is progress to show.
  let tracksProgress: Bool
  private let lazyProgress: Lazy<PlanProgress>
  private let lazyProgressLists: Lazy<ProgressLists>
  private let lazyAxis: Lazy<PlanAxis?>
  /// What all citations have in common; nil where there is no plan.
  let citedPlan: CitedPlan?
  private let lazyAlignments: Lazy<[AlignmentMatrix]>
  /// Each item as lists show it.
  private let entries: [LazyRecord]

  package init(_ layout: SiteLayout) {
    self.layout = layout
    record = makeSiteRecord(layout)
    let (plan, thresholds) = (layout.plan, layout.configuration.pace ?? PaceThresholds())
    tracksProgress = plan.tracksProgress
    let progress = Lazy { PlanProgress(plan, thresholds) }
    lazyProgress = progress
    lazyAxis = Lazy { makeAxis(layout) }
    citedPlan = CitedPlan(layout, hasFigures: plan.hasFigures)
    lazyProgressLists = Lazy { ProgressLists(plan, progress.value) }
    lazyAlignments = Lazy { alignmentMatrices(plan) }
    entries = layout.plan.items.map { _ in LazyRecord() }
    plainMenu = makeMenuRecords(layout.menu, current: nil)
    menuSections = Set(layout.menu.map(\.section))
    menuOfSection = makeMenus(layout.menu, layout.sections)
  }

  /// How far the plan is.
  var progress: PlanProgress { lazyProgress.value }
  var progressLists: ProgressLists { lazyProgressLists.value }
  /// The time of the plan; nil where nothing in it has a date.
  var axis: PlanAxis? { lazyAxis.value }

  /// How the parts of the plan go with what they serve and with those who take part.
  var alignments: [AlignmentMatrix] { lazyAlignments.value }

  /// An item as lists show it.
  func entry(_ index: Int) -> Record {
    entries[index].value {
      makeEntry(index, children: plan.listedParts(of: index).map(entry), plan, addresses, words)
    }
  }
}

/// Something that is built on the views of a site, and shows what they show.
package protocol HasViews: HasLayout {
  var views: SiteViews { get }
}

extension HasViews {
  package var layout: SiteLayout { views.layout }
  var record: Record { views.record }

  /// An item as lists show it.
  func entry(_ index: Int) -> Record { views.entry(index) }
}

/// A record that is made when it is first asked for. Two threads that ask at once may both make it, and get the same one.
final class LazyRecord: Sendable {
  private let made = AtomicLazyReference<Record>()

  func value(_ make: () -> Record) -> Record { made.load() ?? made.storeIfNil(make()) }
}

private func makeSiteRecord(_ layout: SiteLayout) -> Record {
  let (plan, configuration, words, assets) = (layout.plan, layout.configuration, layout.words, layout.assets)
  let cites = layout.publishesData && plan.root != nil
  let footer = makeFooter(plan, layout.addresses, layout.sections, configuration)
  return SiteModel.view.record(
    SiteModel(
      title: layout.title, language: configuration.language,
      direction: readsRightToLeft(configuration.language) ? "rtl" : "ltr",
      publisher: layout.publisher, publisherAddress: configuration.publisher?.url ?? "",
      notice: configuration.notice ?? "", isDraft: plan.isPreview, licence: configuration.licence ?? "",
      asOf: dateModel(plan.asOf, words),
      logo: configuration.logo.flatMap { resolve($0, from: "content") }.flatMap { LogoModel(assets, $0) },
      footer: footer.map { LinkModel(title: $0.title, address: $0.address) }, hasTags: !layout.tags.isEmpty,
      progress: layout.plan.tracksProgress ? .site(ProgressLists.address) : nil,
      wholePlan: layout.whole != nil ? .site(WholePlan.address) : nil,
      accessibility: configuration.accessibility.map { _ in .site(AccessibilityStatement.address) },
      data: layout.publishesData ? .site(dataPageAddress) : nil,
      bibTeX: cites ? .site(CitationFile.bibTeX.path) : nil, ris: cites ? .site(CitationFile.ris.path) : nil,
      stylesheet: ThemeFileModel(assets, "style.css", configuration),
      script: ThemeFileModel(assets, "site.js", configuration),
      searchScript: ThemeFileModel(assets, "search.js", configuration)))
}
