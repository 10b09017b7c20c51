// SPDX-License-Identifier: Apache-2.0

/// The fields of a file as YAML, a field a line: those that are declared in the order of their declaration, then others in
/// the order in which they come. Texts are in quotation marks only where they need them, and what is read back has the same
/// values.
package func writeFields(_ entries: [FieldEntry], declared fields: [FieldDeclaration]) -> String {
  FieldWriter.record(entries, fields).map { $0 + "\n" }.joined()
}

/// Makes lines, without their ends and without the indentation of what they are in.
private enum FieldWriter {
  static func record(_ entries: [FieldEntry], _ fields: [FieldDeclaration]) -> [String] {
    let declared = fields.compactMap { field in entries.first { $0.name == field.name } }
    let others = entries.filter { entry in !fields.contains { $0.name == entry.name } }
    return (declared + others).flatMap { entry in
      pair(entry, fields.first { $0.name == entry.name }?.shape)
    }
  }

  private static func pair(_ entry: FieldEntry, _ shape: FieldShape?) -> [String] {
    let key = quoteYAMLKey(entry.name) + ":"
    if let text = oneLine(entry.value, shape) { return ["\(key) \(text)"] }
    let lines = severalLines(entry.value, shape)
    return entry.value.isScalar ? ["\(key) \(lines[0])"] + lines.dropFirst() : [key] + indented(lines)
  }

  private static func element(_ value: FieldValue, _ shape: FieldShape?) -> [String] {
    if let text = oneLine(value, shape) { return ["- \(text)"] }
    // The first line begins on that of the dash.
    let lines = severalLines(value, shape)
    return ["- \(lines[0])"] + (value.isScalar ? Array(lines.dropFirst()) : indented(lines.dropFirst()))
  }

  private static func severalLines(_ value: FieldValue, _ shape: FieldShape?) -> [String] {
    switch value {
    case .list(let values): values.flatMap { element($0, shape?.element) }
    case .record(let entries): record(entries, shape?.fieldsInside ?? [])
    default: literalBlock(scalarText(value)) ?? [quoteYAML(scalarText(value))]
    }
  }

  /// Nil for what takes several lines.
  private static func oneLine(_ value: FieldValue, _ shape: FieldShape?) -> String? {
    switch value {
    case .list(let values): flowList(values)
    case .record(let entries):
      // A record that has the one field that a text alone stands for.
      if case .record(let record)? = shape, let only = entries.first, entries.count == 1, only.name == record.shorthand
      {
        only.value.isScalar ? oneLine(only.value, record.fields.first { $0.name == only.name }?.shape) : nil
      } else {
        entries.isEmpty ? "{}" : nil
      }
    default: literalBlock(scalarText(value)) == nil ? quoteYAML(scalarText(value)) : nil
    }
  }

  /// A list of a few short values, between brackets.
  private static func flowList(_ values: [FieldValue]) -> String? {
    guard values.allSatisfy({ $0.isScalar && !scalarText($0).contains("\n") }) else { return nil }
    let text = values.map { quoteYAML(scalarText($0), inFlow: true) }.joined(separator: ", ")
    return text.utf8.count <= 80 ? "[\(text)]" : nil
  }
}

extension FieldValue {
  fileprivate var isScalar: Bool {
    switch self {
    case .list, .record: false
    default: true
    }
  }
}
