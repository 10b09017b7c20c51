// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Markdown

extension Link {
  /// The change that writes another destination. There is none where that is nil, or could not be in the text as it is.
  func edits(writing other: String?, in path: String) -> [Edit] {
    guard let other, let written = written(other) else { return [] }
    // With the brackets before it, so that the same words in the text are not taken for the destination.
    let place = Place(path, line: line, column: column, excerpt: "](" + destination)
    return [Edit(replacing: place, with: "](" + written, mayBeBelow: true)]
  }

  /// The destination with another beginning; nil where it does not begin so: it may be written with escapes.
  func destination(beginning other: String, insteadOf beginning: String) -> String? {
    destination.hasPrefix(beginning) ? other + destination.dropFirst(beginning.count) : nil
  }

  func destination(ending other: String, insteadOf end: String) -> String? {
    destination.hasSuffix(end) ? destination.dropLast(end.count) + other : nil
  }
}

/// A destination as a text has it: in `<` and `>` where it needs them (CommonMark 0.31, 6.3); nil where not even that is
/// enough.
func written(_ destination: String) -> String? {
  if destination.utf8.allSatisfy(isPlain) { return destination }
  let isPossible = destination.utf8.allSatisfy { isPlain($0) || " (),+=&'!@$*;".utf8.contains($0) }
  return isPossible ? "<\(destination)>" : nil
}

/// Whether a byte means nothing but itself in a destination without `<` and `>`.
private func isPlain(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "-")...UInt8(ascii: ":"),
    UInt8(ascii: "#"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "="),
    UInt8(ascii: "+"), 0x80...:
    true
  default: false
  }
}
