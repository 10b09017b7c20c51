// SPDX-License-Identifier: Apache-2.0

/// A tag of the Mustache language, as it is written; what is between two tags is literal text.
struct Tag {
  enum Kind {
    /// `{{name}}`
    case variable
    /// `{{{name}}}` or `{{&name}}`
    case unescaped
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{/name}}`
    case close
    /// `{{! … }}`
    case comment
    /// `{{>name}}`
    case partial
    /// `{{<name}}`
    case parent
    /// `{{$name}}`
    case block
  }

  let kind: Kind
  let name: String
  /// From the first brace to just after the last.
  let range: Range<Int>
}
