// SPDX-License-Identifier: Apache-2.0

import Templates
import Workers

/// What the view of a page is read from.
struct PageModel<Content: PageType>: Sendable {
  let content: Content
  /// Relative to the site's root.
  let path: String
  let site: Site
  let frame: Frame
  /// Of the item that the page is of; two fields of the view are parts of it.
  private let lazyDocket: Lazy<Docket?>

  init(content: Content, path: String, site: Site) {
    self.content = content
    self.path = path
    self.site = site
    frame = content.frame(site)
    let item = content.item
    lazyDocket = Lazy { item.map { Docket($0, site) } }
  }

  var docket: Docket? { lazyDocket.value }

  /// Number, title and site, each where it says something new.
  var documentTitle: String {
    let heading = frame.heading
    return [heading == site.title ? "" : heading, frame.variant, site.title].filter { !$0.isEmpty }
      .joined(separator: " · ")
  }

  /// A full address, where the site's is known. A preview does not speak for the page that is published.
  var canonical: Address? {
    guard !site.plan.isPreview, let baseURL = site.configuration.baseURL, let path = content.canonicalPath(path, site)
    else { return nil }
    return .external(baseURL + cleanAddress(path))
  }
}
