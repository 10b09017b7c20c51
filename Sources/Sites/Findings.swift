// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Files

/// What a build found out by reading whole files, for the next one.
package struct Findings: Sendable {
  /// By their paths relative to the source.
  package let assets: PathMap<KnownAsset>
  package let terms: TermUses

  package init(assets: PathMap<KnownAsset> = PathMap(), terms: TermUses = TermUses()) {
    (self.assets, self.terms) = (assets, terms)
  }
}
