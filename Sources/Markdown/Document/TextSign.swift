// SPDX-License-Identifier: Apache-2.0

/// Words that say something about the text in which they are. Whether they matter is asked of what is published.
package struct TextSign: Sendable, Equatable {
  package enum Kind: Int, Sendable {
    /// They hold the place of what is not known yet.
    case placeholder
    /// They say who may read it (FIRST, Traffic Light Protocol).
    case marking
  }
  package let kind: Kind
  package let words: String
  /// In the file, from 1, the column in bytes.
  package let line: Int
  package let column: Int
  package let isInFields: Bool
}
