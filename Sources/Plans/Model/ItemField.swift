// SPDX-License-Identifier: Apache-2.0

import Fields

/// A field of the items of a kind: what is declared of it, and where an item has its value. A class, since all fields are gone
/// through for every item, and as a value of ten it took longer to copy than to ask.
package final class ItemField: Sendable {
  fileprivate enum Owner: Sendable {
    case kind, everyItem, plan
  }

  package let declaration: FieldDeclaration
  fileprivate let owner: Owner
  /// Its place among the fields of its owner.
  fileprivate let number: Int

  package var name: String { declaration.name }

  private init(_ declaration: FieldDeclaration, of owner: Owner, number: Int) {
    (self.declaration, self.owner, self.number) = (declaration, owner, number)
  }

  /// The fields that a kind declares itself.
  static func own(_ fields: [FieldDeclaration]) -> [ItemField] {
    fields.enumerated().map { ItemField($1, of: .kind, number: $0) }
  }

  /// The fields that the plan itself gives a kind.
  static func declared(_ fields: [FieldDeclaration]) -> [ItemField] {
    fields.enumerated().map { ItemField($1, of: .plan, number: $0) }
  }

  /// The fields of every item, except for those that the kind has of its own.
  static func common(without names: Set<String>) -> [ItemField] {
    CommonFields.fields.enumerated().filter { !names.contains($1.name) }
      .map { ItemField($1.declaration, of: .everyItem, number: $0) }
  }
}

extension Kind {
  /// A field of its items, by its name or its older name.
  package func field(named name: String) -> ItemField? { allFields.first { $0.declaration.isNamed(name) } }

  /// A field that the plan itself gives the kind.
  package func declaredField(named name: String) -> FieldDeclaration? {
    owners[name] == .plan ? fields.first { $0.name == name } : nil
  }

  /// What a table of its items can show, by the names of the fields.
  package var columns: [String] {
    ["number", "title", "description", "status", "date", CommonFields.parentField]
      + fields.filter(\.isFact).map(\.name)
  }
}

extension Item {
  /// What the file says in a field; nil where it says nothing.
  package func value(of field: ItemField) -> FieldValue? {
    switch field.owner {
    case .kind: givenOfKind.mayContain(field.number) ? details.value(ofField: field.number) : nil
    case .plan: declared[field.name]
    case .everyItem: given.mayContain(field.number) ? CommonFields.fields[field.number].value(fields) : nil
    }
  }

  /// All that the file says, in the order of `kind.allFields`.
  package var values: [FieldEntry] { stated.map { FieldEntry($0.field.name, $0.value) } }

  /// The same, with the fields themselves.
  package var stated: [(field: ItemField, value: FieldValue)] {
    var stated: [(field: ItemField, value: FieldValue)] = []
    for field in kind.allFields {
      if let value = value(of: field) { stated.append((field, value)) }
    }
    return stated
  }
}

extension Details {
  fileprivate func value(ofField number: Int) -> FieldValue? { Self.fields[number].value(self) }
}
