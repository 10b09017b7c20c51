// SPDX-License-Identifier: Apache-2.0

/// How the lines of a partial or of a replaced block are moved (Mustache, partials and inheritance modules).
struct Indentation: Hashable {
  /// Written before each line that is not empty.
  var added: [UInt8] = []
  /// How many blanks each line loses.
  var removed = 0
  /// The offset of a line that gets nothing, because the blanks before the tag are in the text already.
  var except: Int?

  var isNone: Bool { added.isEmpty && removed == 0 }

  /// What blanks of the current template become.
  func moved(_ blanks: ArraySlice<UInt8>) -> [UInt8] {
    added + blanks.dropFirst(removed)
  }
}
