// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Exchange
import HTML
import Plans

/// The plan as data: for the whole plan, and beside the page of each item.
func dataFiles(_ site: Site) -> [SiteFile] {
  guard site.layout.publishesData else { return [] }
  let published = site.publishedPlan
  var files = [
    SiteFile(PublishedPlan.planPath) { () throws(Problem) in planContent(published, site) },
    SiteFile(PublishedPlan.schemaPath, bytes: { published.schemaFile() }),
    SiteFile(PublishedPlan.packagePath, bytes: { published.packageFile() }),
    SiteFile(PublishedPlan.calendarPath) { () throws(Problem) in
      SiteContent(published.calendarFile(site.title, published.dueItems(among: site.plan.items.indices)))
    },
  ]
  files += published.tables.map { table in SiteFile(table.path, bytes: { table.bytes }) }
  if published.hasCatalog {
    files.append(SiteFile(PublishedPlan.catalogPath, bytes: { published.catalogFile(listedDataFiles(published)) }))
  }
  files += site.plan.items.indices.lazy.filter { site.plan.items[$0].kind.placement != .entry }.map { index in
    SiteFile(PublishedPlan.itemPath(site.addresses[index])) { () throws(Problem) in
      itemContent(index, published, site)
    }
  }
  return files + calendarFiles(published, site) + citationFiles(site, factsOf: published.facts)
}

private func planContent(_ published: PublishedPlan, _ site: Site) -> SiteContent {
  let hasTexts = published.hasTextsInside
  var builder = FingerprintBuilder()
  builder.add(hasTexts)
  for text in [published.title, published.language, published.publisher, published.licence, dataVersion] {
    builder.add(text)
  }
  for index in site.plan.items.indices {
    builder.add(published.facts(of: index))
    if hasTexts { builder.add(site.textFingerprint(of: index)) }
  }
  return SiteContent(
    fingerprint: builder.fingerprint, texts: hasTexts ? Array(site.plan.items.indices) : [],
    form: .made { writer throws(Problem) in writer.trusted(try published.planFile(withTexts: hasTexts)) })
}

private func itemContent(_ index: Int, _ published: PublishedPlan, _ site: Site) -> SiteContent {
  var builder = FingerprintBuilder()
  builder.add(published.facts(of: index))
  builder.add(site.textFingerprint(of: index))
  return SiteContent(
    fingerprint: builder.fingerprint, texts: [index],
    form: .made { writer throws(Problem) in writer.trusted(try published.itemFile(index)) })
}

extension Site {
  /// Stands for an item's text and all that is filled into it.
  fileprivate func textFingerprint(of index: Int) -> Fingerprint {
    if case .writes(let fingerprint, _, _) = body(of: index) { fingerprint } else { Fingerprint(bits: 0) }
  }
}

/// Calendars of what is due for each goal, and of what each partner answers for.
private func calendarFiles(_ published: PublishedPlan, _ site: Site) -> [SiteFile] {
  let plan = site.plan
  var byLead: [Int: [Int]] = [:]
  for index in plan.items.indices {
    guard let lead = (plan.items[index].details as? any PartDetails)?.part.lead,
      let partner = plan.item(named: lead, of: [PartnerDetails.name])
    else { continue }
    byLead[partner, default: []].append(index)
  }
  let goals = plan.trunk.map { (owner: $0, items: plan.branch(of: $0)) }
  let leads = byLead.sorted { $0.key < $1.key }.map { (owner: $0.key, items: $0.value) }
  return (goals + leads).compactMap { owner, items in
    let due = published.dueItems(among: items)
    guard !due.isEmpty, plan.items[owner].kind.placement == .page else { return nil }
    return SiteFile(site.addresses[owner].dropLast("index.html".count) + "dates.ics") { () throws(Problem) in
      SiteContent(published.calendarFile("\(plan.items[owner].title) · \(site.title)", due))
    }
  }
}
