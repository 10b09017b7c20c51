// SPDX-License-Identifier: Apache-2.0

// Cells of tables are read by the same declarations as the fields of a text, and so are given to them in the same form.

extension YAMLNode {
  package init(_ content: Content, at position: YAMLPosition) {
    self.init(content: content, line: position.line, column: position.column)
  }
}

extension YAMLNode.Pair {
  package init(_ key: String, at position: YAMLPosition, _ value: YAMLNode) {
    self.init(key: key, line: position.line, column: position.column, value: value)
  }
}
