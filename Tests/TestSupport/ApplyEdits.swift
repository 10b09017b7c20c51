// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// The bytes of a file after the edits in it: from the last to the first, so that the ranges stay right; the same edit twice
/// is one.
package func applied(_ edits: [LocatedEdit], to bytes: [UInt8]) -> [UInt8] {
  var bytes = bytes
  var end = bytes.count
  for edit in edits.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) where edit.range.upperBound <= end {
    bytes.replaceSubrange(edit.range, with: Array(edit.replacement.utf8))
    end = edit.range.lowerBound
  }
  return bytes
}
