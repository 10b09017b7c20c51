import Diagnostics

/// A field of a file's front matter, declared once: from this come reading it, the report of unknown keys, the facts on
/// the page, the relations between items, and the reference page.
package struct Field<Root: Sendable>: Sendable {
  package let name: String
  /// What the field was called in earlier versions; still read.
  package let formerName: String?
  package let typeName: String
  package let isRequired: Bool
  /// One sentence for the reference page.
  package let help: String
  /// Whether a page lists the value among the item's facts.
  package let isFact: Bool
  /// Whether the item that the field names is the one that this item is a part of.
  package let isParent: Bool
  package let read: @Sendable (YAMLNode, inout FieldReader, inout Root) -> Void
  package let facts: @Sendable (Root) -> [FactValue]
  /// Nil where values refer to no items.
  package let references: (@Sendable (Root) -> [Reference])?

  package init<Value: Sendable>(
    _ name: String, _ path: any WritableKeyPath<Root, Value?> & Sendable, _ type: FieldType<Value>,
    formerly formerName: String? = nil, required: Bool = false, fact: Bool = false, parent: Bool = false, _ help: String
  ) {
    self.name = name
    self.formerName = formerName
    typeName = type.name
    isRequired = required
    isFact = fact
    isParent = parent
    self.help = help
    read = { node, reader, root in root[keyPath: path] = type.read(node, &reader) }
    facts = { root in root[keyPath: path].map(type.shown) ?? [] }
    if let named = type.references {
      references = { root in root[keyPath: path].map(named) ?? [] }
    } else {
      references = nil
    }
  }

  package init<Element: Sendable>(
    _ name: String, _ path: any WritableKeyPath<Root, [Element]> & Sendable, _ type: FieldType<[Element]>,
    formerly formerName: String? = nil, required: Bool = false, fact: Bool = false, parent: Bool = false, _ help: String
  ) {
    self.name = name
    self.formerName = formerName
    typeName = type.name
    isRequired = required
    isFact = fact
    isParent = parent
    self.help = help
    read = { node, reader, root in root[keyPath: path] = type.read(node, &reader) ?? [] }
    facts = { root in type.shown(root[keyPath: path]) }
    if let named = type.references {
      references = { root in named(root[keyPath: path]) }
    } else {
      references = nil
    }
  }
}

extension Field {
  /// Whether a file that says `key` means this field.
  package func isNamed(_ key: String) -> Bool { key == name || key == formerName }
}

/// Reads `pairs` into `root` by its declared fields, and reports unknown keys and missing fields. `owner` is how the whole
/// is called in a message, `node` where it stands.
package func decode<Root>(
  _ pairs: [YAMLNode.Pair], into root: inout Root, fields: [Field<Root>], of owner: String, at node: YAMLNode,
  _ reader: inout FieldReader
) {
  for pair in pairs {
    guard let field = fields.first(where: { $0.isNamed(pair.key) }) else {
      reader.unknown(pair, among: fields.map(\.name), of: owner)
      continue
    }
    if let formerName = field.formerName, pair.key == formerName, pairs.contains(where: { $0.key == field.name }) {
      reader.givenUnderBothNames(pair, field.name)
      continue
    }
    reader.field = pair.key
    reader.checkCut(pair)
    if !pair.value.isEmpty { field.read(pair.value, &reader, &root) }
  }
  for field in fields where field.isRequired {
    let pair = pairs.first { field.isNamed($0.key) }
    if pair == nil, reader.suggested.contains(field.name) { continue }
    if pair?.value.isEmpty ?? true { reader.missing(field.name, of: owner, at: node, pair) }
  }
}

extension FieldReader {
  package mutating func unknown(_ pair: YAMLNode.Pair, among names: [String], of owner: String) {
    let near = nearest(to: pair.key, among: names)
    if let near { suggested.insert(near) }
    report.add(
      .unknownKey, "\(owner) has no field `\(pair.key)`",
      at: Place(path, line: pair.line, column: pair.column, excerpt: pair.key),
      help: near.map { "did you mean `\($0)`?" }
        ?? "its fields are \(quoted(names.sorted()))"
        + (names.contains("extra") ? "; fields of your own go below `extra:`" : ""))
  }

  mutating func givenUnderBothNames(_ pair: YAMLNode.Pair, _ name: String) {
    report.add(
      .doubledKey, "the field `\(name)` is given twice: `\(pair.key)` is its older name",
      at: Place(path, line: pair.line, column: pair.column, excerpt: pair.key), help: "keep `\(name)`")
  }

  /// `pair` is the field where it is there with nothing behind its colon.
  mutating func missing(_ name: String, of owner: String, at node: YAMLNode, _ pair: YAMLNode.Pair?) {
    report.add(
      .missingField, pair == nil ? "\(owner) needs the field `\(name)`" : "the field `\(name)` is empty",
      at: Place(path, line: pair?.line ?? node.line, column: pair?.column ?? node.column, excerpt: pair?.key),
      help: pair == nil ? "add a line `\(name): …`" : "write it behind the colon: `\(name): …`")
  }

  /// A plain text whose rest was taken for a comment.
  mutating func checkCut(_ pair: YAMLNode.Pair) {
    guard case .scalar(let text, isPlain: true) = pair.value.content, let rest = pair.value.comment,
      text.contains(" ") || pair.key == "title" || pair.key == "description"
    else { return }
    report.add(
      .cutValue, "` #` begins a comment, so that `\(pair.key)` is only `\(text)`",
      at: Place(path, line: pair.value.line, column: pair.value.column),
      help: "put the value in quotation marks: `\(pair.key): \"\(text)\(rest.replacing("\"", with: "\\\""))\"`")
  }
}

/// Reads the fields of a file that is all fields, such as `site.yml`.
package func readFields<Root>(
  _ node: YAMLNode, into root: inout Root, fields: [Field<Root>], of owner: String, path: String, _ report: inout Report
) {
  var reader = FieldReader(path: path)
  if case .map(let pairs) = node.content {
    decode(pairs, into: &root, fields: fields, of: owner, at: node, &reader)
  } else {
    reader.report.add(
      .yamlSyntax, "the fields are no `key: value` lines", at: Place(path, line: node.line, column: node.column),
      help: "write one `key: value` a line")
  }
  report.merge(reader.report)
}
