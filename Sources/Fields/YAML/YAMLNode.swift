// SPDX-License-Identifier: Apache-2.0

/// A piece of YAML as the writer typed it: scalars are text, whatever YAML would make of them (`1.10` stays `1.10`, `no`
/// stays `no`); what they mean is decided by the field that reads them.
package struct YAMLNode: Sendable, Equatable {
  package enum Content: Sendable, Equatable {
    /// `isPlain`: without quotation marks.
    case scalar(String, isPlain: Bool)
    case list([YAMLNode])
    case map([Pair])
  }

  package struct Pair: Sendable, Equatable {
    package let key: String
    package let line: Int
    package let column: Int
    package let value: YAMLNode
  }

  package internal(set) var content: Content
  /// The line in the file, from 1.
  package let line: Int
  /// Counted in bytes, from 1.
  package let column: Int
  /// For a plain scalar: the rest of its line from ` #` on, which YAML takes for a comment; for an empty one, a comment that
  /// looks like the value.
  package var comment: String?
  /// Where a comment begins that looks like the value.
  var commentPlace: YAMLPosition?

  package var position: YAMLPosition { YAMLPosition(line: line, column: column) }

  /// Whether it is a text without a comment.
  var isPlainWord: Bool {
    if case .scalar = content { return comment == nil }
    return false
  }

  /// An absent value: nothing after the colon.
  var isEmpty: Bool {
    if case .scalar("", isPlain: true) = content { return true }
    return false
  }

  /// Nothing, or a text of blanks alone.
  var isBlank: Bool {
    if case .scalar(let text, _) = content { return text.utf8.allSatisfy { $0 <= 0x20 } }
    return false
  }

  /// How the value is called in a message.
  package var description: String {
    switch content {
    case .scalar(let text, _): text.isEmpty ? "nothing" : "`\(text)`"
    case .list: "a list"
    case .map: "a set of `key: value` lines"
    }
  }
}

/// Where a piece of YAML begins, in little room.
package struct YAMLPosition: Sendable, Hashable {
  private let packedLine: Int32
  private let packedColumn: Int32

  package init(line: Int, column: Int) { (packedLine, packedColumn) = (Int32(clamping: line), Int32(clamping: column)) }

  package var line: Int { Int(packedLine) }
  package var column: Int { Int(packedColumn) }
}
