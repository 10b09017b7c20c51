// SPDX-License-Identifier: Apache-2.0

import Fields

/// A field of the items of a kind: what is declared of it, and where an item has its value.
package struct ItemField: Sendable {
  fileprivate enum Owner: Sendable {
    case kind, everyItem, plan
  }

  package let declaration: FieldDeclaration
  fileprivate let owner: Owner
  /// Its place among the fields of its owner.
  fileprivate let number: Int

  package var name: String { declaration.name }

  /// The fields that a kind declares itself.
  static func own(_ fields: [FieldDeclaration]) -> [ItemField] {
    fields.enumerated().map { ItemField(declaration: $1, owner: .kind, number: $0) }
  }

  /// The fields that the plan itself gives a kind.
  static func declared(_ fields: [FieldDeclaration]) -> [ItemField] {
    fields.enumerated().map { ItemField(declaration: $1, owner: .plan, number: $0) }
  }

  /// The fields of every item, except for those that the kind has of its own.
  static func common(without names: Set<String>) -> [ItemField] {
    CommonFields.fields.enumerated().filter { !names.contains($1.name) }
      .map { ItemField(declaration: $1.declaration, owner: .everyItem, number: $0) }
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
    case .kind: details.value(ofField: field.number)
    case .plan: declared[field.name]
    case .everyItem: CommonFields.fields[field.number].value(fields)
    }
  }

  /// All that the file says, in the order of `kind.allFields`.
  package var values: [FieldEntry] {
    kind.allFields.compactMap { field in value(of: field).map { FieldEntry(field.name, $0) } }
  }
}

extension Details {
  fileprivate func value(ofField number: Int) -> FieldValue? { Self.fields[number].value(self) }
}
