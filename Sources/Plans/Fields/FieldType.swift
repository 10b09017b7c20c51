import Diagnostics

/// What a field's values look like in a file, how they are read, and what they say to a reader and to other items.
package struct FieldType<Value: Sendable>: Sendable {
  /// For messages and the reference page: `text`, `date`, `list of text`.
  package let name: String
  /// Nil after a problem, which it has reported.
  let read: @Sendable (YAMLNode, inout FieldReader) -> Value?
  var shown: @Sendable (Value) -> [FactValue] = { _ in [] }
  /// Nil for types whose values refer to no items.
  var references: (@Sendable (Value) -> [Reference])?
}

/// A value as a page shows it.
package enum FactValue: Sendable, Equatable {
  case text(String)
  case date(CalendarDate)
  case link(String)
  case item(String)
  case flag(Bool)
  /// One of a closed set: shown by the words file, under this key.
  case word(String)
}

/// Where a value is read from, for what is wrong with it.
package struct FieldReader {
  let path: String
  var report = Report()
  /// The name of the field that is being read.
  var field = ""
  /// The fields that unknown keys may have meant: they are not missing as well.
  var suggested: Set<String> = []

  func place(_ node: YAMLNode) -> Place {
    if case .scalar(let text, _) = node.content, !text.isEmpty, !text.contains("\n") {
      return Place(path, line: node.line, column: node.column, excerpt: text)
    }
    return Place(path, line: node.line, column: node.column)
  }

  mutating func wrong(_ node: YAMLNode, _ expected: String, help: String) {
    report.add(.wrongType, "`\(field)` has to be \(expected), not \(node.description)", at: place(node), help: help)
  }
}

/// Literals as messages list them.
func quoted(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

extension FieldType {
  /// The same type, shown in another way.
  func showing(_ shown: @escaping @Sendable (Value) -> [FactValue]) -> Self {
    var copy = self
    copy.shown = shown
    return copy
  }
}
