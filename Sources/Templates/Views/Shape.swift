// SPDX-License-Identifier: Apache-2.0

/// What a template may name: the declared fields of a view, in order.
///
/// Every name in a template is looked up here before a page is rendered; a `Record` has its values in the same order,
/// so that rendering needs an index and no look-up.
package final class Shape: Sendable {
  package let name: String
  package let fields: [ShapeField]
  /// Of the fields' names.
  private let keys: [UInt64]

  package init(_ name: String, _ fields: [ShapeField]) {
    self.name = name
    self.fields = fields
    keys = fields.map { NamePart($0.name).key }
  }

  func index(of name: NamePart) -> Int? {
    keys.indices.first { keys[$0] == name.key && fields[$0].name == name.text }
  }

  /// For a list of plain texts: a shape whose only field has the name `.`, which is what `{{.}}` prints.
  package static let plainText = Shape("text", [ShapeField(".", .text, "The text itself.")])
}

/// A field as templates see it.
package struct ShapeField: Sendable {
  package let name: String
  package let type: ValueType
  /// One sentence for the reference page.
  package let help: String

  package init(_ name: String, _ type: ValueType, _ help: String) {
    self.name = name
    self.type = type
    self.help = help
  }
}
