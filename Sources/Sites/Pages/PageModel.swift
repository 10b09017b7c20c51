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

  /// Number, title and site, each where it says something new: sites are often named after their plan.
  var documentTitle: String {
    var heading = frame.heading
    var end = site.title
    if heading == site.title || isOfPlan && site.title.contains(heading) {
      heading = ""
    } else if isOfPlan, heading.contains(site.title) {
      end = ""
    }
    return [heading, frame.variant, end].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// Whether the page has the plan's own title.
  private var isOfPlan: Bool { site.plan.root.map { frame.heading == site.plan.items[$0].title } ?? false }

  /// A full address, where the site's is known. A preview does not speak for the page that is published.
  var canonical: Address? {
    guard !site.plan.isPreview, let baseURL = site.configuration.baseURL, let path = content.canonicalPath(path, site)
    else { return nil }
    return .external(baseURL + cleanAddress(path))
  }
}
