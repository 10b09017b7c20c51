// SPDX-License-Identifier: Apache-2.0

/// Which of our own forms a text may use, as far as its bytes show: where it has no such byte, no pass looks for the form.
struct FormMarks: OptionSet {
  let rawValue: UInt16

  /// `^` or `~`.
  static let signs = FormMarks(rawValue: 1)
  static let braces = FormMarks(rawValue: 2)
  /// `<`.
  static let tags = FormMarks(rawValue: 4)
  /// Letters of Hebrew, Arabic and the like.
  static let rightToLeft = FormMarks(rawValue: 8)
  /// A line begins like a clause.
  static let clauses = FormMarks(rawValue: 16)
  /// A line begins with `: `.
  static let definitions = FormMarks(rawValue: 32)
  /// A line begins with `Figure` or `Table`.
  static let captions = FormMarks(rawValue: 64)
  /// Three short lines follow each other.
  static let shortLines = FormMarks(rawValue: 128)
  /// A quotation begins with `[!DETAILS]`.
  static let unfolding = FormMarks(rawValue: 256)

  /// Those whose marks may be escaped with a backslash.
  static let haveEscapes: FormMarks = [.signs, .braces, .clauses, .definitions]
}
