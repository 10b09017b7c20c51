// SPDX-License-Identifier: Apache-2.0

/// A field of a file's front matter, declared once: from this come reading it, the report of unknown keys, and by way of
/// its shape and its values all that is shown, written and said of it. A class, since fields are looked up for every line
/// of every file, and copying one takes longer than reading a line.
package final class Field<Root: Sendable>: Sendable {
  package let declaration: FieldDeclaration
  package let read: @Sendable (YAMLNode, inout FieldReader, inout Root) -> Void
  /// Nil where the file does not give the field.
  package let value: @Sendable (Root) -> FieldValue?

  package let name: String

  init(
    declaration: FieldDeclaration, read: @escaping @Sendable (YAMLNode, inout FieldReader, inout Root) -> Void,
    value: @escaping @Sendable (Root) -> FieldValue?
  ) {
    (self.declaration, self.read, self.value, name) = (declaration, read, value, declaration.name)
  }

  package init<Value: Sendable>(
    _ name: String, _ path: any WritableKeyPath<Root, Value?> & Sendable, _ type: FieldType<Value>,
    formerly formerName: String? = nil, required: Bool = false, fact: Bool = false, parent: Bool = false,
    _ help: String
  ) {
    self.name = name
    declaration = FieldDeclaration(
      name, type.shape, formerly: formerName, required: required, fact: fact, parent: parent, help)
    let property = Property(path)
    read = property.set(by: type.read)
    value = property.map { value in
      guard let value else { return nil }
      return type.value(value)
    }
  }

  /// A list, which is empty where the file does not give the field.
  package init<Element: Sendable>(
    _ name: String, _ path: any WritableKeyPath<Root, [Element]> & Sendable, _ type: FieldType<[Element]>,
    formerly formerName: String? = nil, required: Bool = false, fact: Bool = false, parent: Bool = false,
    _ help: String
  ) {
    self.name = name
    declaration = FieldDeclaration(
      name, type.shape, formerly: formerName, required: required, fact: fact, parent: parent, help)
    let property = Property(path)
    read = property.set { node, reader in type.read(node, &reader) ?? [] }
    value = property.map { elements in
      // Asked of every item; `isEmpty` would take longer where the type of the elements is not known.
      elements.count == 0 ? nil : type.value(elements)
    }
  }
}
