// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Templates

/// What is at the address of a former identifier of an item, and leads to the item.
struct RedirectPage: PageType {
  static let template = "redirect"
  static let view = View<PageModel<RedirectPage>>("redirect", Frame.headFields() + own)
  static let isListed = false

  let target: Int

  static func pages(of site: Site) -> [Page] {
    site.plan.items.enumerated().filter { $1.kind.placement != .home }.flatMap { index, item in
      item.fields.formerIDs.filter { $0 != item.id }.map {
        Page(site.formerAddress(of: index, $0), RedirectPage(target: index))
      }
    }
  }

  func frame(_ site: Site) -> Frame { Frame(site.plan.items[target].title, on: site) }

  func owner(_ site: Site) -> Place? { site.plan.items[target].place }

  func canonicalPath(_ path: String, _ site: Site) -> String? { String(site.addresses[target].prefix { $0 != "#" }) }

  private static var own: [ViewField<PageModel<RedirectPage>>] {
    [
      .init("target", .record(EntryModel.view.shape), "The item that it leads to.") {
        .record($0.site.entry($0.content.target))
      }
    ]
  }
}
