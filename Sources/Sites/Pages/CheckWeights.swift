// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files
import HTML
import Plans
import Workers

/// Warns of pages that weigh more than the site allows. Pages have to be made to be weighed, so that this takes about as long
/// as writing them; it is not done where the site sets no limit. Sizes are those before compression, which depends on the host.
func checkWeights(_ pages: [Page], _ site: Site, workers: Int, _ report: inout Report) {
  guard let limits = site.configuration.pageWeight, site.templates != nil else { return }
  if limits.page == nil, limits.images == nil, limits.total == nil { return }
  let shared = site.assets.theme.filter { $0.address.ends(with: ".css") || $0.address.ends(with: ".js") }
    .reduce(0) { $0 + $1.bytes.count }
  let weights = parallelMap(pages, workers: workers) { weigh($0, site) }
  for (page, weight) in zip(pages, weights) {
    // One that cannot be made is reported where it is written.
    guard let weight else { continue }
    for (name, size, limit) in [
      ("page", weight.page, limits.page), ("images", weight.images, limits.images),
      ("total", weight.page + weight.images + shared, limits.total),
    ] {
      guard let limit, size > limit * 1000 else { continue }
      let what = name == "page" ? "alone" : name == "images" ? "in images" : "in all"
      let limitPlace = site.configuration.place(of: ["page-weight", .field(name)])
      let owner = page.owner(site)
      let address = page.path == "index.html" ? page.path : cleanAddress(page.path)
      report.add(
        .pageWeight, "`\(address)` weighs \(kilobytes(size)) KB \(what), over the limit of \(limit) KB",
        at: owner ?? limitPlace,
        help: name == "page"
          ? "divide the text, or list less in it"
          : "save its images smaller" + (name == "total" ? ", or divide the text" : ", or show fewer"),
        notes: owner == nil ? [] : [Note("the limit is set here", at: limitPlace)])
    }
  }
}

private func kilobytes(_ size: Int) -> Int { (size + 999) / 1000 }

private func weigh(_ page: Page, _ site: Site) -> (page: Int, images: Int)? {
  let record = page.record(site)
  var writer = HTMLWriter(reserving: 64 << 10)
  do throws(Problem) {
    try page.render(record, site, into: &writer)
  } catch {
    return nil
  }
  var images: PathSet = []
  for index in Set(record.texts) {
    for (link, destination) in zip(site.plan.items[index].document.links, site.plan.links[index]) where link.isImage {
      if case .file(let path) = destination { images.insert(path) }
    }
  }
  return (writer.bytes.count, images.reduce(0) { $0 + (site.texts.texts.source.stamp($1).map { Int($0.size) } ?? 0) })
}
