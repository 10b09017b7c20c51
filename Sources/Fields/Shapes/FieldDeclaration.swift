// SPDX-License-Identifier: Apache-2.0

/// What is declared of a field, whatever holds its values.
package struct FieldDeclaration: Sendable, Equatable {
  package let name: String
  /// What the field was called in earlier versions; still read.
  package let formerName: String?
  package let shape: FieldShape
  /// What pages call it; nil to call it by the words file.
  package let label: String?
  /// What the page of an item calls those that name it in this field; nil to call it by the words file.
  package let inverseLabel: String?
  package let isRequired: Bool
  /// Whether a page lists the value among the item's facts.
  package let isFact: Bool
  /// Whether the item that the field names is the one that this item is a part of.
  package let isParent: Bool
  /// One sentence for the reference page.
  package let help: String

  package init(
    _ name: String, _ shape: FieldShape, formerly formerName: String? = nil, label: String? = nil,
    inverseLabel: String? = nil, required: Bool = false,
    fact: Bool = false, parent: Bool = false, _ help: String
  ) {
    self.name = name
    self.formerName = formerName
    self.shape = shape
    (self.label, self.inverseLabel) = (label, inverseLabel)
    isRequired = required
    isFact = fact
    isParent = parent
    self.help = help
  }

  /// Whether a file that says `key` means this field.
  package func isNamed(_ key: String) -> Bool { key == name || key == formerName }
}
