// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTML
import Plans
import Sites
import Templates

/// Plan to pages.
func siteStages(_ made: Made) -> [Stage] {
  let site = made.site
  return [
    Stage("templates") {
      var report = Report()
      let theme = readTheme(made.source, site.configuration, &report)
      return compileTheme(theme, for: site.plan.items, of: site.plan.kinds).compiled == nil ? 0 : 1
    },
    Stage("site") { makeSite(of: site.plan, like: site, site.texts.texts).addresses.count },
    Stage("search") {
      try SiteSearch(site.texts, nil, isOn: true, near: made.source, workers: 1).index().pieces.count
    },
    Stage("addresses") { listPages(site).count },
    Stage("views") {
      made.pages.reduce(0) { size, page in size + page.record(site).count }
    },
    Stage("pages") {
      var buffer = HTMLWriter(reserving: 64 << 10)
      var size = 0
      for (page, record) in zip(made.pages, made.records) {
        buffer.removeAll()
        try page.render(record, site, into: &buffer)
        size += buffer.count
      }
      return size
    },
    Stage("feeds") {
      site.feeds.reduce(0) { $0 + makeFeed($1, site).count }
        + sitemapFiles(made.pages, site).count
    },
  ]
}
