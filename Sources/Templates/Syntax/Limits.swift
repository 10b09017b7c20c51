// SPDX-License-Identifier: Apache-2.0

/// What bounds the work that a template can cause; no template for people comes near.
package enum Limits {
  /// Elements within elements in one template.
  static let nesting = 64
  /// Sections, partials and blocks within each other, partials written out.
  static let depth = 100
  /// Tags of all compiled templates, those of partials each time they are written out.
  static let tags = 250_000
  /// Bytes of literal text of all compiled templates.
  static let literals = 64 << 20
  /// Records within records that a template that includes itself goes down.
  static let recursion = 32
  /// Bytes of one page.
  package static let page = 256 << 20
  /// Malformed tags that are reported in one file.
  static let problemsInFile = 50
  /// Names that a help lists in full.
  static let listedNames = 16
}
