import Diagnostics

/// What a field's values look like in a file, how they are read, and what they say to a reader and to other items.
package struct FieldType<Value: Sendable>: Sendable {
  /// For messages and the reference page: `text`, `date`, `list of text`.
  package let name: String
  /// Nil after a problem, which it has reported.
  package let read: @Sendable (YAMLNode, inout FieldReader) -> Value?
  package var shown: @Sendable (Value) -> [FactValue] = { _ in [] }
  /// Nil for types whose values refer to no items.
  package var references: (@Sendable (Value) -> [Reference])?

  package init(
    name: String, read: @escaping @Sendable (YAMLNode, inout FieldReader) -> Value?,
    shown: @escaping @Sendable (Value) -> [FactValue] = { _ in [] },
    references: (@Sendable (Value) -> [Reference])? = nil
  ) {
    (self.name, self.read, self.shown, self.references) = (name, read, shown, references)
  }
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
  package var report = Report()
  /// The name of the field that is being read.
  package internal(set) var field = ""
  /// The fields that unknown keys may have meant: they are not missing as well.
  var suggested: Set<String> = []

  package init(path: String) { self.path = path }

  package func place(_ node: YAMLNode) -> Place {
    if case .scalar(let text, _) = node.content, !text.isEmpty, !text.contains("\n") {
      return Place(path, line: node.line, column: node.column, excerpt: text)
    }
    return Place(path, line: node.line, column: node.column)
  }

  package mutating func wrong(_ node: YAMLNode, _ expected: String, help: String) {
    report.add(.wrongType, "`\(field)` has to be \(expected), not \(node.description)", at: place(node), help: help)
  }
}

/// Literals as messages list them.
package func quoted(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

extension FieldType {
  /// The same type, shown in another way.
  package func showing(_ shown: @escaping @Sendable (Value) -> [FactValue]) -> Self {
    var copy = self
    copy.shown = shown
    return copy
  }
}
