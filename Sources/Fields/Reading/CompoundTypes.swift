// SPDX-License-Identifier: Apache-2.0

extension FieldType {
  /// A list; a single value counts as a list of one. `dividedByCommas`: one that contains commas and no quotation marks
  /// around it as a list of several.
  package static func list<Element>(
    _ element: FieldType<Element>, dividedByCommas: Bool = false
  ) -> FieldType where Value == [Element] {
    FieldType(
      shape: .list(of: element.shape),
      read: { node, reader in readList(dividedByCommas ? divided(node) : node, element, &reader) },
      value: { .list($0.map(element.value)) })
  }

  /// A value made of fields of its own. A text alone stands for the record with the field `shorthand`.
  package static func record(
    _ name: String, of fields: [Field<Value>], empty: Value, shorthand: String
  ) -> FieldType {
    let table = FieldTable(fields)
    return FieldType(
      shape: .record(RecordShape(name: name, fields: fields.map(\.declaration), shorthand: shorthand)),
      read: { node, reader in readRecord(node, table, empty: empty, name: name, shorthand: shorthand, &reader) },
      value: { .record(Field.entries(of: $0, fields)) })
  }
}

extension Field {
  /// The values that are there, in the order of the fields.
  package static func entries(of root: Root, _ fields: [Field]) -> [FieldEntry] {
    var entries: [FieldEntry] = []
    for field in fields {
      if let value = field.value(root) { entries.append(FieldEntry(field.declaration.name, value)) }
    }
    return entries
  }
}

/// `rivers, lakes` as `[rivers, lakes]`.
private func divided(_ node: YAMLNode) -> YAMLNode {
  guard case .scalar(let text, isPlain: true) = node.content, text.utf8.contains(UInt8(ascii: ",")) else { return node }
  var nodes: [YAMLNode] = []
  var column = node.column
  for part in text.split(separator: ",", omittingEmptySubsequences: false) {
    let word = part.drop { $0.isWhitespace }
    let name = String(word).trimmingTrailingBlanks
    if !name.isEmpty {
      nodes.append(
        YAMLNode(
          content: .scalar(name, isPlain: true), line: node.line, column: column + part.utf8.count - word.utf8.count))
    }
    column += part.utf8.count + 1
  }
  return YAMLNode(content: .list(nodes), line: node.line, column: node.column)
}

private func readList<Element>(
  _ node: YAMLNode, _ element: FieldType<Element>, _ reader: inout FieldReader
) -> [Element]? {
  guard case .list(let nodes) = node.content else { return element.read(node, &reader).map { [$0] } }
  var elements: [Element] = []
  for node in nodes {
    if let value = element.read(node, &reader) { elements.append(value) } else { reader.dropped.insert(node.position) }
  }
  return elements
}

private func readRecord<Value>(
  _ node: YAMLNode, _ table: FieldTable<Value>, empty: Value, name: String, shorthand: String,
  _ reader: inout FieldReader
) -> Value? {
  var value = empty
  var node = node
  if case .scalar = node.content {
    let pair = YAMLNode.Pair(key: shorthand, line: node.line, column: node.column, value: node)
    node = YAMLNode(content: .map([pair]), line: node.line, column: node.column)
    reader.calledAs = reader.field
  }
  guard case .map(let pairs) = node.content else {
    reader.wrong(node, withArticle(name), help: "write `\(shorthand): …` and its other fields, indented below")
    return nil
  }
  let outer = reader.field
  decode(pairs, into: &value, table, of: "`\(outer)`", at: node, &reader)
  reader.field = outer
  return value
}

/// Values under names of the writer's own.
package func readEntries<Value>(
  _ node: YAMLNode, _ type: FieldType<Value>, _ reader: inout FieldReader
) -> [(name: String, value: Value)]? {
  guard case .map(let pairs) = node.content else {
    reader.wrong(
      node, "a set of `name: \(type.shape.name)` lines",
      help: "write each below `\(reader.field):`, indented by two spaces")
    return nil
  }
  let outer = reader.field
  defer { reader.field = outer }
  return pairs.compactMap { pair in
    reader.field = pair.key
    return type.read(pair.value, &reader).map { (pair.key, $0) }
  }
}
