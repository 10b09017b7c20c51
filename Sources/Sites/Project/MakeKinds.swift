// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import Plans

/// The kinds of the site: those that are built in, by the names that `site.yml` gives them, and the plan's own.
func makeKinds(of configuration: Configuration, _ report: inout Report) -> Kinds {
  var kinds = makeKinds(
    configuration.kinds, bands: configuration.timeBands, reservedFolders: Configuration.reservedFolders,
    place: { path, text in
      text.map { configuration.place(of: path, saying: $0) } ?? configuration.place(of: path)
    }, &report)
  kinds.typographicPunctuation = configuration.typographicPunctuation
  return kinds
}

/// Reports a kind that pages call as they call another one.
func checkNames(of kinds: Kinds, _ words: Words, _ configuration: Configuration, _ report: inout Report) {
  // What the plan does not name itself is called by the words file.
  let given =
    kinds.all.filter { $0.one == nil && $0.many == nil } + kinds.all.filter { $0.one != nil || $0.many != nil }
  for (field, name) in [("one", words.one), ("many", words.many)] {
    var owners: [String: Kind] = [:]
    for kind in given {
      let text = name(kind)
      guard let other = owners.updateValue(kind, forKey: text.lowercased()) else { continue }
      let path: FieldPath = ["kinds", .field(kind.name), .field(field)]
      report.add(
        .kindClash, "pages call the kind `\(other.name)` “\(text)”, too",
        at: configuration.place(of: path, saying: text),
        help: "give one of the two another name in `\(field)`, so that readers can tell them apart")
    }
  }
}

extension Configuration {
  /// The first parts of the addresses at which every site has pages or files.
  fileprivate static let reservedFolders: Set<String> = [
    "404.html", "a-z", "accessibility", "assets", "feed.xml", "index.html", "progress", "robots.txt",
    "search",
    "sitemap.xml", "tags", "whole-plan",
  ]
}
