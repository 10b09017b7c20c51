// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange

/// A form in which a plan can be written alone, without its site.
package enum ExportFormat: String, CaseIterable, Sendable {
  case stratml
  case stratML1 = "stratml-1"
  case stratMLMapping = "stratml-mapping"
  case json, schema, items, csv, dcat, ics
  case oscalCatalog = "oscal-catalog"
  case oscalPlan = "oscal-plan"
  case oscalMapping = "oscal-mapping"
  case atom, markdown

  /// What it is, for the help of the command.
  package var meaning: String {
    switch self {
    case .stratml: "StratML Part 2 (ANSI/AIIM 22)"
    case .stratML1: "StratML Part 1 (ISO 17469-1)"
    case .stratMLMapping: "what of the plan goes where in StratML, as a table"
    case .json: "the whole plan, with all texts"
    case .schema: "the JSON Schema of the plan and its items"
    case .items: "each item as JSON, in a folder"
    case .csv: "items, relations, series and milestones as tables with a Data Package, in a folder"
    case .dcat: "a catalogue of the files of data (DCAT-US 3)"
    case .ics: "what is due, as a calendar"
    case .oscalCatalog: "norms and standards as an OSCAL catalogue"
    case .oscalPlan: "the parts of the plan as an OSCAL catalogue"
    case .oscalMapping: "the alignment as an OSCAL mapping collection"
    case .atom: "what changed, as a feed"
    case .markdown: "each item as Markdown, in a folder"
    }
  }

  /// Whether it is several files.
  package var isFolder: Bool { self == .csv || self == .items || self == .markdown }

  /// The files, with their paths on the site. None where the plan has nothing of the kind.
  package func files(of site: Site) -> [SiteFile] {
    let data = DataFiles(site)
    switch self {
    case .json: return [data.planFile(withTexts: true)]
    case .items: return data.ofItems(markdown: false, json: true)
    case .markdown: return data.ofItems(markdown: true, json: false)
    case .csv:
      let ofPlan = data.ofPlan
      return ofPlan.filter { file in
        file.path == PublishedPlan.packagePath
          || file.path.ends(with: ".csv") && file.path != PublishedPlan.stratMLMappingPath
      }
    case .atom:
      return site.feeds.prefix(1).map { feed in SiteFile(feed.path, bytes: { makeFeed(feed, site) }) }
    default: return data.ofPlan.filter { $0.path == path }
    }
  }

  private var path: String? {
    switch self {
    case .stratml: PublishedPlan.stratMLPath(.two)
    case .stratML1: PublishedPlan.stratMLPath(.one)
    case .stratMLMapping: PublishedPlan.stratMLMappingPath
    case .schema: PublishedPlan.schemaPath
    case .dcat: PublishedPlan.catalogPath
    case .ics: PublishedPlan.calendarPath
    case .oscalCatalog: PublishedPlan.oscalCatalogPath
    case .oscalPlan: PublishedPlan.oscalPlanPath
    case .oscalMapping: PublishedPlan.oscalMappingPath
    case .json, .items, .csv, .atom, .markdown: nil
    }
  }

  /// Why there is nothing to write.
  package var absence: String {
    switch self {
    case .dcat: "a catalogue needs `base-url` in site.yml, and a contact or a submitter with a mail address"
    case .oscalCatalog: "the plan has neither norms nor standards"
    case .oscalPlan, .oscalMapping: "no part of the plan is aligned to a norm or a standard"
    default: "the content has no item of the kind `plan`"
    }
  }
}

extension SiteFile {
  /// The file itself; of a site that is not published, only those that are made.
  package func bytes() throws(Problem) -> [UInt8] {
    try content().bytes() ?? []
  }
}
