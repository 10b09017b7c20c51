import Diagnostics

extension FieldType {
  /// A list; a single value counts as a list of one.
  package static func list<Element>(_ element: FieldType<Element>) -> FieldType where Value == [Element] {
    var list = FieldType(
      name: "list of \(element.name)",
      read: { node, reader in
        switch node.content {
        case .list(let nodes): nodes.compactMap { element.read($0, &reader) }
        case .scalar, .map: element.read(node, &reader).map { [$0] }
        }
      }, shown: { $0.flatMap(element.shown) })
    if let references = element.references { list.references = { $0.flatMap(references) } }
    return list
  }

  /// A value made of fields of its own.
  package static func record(_ name: String, of fields: [Field<Value>], empty: Value, shorthand: String) -> FieldType {
    FieldType(
      name: "\(name) (\(fields.map(\.name).joined(separator: ", ")))",
      read: { node, reader in
        var value = empty
        var node = node
        if case .scalar = node.content {
          // A text alone stands for the record with that one field.
          let pair = YAMLNode.Pair(key: shorthand, line: node.line, column: node.column, value: node)
          node = YAMLNode(content: .map([pair]), line: node.line, column: node.column)
        }
        guard case .map(let pairs) = node.content else {
          reader.wrong(node, withArticle(name), help: "write `\(shorthand): …` and its other fields, indented below")
          return nil
        }
        let outer = reader.field
        decode(pairs, into: &value, fields: fields, of: "`\(outer)`", at: node, &reader)
        reader.field = outer
        return value
      })
  }
}
