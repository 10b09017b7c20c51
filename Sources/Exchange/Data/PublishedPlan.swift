// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans
import Workers

/// A plan as its site publishes it, for files that programs read. A class, since every file of data knows it.
package final class PublishedPlan: Sendable {
  package let plan: Plan
  /// Each item's address, relative to the site's root, such as `goals/goal-1/index.html`.
  package let addresses: [String]
  package let title: String
  package let description: String
  package let language: String
  package let publisher: String
  package let licence: String
  /// Where to write to; empty where the site names nobody.
  package let email: String
  /// Nil where the site does not know where it will be.
  package let baseURL: String?
  /// What `site.yml` says that the plan's meaning depends on, such as its kinds.
  package let settings: [FieldEntry]
  /// An item's text as HTML, with addresses that begin with `root`; empty for an item without one.
  package let prose: @Sendable (_ item: Int, _ root: String) throws(Problem) -> [UInt8]
  /// The same without its marks, kept for all files that it is in; `html` saves making it again for those that have it.
  private let plainProse: @Sendable (_ item: Int, _ html: [UInt8]?) throws(Problem) -> PlainProse
  /// An item's text as its file has it, in Markdown.
  package let source: @Sendable (_ item: Int) throws(Problem) -> [UInt8]
  /// Made once for all files that an item is in.
  private let lazyFacts: LazyList<ItemFacts>

  package init(
    _ plan: Plan, addresses: [String], title: String, description: String, language: String, publisher: String,
    licence: String, email: String, baseURL: String?, settings: [FieldEntry],
    prose: @escaping @Sendable (_ item: Int, _ root: String) throws(Problem) -> [UInt8],
    plain: @escaping @Sendable (_ item: Int, _ html: [UInt8]?) throws(Problem) -> PlainProse,
    source: @escaping @Sendable (_ item: Int) throws(Problem) -> [UInt8]
  ) {
    (self.plan, self.addresses, self.title, self.description) = (plan, addresses, title, description)
    (self.language, self.publisher, self.licence) = (language, publisher, licence)
    (self.email, self.baseURL, self.settings) = (email, baseURL, settings)
    (self.prose, plainProse, self.source) = (prose, plain, source)
    lazyFacts = LazyList(count: plan.items.count) { index in
      makeFacts(of: index, in: plan, address: fullAddress(addresses[index], baseURL))
    }
  }

  /// Of an item, made by whoever asks for them first.
  package func facts(of item: Int) -> ItemFacts { lazyFacts[item] }

  /// An item's text without marks.
  func plain(_ item: Int, html: [UInt8]? = nil) throws(Problem) -> PlainProse {
    plan.items[item].document.hasProse ? try plainProse(item, html) : PlainProse([])
  }

  /// The full address of a file of the site, or its path from the root where the site does not know where it will be.
  func address(_ path: String) -> String { fullAddress(path, baseURL) }

  func address(of item: Int) -> String { address(addresses[item]) }

  /// The day of the last change that the plan itself names.
  var lastChange: CalendarDate? {
    plan.items.flatMap { [$0.fields.updated, $0.fields.published, $0.fields.date] }.compactMap { $0 }
      .filter { $0.last <= plan.asOf.last }.max()
  }
}

private func fullAddress(_ path: String, _ baseURL: String?) -> String {
  // That of an entry has its place in the list behind it.
  (baseURL ?? "")
    + (path.contains("#") ? path.replacing("index.html#", with: "#") : path.dropping(suffix: "index.html"))
}

extension String {
  fileprivate func dropping(suffix: String) -> String {
    utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) ? String(dropLast(suffix.count)) : self
  }
}

/// The version of the form of `plan.json` and of the files beside it: the first number changes where readers have to.
package let dataVersion = "1.0"

/// What the files of data are called.
package let dataFileNames = [
  "plan", "items", "relations", "series", "milestones", "package", "stratml", "stratml-1", "stratml-mapping",
  "oscal-catalog", "oscal-plan", "oscal-mapping", "calendar", "schema", "item", "markdown", "goal-feed",
]

/// A file of data, as the page about them and catalogues list it.
package struct DataFile: Sendable {
  /// What it is called in the words of the interface, after `data-`.
  package let name: String
  /// Relative to the site's root.
  package let path: String
  package let mediaType: String

  package init(name: String, path: String, mediaType: String) {
    (self.name, self.path, self.mediaType) = (name, path, mediaType)
  }
}
