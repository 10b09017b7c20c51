// SPDX-License-Identifier: Apache-2.0

/// A short form in capitals that a text uses. Whether anything explains it is asked of the whole plan.
package struct UsedAbbreviation: Sendable, Equatable {
  /// Without the `s` of several.
  package let word: String
  /// How often it is there, but for headings and cells that are set in capitals as a whole.
  package internal(set) var count: Int
  /// Whether the text says what it stands for, such as `National Water Plan (NWP)`.
  package internal(set) var isExplained: Bool
  /// Of the first that counts: in the file, from 1, the column in bytes.
  package internal(set) var line: Int
  package internal(set) var column: Int

  /// More different ones of one text are not looked at: it is not prose then.
  package static let mostInText = 64
}
