// SPDX-License-Identifier: Apache-2.0

import Fields
import HTML
import Plans

/// The sitemap (sitemaps.org protocol 0.9), in parts of at most 50,000 addresses, and `robots.txt` (RFC 9309). A sitemap
/// needs full addresses, so there is none without `base-url`; a preview has none either.
package func sitemapFiles(_ pages: [Page], _ site: Site) -> [SiteFile] {
  // Nobody is to find a preview but who is given its address.
  if site.plan.isPreview { return [SiteFile("robots.txt", bytes: { Array("User-agent: *\nDisallow: /\n".utf8) })] }
  guard let baseURL = site.configuration.baseURL else {
    return [SiteFile("robots.txt", bytes: { Array("User-agent: *\nAllow: /\n".utf8) })]
  }
  let most = 50_000
  let listed = pages.filter(\.isListed)
  let parts = stride(from: 0, to: max(1, listed.count), by: most).map { listed[$0..<min(listed.count, $0 + most)] }
  var files = parts.enumerated().map { number, part in
    SiteFile(
      parts.count == 1 ? "sitemap.xml" : "sitemap-\(number + 1).xml", bytes: { makeSitemap(part, baseURL, site) })
  }
  if parts.count > 1 {
    let paths = files.map(\.path)
    files.append(SiteFile("sitemap.xml", bytes: { makeSitemapIndex(paths, baseURL) }))
  }
  let robots = "User-agent: *\nAllow: /\nSitemap: \(baseURL)sitemap.xml\n"
  return files + [SiteFile("robots.txt", bytes: { Array(robots.utf8) })]
}

private func makeSitemap(_ pages: ArraySlice<Page>, _ baseURL: String, _ site: Site) -> [UInt8] {
  var out = HTMLWriter(reserving: pages.count * 100)
  out.markup(
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
  for page in pages {
    out.markup("<url><loc>")
    out.address(baseURL + cleanAddress(page.path))
    out.markup("</loc>")
    if let day = lastChange(page, site) {
      out.markup("<lastmod>")
      out.text(day.iso)
      out.markup("</lastmod>")
    }
    out.markup("</url>\n")
  }
  out.markup("</urlset>\n")
  return out.bytes
}

private func makeSitemapIndex(_ paths: [String], _ baseURL: String) -> [UInt8] {
  var out = HTMLWriter()
  out.markup(
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
  )
  for path in paths {
    out.markup("<sitemap><loc>")
    out.address(baseURL + path)
    out.markup("</loc></sitemap>\n")
  }
  out.markup("</sitemapindex>\n")
  return out.bytes
}

/// Nil for lists, and for the front page, which changes with what it leads to.
private func lastChange(_ page: Page, _ site: Site) -> CalendarDate? {
  guard let item = page.item.map({ site.plan.items[$0] }), item.kind.placement != .home else { return nil }
  return [item.fields.updated, item.fields.published, item.fields.date].compactMap { $0 }.max()
}
