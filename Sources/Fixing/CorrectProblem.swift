// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// What the edits of one problem make of the files that they are in, in the order of their paths; none where it has no edits that
/// may be made unasked. `text` gives the bytes of the files against which the problem was located.
package func correct(_ problem: LocatedDiagnostic, text: (String) -> [UInt8]?) -> [FixedFile] {
  var chosen = ChosenEdits()
  guard isFixable(problem), chosen.take(problem.edits) else { return [] }
  return chosen.byPath.sorted { bytesPrecede($0.path, $1.path) }.compactMap { path, edits in
    // What an edit brings is in UTF-8.
    guard let before = text(path), String(validating: before, as: UTF8.self) != nil else { return nil }
    let after = apply(edits, to: before)
    return after == before
      ? nil : FixedFile(path: path, before: before, after: after, rules: [(rule: problem.diagnostic.rule, count: 1)])
  }
}
