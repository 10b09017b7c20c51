// SPDX-License-Identifier: Apache-2.0

/// The tree of a template.
enum Node: Sendable {
  case text(Text)
  case variable(Variable)
  case section(Section)
  case partial(Partial)
  case parent(Parent)
  case block(Block)
}

/// Literal text. A node that is empty and starts a line marks where the indentation of a partial goes.
struct Text: Sendable {
  let range: Range<Int>
  let startsLine: Bool
}

struct Variable: Sendable {
  let name: Name
  /// Written with three braces or `&`.
  let isUnescaped: Bool
  let tag: Range<Int>
}

struct Section: Sendable {
  let name: Name
  let isInverted: Bool
  let tag: Range<Int>
  let children: [Node]
}

struct Partial: Sendable {
  let name: String
  let tag: Range<Int>
  /// The blanks before a tag that is alone in its line; nil within a line.
  let indentation: Range<Int>?
}

/// `{{<name}}…{{/name}}`: another template with some of its blocks replaced.
struct Parent: Sendable {
  let name: Name
  let tag: Range<Int>
  let overrides: [Block]
  /// The blanks before an element that has its lines for itself; nil within a line.
  let indentation: Range<Int>?
}

/// `{{$name}}…{{/name}}`: within a parent what replaces the block of that name, elsewhere a block that may be replaced.
struct Block: Sendable {
  let name: String
  let tag: Range<Int>
  let children: [Node]
  /// The blanks that each line of a replacement gets, nil within a line (Mustache, inheritance module: the
  /// indentation of the default content, else that of the tag).
  let indentation: Range<Int>?
  /// The opening tag is alone in its line, so that the blanks before it are not in the text.
  let isStandalone: Bool
  /// How many blanks the first line of the content begins with; the lines of a replacement lose as many.
  let contentIndent: Int
  /// Where the content begins.
  let content: Int
}
