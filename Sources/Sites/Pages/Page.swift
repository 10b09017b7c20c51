// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Encoding
import HTML
import Plans
import Templates

/// A page that the site will have: where it is, what it shows, and what prints it.
package struct Page: Sendable {
  /// Relative to the site's root, such as `goals/goal-1/index.html`.
  package let path: String
  let template: String
  let content: any PageType

  init(_ path: String, _ content: any PageType, template: String? = nil) {
    self.path = path
    self.content = content
    self.template = template ?? type(of: content).template
  }

  /// What the page's template may name, filled.
  package func record(_ site: Site) -> Record { content.record(path, site) }

  /// Stands for all that the page is made from, except for its template.
  package func fingerprint(of record: Record, _ site: Site) -> Fingerprint {
    guard let links = site.templates?.linkFingerprint else { return record.fingerprint }
    var builder = FingerprintBuilder()
    builder.add(record.fingerprint)
    builder.add(links)
    return builder.fingerprint
  }

  /// Writes the page that the record of it makes.
  package func render(_ record: Record, _ site: Site, into writer: inout HTMLWriter) throws(Problem) {
    guard let template = site.templates?.pages.template(template, for: content.shape(site)) else { return }
    try template.render(record, root: content.root(path, site), of: path, into: &writer)
  }

  /// The item that the page is of.
  package var item: Int? { content.item }

  /// Whether sitemaps name the page.
  var isListed: Bool { type(of: content).isListed }

  /// The file that the page comes from.
  package func owner(_ site: Site) -> Place? { content.owner(site) }
}
