// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import Files
import Plans
import Templates

/// Every file of the site but the pieces of the search, in a fixed order; none of them is made yet. `stamps` are those of the files in the content
/// folder that have settled.
package func siteFiles(_ pages: [Page], _ site: Site, stamps: PathMap<FileStamp>) -> [SiteFile] {
  let data = DataFiles(site)
  var files = pagesWithData(pages, data, site)
  files += site.assets.theme.map { asset in SiteFile(asset.address, bytes: { asset.bytes }) }
  files += site.assets.copies.map { copy in
    SiteFile(copy.address) { () throws(Problem) in try copied(copy, stamps[copy.source], site) }
  }
  files += site.feeds.map { feed in SiteFile(feed.path, bytes: { makeFeed(feed, site) }) }
  files.append(SiteFile("_headers", bytes: { makeHeaders(site) }))
  files += seriesFiles(site)
  files += site.views.alignments.filter { !$0.isTooLarge }.map { matrix in
    SiteFile(matrixFileAddress(matrix.kind), bytes: { makeMatrixFile(matrix, site) })
  }
  files += data.all
  files += site.documents.map { document in
    SiteFile(document.path) { () throws(Problem) in
      SiteContent(
        fingerprint: document.fingerprint, texts: Array(site.plan.items.indices),
        form: .made { writer throws(Problem) in writer.trusted(document.bytes) })
    }
  }
  if let contact = site.plan.securityContact {
    files.append(SiteFile(securityTextAddress, bytes: { makeSecurityText(site.plan.items[contact]) }))
  }
  return files + sitemapFiles(pages, site)
}

/// The pages, each followed by the files of data beside it, which are made of the same text.
private func pagesWithData(_ pages: [Page], _ data: DataFiles, _ site: Site) -> [SiteFile] {
  var files: [SiteFile] = []
  var left = Set(site.plan.items.indices)
  for page in pages {
    files.append(page.file(site))
    if let item = page.item, left.remove(item) != nil { files += data.beside(item) }
  }
  return files + left.sorted().flatMap { data.beside($0) }
}

extension Page {
  fileprivate func file(_ site: Site) -> SiteFile {
    guard let data = content as? DataPage else {
      return SiteFile(path) { () throws(Problem) in siteContent(site) }
    }
    return SiteFile(path, after: data.files(site).map(\.path)) { sizes throws(Problem) in
      Page(path, DataPage(sizes: sizes), template: template).siteContent(site)
    }
  }

  private func siteContent(_ site: Site) -> SiteContent {
    let record = record(site)
    return SiteContent(
      fingerprint: fingerprint(of: record, site),
      texts: content.holdsAllTexts ? Array(site.plan.items.indices) : record.texts,
      form: .made { writer throws(Problem) in try render(record, site, into: &writer) })
  }
}

/// A file of the source need not be read to be known by its stamp.
private func copied(_ copy: Assets.Copy, _ stamp: FileStamp?, _ site: Site) throws(Problem) -> SiteContent {
  let path = copy.source
  if copy.isCleaned { return try cleaned(path, site) }
  var builder = FingerprintBuilder()
  if let stamp {
    builder.add(stamp)
  } else {
    try Problem.catching { () throws(FileProblem) in
      try site.texts.texts.source.read(path) { bytes throws(FileProblem) in builder.add(bytes) }
    }
  }
  return SiteContent(fingerprint: builder.fingerprint, form: .copied(path))
}

/// A drawing without what could run or load something. It was read before, so that it can be read here.
private func cleaned(_ path: String, _ site: Site) throws(Problem) -> SiteContent {
  let bytes = try Problem.catching { () throws(FileProblem) in try site.texts.texts.source.read(path) }
  guard let clean = try? CleanDrawing(bytes) else {
    throw .machine(FileProblem(path, reason: "it was changed while the site was built; build again"))
  }
  let published = clean.bytes ?? bytes
  return SiteContent(
    fingerprint: Fingerprint(of: published), form: .made { writer throws(Problem) in writer.trusted(published) })
}

/// The figures of each indicator.
private func seriesFiles(_ site: Site) -> [SiteFile] {
  guard site.views.tracksProgress else { return [] }
  return site.plan.items.enumerated().compactMap { index, item in
    guard item.kind.placement == .page, let details = item.details(IndicatorDetails.self), !details.series.isEmpty
    else { return nil }
    return SiteFile(seriesAddress(site.addresses[index]), bytes: { makeSeriesFile(details) })
  }
}
