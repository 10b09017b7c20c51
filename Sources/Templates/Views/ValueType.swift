// SPDX-License-Identifier: Apache-2.0

/// The type of a view's field: it decides where the field may be used in a template and how it is escaped.
package enum ValueType: Sendable {
  /// Plain text, escaped wherever it is printed. As a section: printed unless the text is empty; `{{.}}` is the text.
  case text
  /// HTML made safe by this program: only in `{{{ }}}`, only where text may be; empty is false.
  case html
  /// An address: in an attribute that takes one (`href`, `src`, …) or as text.
  case address
  /// True or false, for sections only.
  case flag
  /// One record or none.
  case record(Shape)
  /// Any number of records.
  case list(Shape)
  /// Any number of records of the same shape as the one that they are in: a tree.
  case nested
}

extension ValueType {
  /// What a field is, for a sentence.
  var phrase: String {
    switch self {
    case .text: "plain text"
    case .html: "HTML"
    case .address: "an address"
    case .flag: "a yes or no"
    case .record(let shape): "a record, `\(shape.name)`,"
    case .list(let shape): "a list of `\(shape.name)`"
    case .nested: "a list"
    }
  }

  var isList: Bool {
    switch self {
    case .list, .nested: true
    default: false
    }
  }
}
