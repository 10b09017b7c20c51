// SPDX-License-Identifier: Apache-2.0

/// A text in which a `▸` marks a place; the mark is no part of the text.
package struct MarkedText: Sendable {
  package let text: String
  package let isMarked: Bool
  /// From 1, as are the columns; 0 where nothing is marked.
  package private(set) var line = 0
  /// Counted in characters, as an editor does.
  package private(set) var column = 0
  /// Counted in bytes.
  package private(set) var byteColumn = 0

  package init(_ marked: String) {
    text = marked.replacing("▸", with: "")
    let mark = marked.firstRange(of: "▸")
    isMarked = mark != nil
    guard let mark else { return }
    let lines = marked[..<mark.lowerBound].split(separator: /\r\n|\n|\r/, omittingEmptySubsequences: false)
    line = lines.count
    column = (lines.last?.count ?? 0) + 1
    byteColumn = (lines.last?.utf8.count ?? 0) + 1
  }
}
