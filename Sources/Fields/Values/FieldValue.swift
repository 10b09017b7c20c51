// SPDX-License-Identifier: Apache-2.0

/// What a file says in a field, whatever type the program holds it in. Made when it is asked for: pages, relations, tables,
/// exports and comparisons know fields by it and by its shape.
package enum FieldValue: Sendable, Equatable {
  case text(String)
  case number(DecimalNumber)
  case integer(Int)
  case flag(Bool)
  case date(CalendarDate)
  indirect case span(DateSpan)
  indirect case time(PlanTime)
  /// One of the words of a choice.
  case choice(String)
  /// The identifier of an item.
  case reference(String)
  /// The relative path of a file.
  case file(String)
  case list([FieldValue])
  /// What is there, in the order of the declaration; fields of the writer's own in the order of the file.
  case record([FieldEntry])
}

/// A value under the name of its field.
package struct FieldEntry: Sendable, Equatable {
  package let name: String
  package let value: FieldValue

  package init(_ name: String, _ value: FieldValue) { (self.name, self.value) = (name, value) }
}

extension [FieldEntry] {
  package subscript(name: String) -> FieldValue? { first { $0.name == name }?.value }
}
