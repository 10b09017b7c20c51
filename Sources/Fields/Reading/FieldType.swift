// SPDX-License-Identifier: Apache-2.0

/// How the values of a field are read into a type of the program, and what they are as values of any field.
package struct FieldType<Value: Sendable>: Sendable {
  package let shape: FieldShape
  /// Nil after a problem, which it has reported.
  package let read: @Sendable (YAMLNode, inout FieldReader) -> Value?
  package let value: @Sendable (Value) -> FieldValue

  package init(
    shape: FieldShape, read: @escaping @Sendable (YAMLNode, inout FieldReader) -> Value?,
    value: @escaping @Sendable (Value) -> FieldValue
  ) {
    (self.shape, self.read, self.value) = (shape, read, value)
  }
}
