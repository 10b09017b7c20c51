// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Exchange
import Fields
import HTML
import Plans
import Workers

/// The plan as data: for the whole plan, and beside the page of each item.
package struct DataFiles: Sendable {
  private let site: Site
  private let published: PublishedPlan
  /// Stands for the facts of all items, and what the files say of the site.
  private let facts: Lazy<Fingerprint>
  /// Stand for the items' texts.
  private let texts: LazyList<Fingerprint>
  private let mappings = StratMLMappings()
  /// Has the texts without marks made that no other file was made of.
  private let plainTexts: Lazy<Void>

  package init(_ site: Site) {
    let published = site.publishedPlan
    (self.site, self.published) = (site, published)
    facts = Lazy {
      var builder = FingerprintBuilder()
      for text in [
        published.title, published.description, published.language, published.publisher, published.licence,
        published.email, dataVersion,
      ] { builder.add(text) }
      var settings: [UInt8] = []
      settings.appendJSON(published.settings)
      builder.add(settings)
      for index in site.plan.items.indices { builder.add(published.facts(of: index).fingerprint) }
      return builder.fingerprint
    }
    texts = LazyList(count: site.plan.items.count) { site.texts.textFingerprint(of: $0) }
    plainTexts = Lazy {
      _ = parallelMap(Array(site.plan.items.indices), workers: site.workers) { try? site.texts.preparePlain($0) }
    }
  }

  /// Those that a site publishes, but for those beside pages.
  var all: [SiteFile] { site.layout.publishesData ? ofPlan + calendars + citations : [] }

  // MARK: Files about the whole plan

  /// The files about the whole plan, the catalogue of them last.
  package var ofPlan: [SiteFile] {
    let published = published
    var files = [
      planFile(withTexts: published.hasTextsInside),
      SiteFile(PublishedPlan.schemaPath, bytes: { published.schemaFile() }),
      SiteFile(PublishedPlan.packagePath, bytes: { published.packageFile() }),
      factsFile(PublishedPlan.calendarPath) { published.calendarFile(published.title, published.dueItems) },
    ]
    files += published.tables.map { table in factsFile(table.path) { table.bytes } }
    files += [StratMLPart.two, .one].map { part in
      textsFile(PublishedPlan.stratMLPath(part)) { [mappings] sink throws(Problem) in
        try published.writeStratML(part, noting: mappings, to: sink)
      }
    }
    // It says what was noted while these were written.
    let documents = [StratMLPart.two, .one].map(PublishedPlan.stratMLPath)
    files.append(
      textsFile(PublishedPlan.stratMLMappingPath, after: documents) { [mappings] sink throws(Problem) in
        try sink(published.stratMLMappingFile(mappings))
      })
    if published.hasOSCALCatalog {
      files.append(factsFile(PublishedPlan.oscalCatalogPath) { published.oscalCatalogFile() })
    }
    if published.hasOSCALMapping {
      files.append(factsFile(PublishedPlan.oscalPlanPath) { published.oscalPlanFile() })
      files.append(factsFile(PublishedPlan.oscalMappingPath) { published.oscalMappingFile() })
    }
    if published.hasCatalog {
      files.append(SiteFile(PublishedPlan.catalogPath, bytes: { published.catalogFile(listedDataFiles(published)) }))
    }
    return files
  }

  package func planFile(withTexts: Bool) -> SiteFile {
    let write: @Sendable (@escaping ByteSink) throws(Problem) -> Void = { [published] sink throws(Problem) in
      try published.writePlan(withTexts: withTexts, to: sink)
    }
    if withTexts { return textsFile(PublishedPlan.planPath, write) }
    return SiteFile(PublishedPlan.planPath) { [facts] () throws(Problem) in
      SiteContent(fingerprint: facts.value, form: .streamed(write))
    }
  }

  /// A file that is made of facts alone, which change less often than texts.
  private func factsFile(_ path: String, _ make: @escaping @Sendable () throws(Problem) -> [UInt8]) -> SiteFile {
    SiteFile(path) { [facts] () throws(Problem) in
      SiteContent(
        fingerprint: facts.value, form: .made { writer throws(Problem) in writer.trusted(try make()) })
    }
  }

  /// A file that contains the texts of all items. The texts without marks are made for all such files at once.
  private func textsFile(
    _ path: String, after others: [String] = [],
    _ write: @escaping @Sendable (_ sink: @escaping ByteSink) throws(Problem) -> Void
  ) -> SiteFile {
    SiteFile(path, after: others) { [facts, texts, plainTexts, site] _ throws(Problem) in
      var builder = FingerprintBuilder()
      builder.add(facts.value)
      for index in site.plan.items.indices { builder.add(texts[index]) }
      return SiteContent(
        fingerprint: builder.fingerprint, texts: Array(site.plan.items.indices),
        form: .streamed { sink throws(Problem) in
          plainTexts.value
          try write(sink)
        })
    }
  }

  // MARK: Files beside pages

  /// The items that have a page, as JSON and as Markdown.
  package func ofItems(markdown: Bool, json: Bool) -> [SiteFile] {
    site.plan.items.indices.flatMap { beside($0, markdown: markdown, json: json) }
  }

  /// The files beside the page of an item; none for one that has no page, and where a site publishes none.
  func beside(_ index: Int) -> [SiteFile] {
    site.layout.publishesData ? beside(index, markdown: true, json: true) : []
  }

  private func beside(_ index: Int, markdown: Bool, json: Bool) -> [SiteFile] {
    if site.plan.items[index].kind.placement == .entry { return [] }
    let address = site.addresses[index]
    var files: [SiteFile] = []
    if json {
      files.append(
        itemFile(index, PublishedPlan.itemPath(address)) { [self] bytes throws(Problem) in
          try published.writeItem(index, html: try prose(of: index), to: &bytes)
        })
    }
    if markdown {
      files.append(
        itemFile(index, PublishedPlan.markdownPath(address)) { [self] bytes throws(Problem) in
          published.writeMarkdown(index, html: try prose(of: index), to: &bytes)
        })
    }
    return files
  }

  private func prose(of index: Int) throws(Problem) -> [UInt8] {
    if let html = site.texts.shared.take(index) { return html }
    let html = try published.prose(index, published.root(of: index))
    site.texts.shared.keep(index, html, uses: 1)
    return html
  }

  private func itemFile(
    _ index: Int, _ path: String, _ write: @escaping @Sendable (inout [UInt8]) throws(Problem) -> Void
  ) -> SiteFile {
    SiteFile(path) { [published, texts] () throws(Problem) in
      var builder = FingerprintBuilder()
      builder.add(published.facts(of: index).fingerprint)
      builder.add(texts[index])
      return SiteContent(
        fingerprint: builder.fingerprint, texts: [index],
        form: .made { writer throws(Problem) in try writer.trusted(by: write) })
    }
  }

  /// The citations of all pages.
  private var citations: [SiteFile] {
    guard let plan = site.views.citedPlan else { return [] }
    return CitationFile.allCases.map { file in
      factsFile(file.path) { [site] in makeCitations(file, plan, site) }
    }
  }

  /// Calendars of what is due for each goal, and of what each partner answers for.
  private var calendars: [SiteFile] {
    let plan = site.plan
    let partners = plan.items.indices.filter { plan.items[$0].details(PartnerDetails.self) != nil }
    return (plan.trunk + partners).compactMap { owner in
      let due = published.dueItems(among: site.calendarItems(of: owner))
      return due.isEmpty
        ? nil
        : factsFile(PublishedPlan.calendarPath(of: site.addresses[owner])) { [site, published] in
          published.calendarFile("\(plan.items[owner].title) · \(site.title)", due)
        }
    }
  }
}
