import Diagnostics
import Plans

/// A page that the site will have: where it is, and what it is made from.
package struct Page: Sendable {
  enum Content: Sendable {
    case home
    case item(Int)
    /// Of a long list, which of its pages, from 0.
    case section(Int, page: Int)
    case tag(Int, page: Int)
    case tags
    case letters(page: Int)
    /// The whole plan on one page.
    case whole
    case search
    case accessibility
    case notFound
    /// What stands at the address of a former identifier of an item.
    case redirect(Int)
  }
  /// Relative to the site's root, such as `goals/goal-1/index.html`.
  let path: String
  let content: Content
  package let template: String

  /// What stands before the addresses of the site's files: `../` for each folder, or for the page that hosts show at any
  /// address, the path of the site itself.
  package func root(_ site: Site) -> String {
    if case .notFound = content { return site.basePath }
    return String(repeating: "../", count: path.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "/") ? 1 : 0) })
  }

  /// The file that the page comes from.
  func owner(_ site: Site) -> Place? {
    switch content {
    case .item(let index), .redirect(let index): site.plan.items[index].place
    case .section(let index, _): site.sections[index].index.map { site.plan.items[$0].place }
    case .home: site.plan.root.map { site.plan.items[$0].place }
    case .tag, .tags, .letters, .whole, .search, .accessibility, .notFound: nil
    }
  }
}

extension Page {
  /// Whether the sitemap names it.
  var isListed: Bool {
    switch content {
    case .notFound, .redirect: false
    default: true
    }
  }
}

extension Site {
  /// The path part of the address that the site will have; `/` where it is not known.
  var basePath: String {
    guard let url = configuration.baseURL, let scheme = url.firstRange(of: "://"),
      let slash = url[scheme.upperBound...].firstIndex(of: "/")
    else { return "/" }
    return String(url[slash...])
  }
}
