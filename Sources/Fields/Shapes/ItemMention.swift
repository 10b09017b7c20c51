// SPDX-License-Identifier: Apache-2.0

/// That a field's value names an item.
package struct ItemMention: Sendable, Equatable {
  package let id: String
  /// The kinds of which the item has to be; empty for any.
  package let kinds: [String]
  /// How the two are related: in a record, the choice beside the reference.
  package let relation: String
  /// What else is said of that: in a record, the text beside the reference.
  package let note: String
  /// Whether it may as well be a text that names no item.
  package var mayBeText = false
}

extension FieldShape {
  package var mentionsItems: Bool {
    switch self {
    case .reference, .nameOrText: true
    case .list(let element), .entries(let element): element.mentionsItems
    case .record(let record): record.fields.contains { $0.shape.mentionsItems }
    case .text, .number, .integer, .flag, .date, .span, .time, .choice, .file, .options: false
    }
  }

  /// Visits each item that a value names, with the path of its name. `path` is that of the value.
  package func visitMentions(
    in value: FieldValue, at path: inout FieldPath, _ visit: (ItemMention, FieldPath) -> Void
  ) {
    visitMentions(in: value, at: &path, relation: "", note: "", visit)
  }

  private func visitMentions(
    in value: FieldValue, at path: inout FieldPath, relation: String, note: String,
    _ visit: (ItemMention, FieldPath) -> Void
  ) {
    switch (self, value) {
    case (.reference(let kinds), .reference(let id)):
      visit(ItemMention(id: id, kinds: kinds, relation: relation, note: note), path)
    case (.nameOrText(let kinds), .text(let text)):
      guard isIdentifier(text) else { return }
      visit(ItemMention(id: text, kinds: kinds, relation: relation, note: note, mayBeText: true), path)
    case (.list(let element), .list(let values)):
      for (number, value) in values.enumerated() {
        path.steps.append(.element(number))
        element.visitMentions(in: value, at: &path, relation: relation, note: note, visit)
        path.steps.removeLast()
      }
    case (.record(let record), .record(let entries)):
      for field in record.fields where field.shape.mentionsItems {
        guard let value = entries[field.name] else { continue }
        path.steps.append(.field(field.name))
        field.shape.visitMentions(
          in: value, at: &path, relation: record.relation(in: entries), note: record.note(in: entries), visit)
        path.steps.removeLast()
      }
    case (.entries(let element), .record(let entries)):
      for entry in entries {
        path.steps.append(.field(entry.name))
        element.visitMentions(in: entry.value, at: &path, relation: relation, note: note, visit)
        path.steps.removeLast()
      }
    default: break
    }
  }
}

extension RecordShape {
  fileprivate func relation(in entries: [FieldEntry]) -> String {
    for field in fields {
      guard case .choice(let choice) = field.shape else { continue }
      if case .choice(let word)? = entries[field.name] { return word }
      return choice.otherwise ?? ""
    }
    return ""
  }

  fileprivate func note(in entries: [FieldEntry]) -> String {
    var isUnit = false
    for field in fields {
      // What follows a number says of what it is.
      defer { isUnit = field.shape == .number }
      guard case .text = field.shape, !isUnit else { continue }
      if case .text(let text)? = entries[field.name] { return text }
      return ""
    }
    return ""
  }
}
