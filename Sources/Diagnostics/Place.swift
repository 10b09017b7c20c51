// SPDX-License-Identifier: Apache-2.0

/// Where in the writer's files something is: lines and columns start at 1.
package struct Place: Sendable, Hashable {
  /// Relative to the source folder, with `/` between its parts.
  package let path: String
  /// 0 when the whole file is meant.
  package let line: Int
  /// Counted in bytes of UTF-8; `locate` turns it into characters when the line is available.
  package let column: Int
  /// The text at fault as it is in the file, where known: it is looked for in the line (and a few lines on),
  /// which makes up for the parser's coarse positions, and it is what gets underlined.
  package let excerpt: String?

  package init(_ path: String, line: Int = 0, column: Int = 0, excerpt: String? = nil) {
    self.path = path
    self.line = line
    self.column = column
    self.excerpt = excerpt
  }
}
