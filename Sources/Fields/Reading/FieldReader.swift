// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Where a value is read from, for what is wrong with it.
package struct FieldReader {
  let path: String
  package var report = Report()
  /// The key of the field that is being read, as typed.
  package internal(set) var field = ""
  /// The fields that unknown keys may have meant: they are not missing as well.
  var suggested: Set<String> = []
  /// The elements of lists that could not be read, and so are not among the values.
  var dropped: Set<YAMLPosition> = []

  package init(path: String) { self.path = path }

  package func place(_ node: YAMLNode) -> Place {
    if case .scalar(let text, _) = node.content, !text.isEmpty, !text.contains("\n") {
      return Place(path, line: node.line, column: node.column, excerpt: text)
    }
    return Place(path, line: node.line, column: node.column)
  }

  /// `other` is the very value to write instead.
  package mutating func wrong(_ node: YAMLNode, _ expected: String, help: String, writing other: String? = nil) {
    let place = place(node)
    report.add(
      .wrongType, "`\(field)` has to be \(expected), not \(node.description)", at: place, help: help,
      edits: other.map { [Edit(replacing: place, with: $0)] } ?? [])
  }
}
