/// What a template may name: the declared fields of a view, in order.
///
/// Every name in a template is looked up here before a page is rendered; a `Record` holds its values in the same order,
/// so that rendering needs an index and no look-up.
package final class Shape: Sendable {
  package struct Field: Sendable {
    package let name: String
    package let type: FieldType
    /// One sentence for the reference page.
    package let help: String

    package init(_ name: String, _ type: FieldType, _ help: String) {
      self.name = name
      self.type = type
      self.help = help
    }
  }

  package let name: String
  package let fields: [Field]

  package init(_ name: String, _ fields: [Field]) {
    self.name = name
    self.fields = fields
  }

  package func index(of name: String) -> Int? {
    fields.firstIndex { $0.name == name }
  }

  /// For a list of plain texts: a shape whose only field has the name `.`, which is what `{{.}}` prints.
  package static let plainText = Shape("text", [Field(".", .text, "The text itself.")])
}

/// The type of a view's field: it decides where the field may stand in a template and how it is escaped.
package enum FieldType: Sendable {
  /// Plain text, escaped wherever it stands. As a section: printed unless the text is empty; `{{.}}` is the text.
  case text
  /// HTML made safe by this program: only in `{{{ }}}`, only where text may stand; empty is false.
  case html
  /// An address: in an attribute that holds one (`href`, `src`, …) or as text.
  case address
  /// True or false, for sections only.
  case flag
  /// One record or none.
  case record(Shape)
  /// Any number of records.
  case list(Shape)
  /// Any number of records of the same shape as the one that holds them: a tree.
  case nested
}
