// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Exchange
import Fields
import Markdown
import Plans
import Tables
import Templates

/// Every rule that a build or an import can name, by what it is about.
package let allRules: [(title: String, rules: [Rule])] = [
  ("Fields", frontMatterRules), ("Tables", tableRules), ("Text", markdownRules), ("The plan", planRules),
  ("The site", siteRules),
  ("Templates", templateRules), ("Imports", exchangeRules),
  ("Addresses on the web", webLinkRules),
]

extension Rule {
  private static let byName = Dictionary(
    allRules.flatMap(\.rules).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  package static func named(_ name: String) -> Rule? { byName[name] }
}
