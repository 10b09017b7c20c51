// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields

// How `site.yml` says what kinds and their fields are.

extension FieldType where Value == [KindDeclaration] {
  /// Lines of a kind's name and what is said of it.
  package static let kindDeclarations = named(
    .record("kind", of: KindDeclaration.fields, empty: KindDeclaration(), shorthand: "one"), \.name)
}

extension FieldType where Value == [OwnField] {
  static let ownFields = named(.record("field", of: OwnField.fields, empty: OwnField(), shorthand: "type"), \.name)
}

extension FieldType {
  /// Values that know the name under which the file has them.
  fileprivate static func named<Element>(
    _ type: FieldType<Element>, _ name: WritableKeyPath<Element, String> & Sendable
  ) -> FieldType where Value == [Element] {
    FieldType(
      shape: .entries(of: type.shape),
      read: { node, reader in
        readEntries(node, type, &reader)?.map { entry in
          var element = entry.value
          element[keyPath: name] = entry.name
          return element
        }
      }, value: { .record($0.map { FieldEntry($0[keyPath: name], type.value($0)) }) })
  }
}

extension FieldType where Value == OwnFieldType {
  static let ownFieldType = FieldType(
    shape: .choice(Choice(OwnFieldType.options, wordsPrefix: "type")),
    read: { node, reader in
      guard let text = FieldType<String>.text.read(node, &reader) else { return nil }
      if let type = OwnFieldType(text) { return type }
      let names = OwnFieldType.Element.allCases.map(\.rawValue)
      let near = nearest(to: text, among: names + names.map { OwnFieldType.listPrefix + $0 })
      reader.wrong(
        node, "a type",
        help: near.map { "did you mean `\($0)`?" } ?? "the types are \(quoted(names)), and `list of` each",
        writing: correction(of: text, among: names + names.map { OwnFieldType.listPrefix + $0 }))
      return nil
    }, value: { .choice($0.text) })
}
