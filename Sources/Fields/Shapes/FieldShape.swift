// SPDX-License-Identifier: Apache-2.0

/// What the values of a field look like. All that is the same for every field derives from it: how values are read and
/// written, shown and compared, what the reference says of them, and their schema.
package indirect enum FieldShape: Sendable, Equatable {
  case text(TextForm)
  /// A number kept as typed.
  case number
  case integer
  case flag
  case date
  case span
  /// Time as plans state it.
  case time
  case choice(Choice)
  /// The identifier of an item of one of these kinds, or of any kind if none is named.
  case reference(to: [String])
  /// The identifier of an item of one of these kinds, or of any kind if none is named; what is none is a text that names
  /// something else.
  case nameOrText(of: [String])
  /// A file beside the text, by its relative path.
  case file
  /// A single value counts as a list of one.
  case list(of: FieldShape)
  case record(RecordShape)
  /// Values under names of the writer's own.
  case entries(of: FieldShape)
  /// The words of a choice: a list of them, or entries with what a page shows of each.
  case options
}

/// What a text is.
package enum TextForm: Sendable {
  case line
  /// A line that people read, not programs: a title.
  case words
  case paragraph
  /// The identifier of an item.
  case identifier
  /// An identifier that an item had before; that of a page may be its path.
  case formerIdentifier
  /// A web address (RFC 3986), in full.
  case webAddress
  /// A web address of a folder, to which paths can be added: one without a query and fragment.
  case baseAddress
  /// A web address, or a mail address after `mailto:`.
  case address
  /// A mail address alone (RFC 5322, addr-spec).
  case mailAddress
  /// A language, by its tag (BCP 47, which is RFC 5646).
  case languageTag
}

/// A value made of fields of its own.
package struct RecordShape: Sendable, Equatable {
  /// What one is called in messages, such as `relation`.
  package let name: String
  package let fields: [FieldDeclaration]
  /// The field that a text alone stands for.
  package let shorthand: String

  package init(name: String, fields: [FieldDeclaration], shorthand: String) {
    (self.name, self.fields, self.shorthand) = (name, fields, shorthand)
  }
}

extension FieldShape {
  /// The shape of a list's elements; the shape itself where it is not a list.
  package var element: FieldShape {
    if case .list(let element) = self { element } else { self }
  }

  /// Whether its values are words that people read.
  package var isProse: Bool { self == .text(.words) || self == .text(.paragraph) }

  /// The shape of what is in a record, or under a name of the writer's own; text where there is no such field.
  package func field(_ name: String) -> FieldShape {
    switch self {
    case .record(let record): record.fields.first { $0.name == name }?.shape ?? .text(.line)
    case .entries(let element): element
    default: .text(.line)
    }
  }

  /// The fields of the record, or of the records in the list.
  package var fieldsInside: [FieldDeclaration] {
    if case .record(let record) = element { record.fields } else { [] }
  }

  /// For messages and the reference page: `text`, `date`, `list of text`.
  package var name: String {
    switch self {
    case .text(let form): form.name
    case .number: "number"
    case .integer: "whole number"
    case .flag: "true or false"
    case .date: "date"
    case .span: "span of time"
    case .time: "time, which is a span of time, `ongoing` or the name of a band"
    case .choice(let choice): "one of \(choice.options.map(\.word).joined(separator: ", "))"
    case .reference(let kinds): "identifier of \(kinds.isEmpty ? "an item" : withArticles(kinds))"
    case .nameOrText(let kinds): "identifier of \(kinds.isEmpty ? "an item" : withArticles(kinds)), or text"
    case .file: "path of a file"
    case .list(let element): "list of \(element.name)"
    case .record(let record): "\(record.name) (\(record.fields.map(\.name).joined(separator: ", ")))"
    case .entries(let element): "`name: \(element.name)` lines"
    case .options: "list of text, or `name: text` lines"
    }
  }
}

extension TextForm {
  package var name: String {
    switch self {
    case .line, .words: "text"
    case .paragraph: "paragraph"
    case .identifier, .formerIdentifier: "identifier"
    case .webAddress, .baseAddress: "web address"
    case .address: "web or mail address"
    case .mailAddress: "mail address"
    case .languageTag: "language tag"
    }
  }
}
