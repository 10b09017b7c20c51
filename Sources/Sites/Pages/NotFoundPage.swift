// SPDX-License-Identifier: Apache-2.0

import Templates

/// What hosts show at an address that does not exist.
struct NotFoundPage: PageType {
  static let template = "not-found"
  static let view = View<PageModel<NotFoundPage>>("not-found", Frame.fields())
  static let isListed = false

  static func pages(of site: Site) -> [Page] { [Page("404.html", NotFoundPage())] }

  func frame(_ site: Site) -> Frame {
    var frame = Frame(site.words[.notFound], on: site)
    frame.breadcrumb = []
    return frame
  }

  func canonicalPath(_ path: String, _ site: Site) -> String? { nil }

  /// The path of the site itself, since the page is shown at any address.
  func root(_ path: String, _ site: Site) -> String { site.basePath }
}
