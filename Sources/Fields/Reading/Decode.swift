// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Reads `pairs` into `root` by its declared fields, and reports unknown keys and missing fields. `owner` is how the whole
/// is called in a message, `node` where it is.
@discardableResult package func decode<Root>(
  _ pairs: [YAMLNode.Pair], into root: inout Root, _ table: FieldTable<Root>, of owner: String, at node: YAMLNode,
  _ reader: inout FieldReader
) -> GivenFields {
  var given = GivenFields()
  for pair in pairs {
    guard let index = table.index(of: pair.key) else {
      reader.unknown(pair, beside: pairs, among: table.fields.map(\.name), of: owner)
      continue
    }
    let field = table.fields[index]
    if pair.key != field.name,
      let other = pairs.first(where: { $0.key == field.name })
    {
      reader.givenUnderBothNames(pair, other)
      continue
    }
    reader.field = reader.calledAs ?? pair.key
    reader.calledAs = nil
    if pair.key == "published", reader.answerPublishedFlag(pair, beside: pairs) { continue }
    let value = reader.withoutCuts(pair)
    if value.isEmpty { continue }
    field.read(value, &reader, &root)
    given.insert(index)
  }
  for index in table.required {
    let field = table.fields[index]
    let pair = pairs.first { field.declaration.isNamed($0.key) }
    if pair == nil, reader.suggested.contains(field.name) { continue }
    // One that was taken for a comment is reported as that.
    if pair?.value.comment != nil { continue }
    if pair?.value.isBlank ?? true { reader.missing(field.name, of: owner, at: node, pair) }
  }
  return given
}

extension FieldReader {
  package mutating func unknown(
    _ pair: YAMLNode.Pair, beside pairs: [YAMLNode.Pair], among names: [String], of owner: String
  ) {
    if answerForeign(pair, beside: pairs, among: names, of: owner) { return }
    let near = nearest(to: pair.key, among: names)
    if let near { suggested.insert(near) }
    let place = place(ofKey: pair)
    let meant = correction(of: pair.key, among: names).flatMap { name in
      pairs.contains { $0.key == name } ? nil : name
    }
    report.add(
      .unknownKey, "\(owner) has no field `\(pair.key)`", at: place,
      help: near.map { "did you mean `\($0)`?" }
        ?? (counterparts.listsAll || names.count <= 12
          ? "its fields are \(quoted(names.sorted()))"
            + (names.contains("extra") ? "; fields of your own go below `extra:`" : "")
          : "remove it; `planpress reference fields` lists the fields that there are"),
      inManyFiles: shared(pair, owner),
      edits: meant.map { [Edit(replacing: place, with: $0)] } ?? [])
  }

  /// What files that have the unknown field have in common.
  func shared(_ pair: YAMLNode.Pair, _ owner: String) -> String {
    let noun = ["a ", "an "].first { owner.hasPrefix($0) }.map { "no " + owner.dropFirst($0.count) }
    return "have the field `\(pair.key)`, which \(noun ?? "\(owner) does not have")" + (noun == nil ? "" : " has")
  }

  /// `pair` has the older name of the field.
  mutating func givenUnderBothNames(_ pair: YAMLNode.Pair, _ other: YAMLNode.Pair) {
    report.add(
      .doubledKey, "the field `\(other.key)` is given twice: `\(pair.key)` is its older name",
      at: place(ofKey: pair), help: "keep `\(other.key)`",
      notes: [Note("`\(other.key)` is given here", at: place(ofKey: other))])
  }

  package func place(ofKey pair: YAMLNode.Pair) -> Place {
    Place(path, line: pair.line, column: pair.column, excerpt: pair.key)
  }

  /// `pair` is the field where it is there with nothing after its colon.
  mutating func missing(_ name: String, of owner: String, at node: YAMLNode, _ pair: YAMLNode.Pair?) {
    if pair == nil, let answer = answer(toMissing: name) {
      report.add(
        .missingField, "\(owner) needs the field `\(name)`", at: Place(path, line: node.line, column: node.column),
        help: "add the line `\(answer.line)` to the fields, and remove the heading that says it",
        inManyFiles: "have no `\(name)` in their fields, and a heading that says it", edits: answer.edits)
      return
    }
    report.add(
      .missingField, pair == nil ? "\(owner) needs the field `\(name)`" : "the field `\(name)` is empty",
      at: Place(path, line: pair?.line ?? node.line, column: pair?.column ?? node.column, excerpt: pair?.key),
      help: pair == nil ? "add a line `\(name): …`" : "write it after the colon: `\(name): …`",
      inManyFiles: pair == nil ? "do not have the field `\(name)`" : "have the field `\(name)` with nothing in it")
  }

  /// Reports plain texts that were taken for comments, or whose rest was, also in lists and below other keys. Returns the
  /// value with those that were taken so as a whole.
  mutating func withoutCuts(_ pair: YAMLNode.Pair) -> YAMLNode {
    pair.value.isPlainWord ? pair.value : withoutCuts(pair.value, of: pair.key, beginning: pair.key + ": ")
  }

  /// `beginning` is what stands before the value on its line.
  private mutating func withoutCuts(_ value: YAMLNode, of key: String, beginning: String) -> YAMLNode {
    var value = value
    switch value.content {
    case .list(let nodes):
      if nodes.allSatisfy(\.isPlainWord) { return value }
      value.content = .list(nodes.map { withoutCuts($0, of: key, beginning: "- ") })
    case .map(let pairs):
      if pairs.allSatisfy(\.value.isPlainWord) { return value }
      value.content = .map(
        pairs.map { pair in
          YAMLNode.Pair(key: pair.key, line: pair.line, column: pair.column, value: withoutCuts(pair))
        })
    case .scalar("", isPlain: true):
      guard let comment = value.comment?.trimmingTrailingBlanks, let place = value.commentPlace else { return value }
      reportSwallowed(comment, place, of: key, beginning: beginning)
      return YAMLNode(content: .scalar(comment, isPlain: false), line: place.line, column: place.column)
    case .scalar(let text, isPlain: true):
      if let rest = value.comment { checkCut(value, text, rest, of: key, beginning: beginning) }
    case .scalar: break
    }
    return value
  }

  private mutating func checkCut(
    _ value: YAMLNode, _ text: String, _ rest: String, of key: String, beginning: String
  ) {
    guard text.contains(" ") || key == "title" || key == "description" else { return }
    let (line, column) = (value.line, value.column)
    let whole = text + rest
    let quoted = inQuotationMarks(whole.trimmingTrailingBlanks)
    // A space after the mark is how comments are written: then the writer has to say which it is.
    let isText = rest.drop { $0 == " " }.dropFirst().first.map { $0 != " " } ?? false
    report.add(
      .cutValue, "everything after ` #` is a comment, so `\(key)` is read as `\(text)`",
      at: Place(path, line: line, column: column), help: "put the value in quotation marks: `\(beginning)\(quoted)`",
      edits: isText
        ? [Edit(replacing: Place(path, line: line, column: column, excerpt: whole), with: quoted)] : [])
  }

  /// A value such as `#0b6a4f`, all of which was taken for a comment.
  private mutating func reportSwallowed(
    _ value: String, _ position: YAMLPosition, of key: String, beginning: String
  ) {
    let place = Place(path, line: position.line, column: position.column, excerpt: value)
    let quoted = inQuotationMarks(value)
    report.add(
      .cutValue,
      beginning == "- "
        ? "`#` begins a comment, so that this entry of `\(key)` is empty"
        : "`#` begins a comment, so that `\(key)` has no value", at: place,
      help: "put the value in quotation marks: `\(beginning)\(quoted)`",
      edits: [Edit(replacing: place, with: quoted)])
  }
}

/// Reads the fields of a file that is all fields, such as `site.yml`. Returns where they are.
package func readFields<Root>(
  _ node: YAMLNode, into root: inout Root, fields: [Field<Root>], of owner: String, path: String,
  source: FieldSource? = nil, _ report: inout Report
) -> FieldPlaces {
  var reader = FieldReader(path: path, source: source, counterparts: .ofSites)
  defer { report.merge(reader.report) }
  guard case .map(let pairs) = node.content else {
    reader.report.add(
      .yamlSyntax, "the fields are not `key: value` lines", at: Place(path, line: node.line, column: node.column),
      help: "write one `key: value` a line")
    return FieldPlaces()
  }
  decode(pairs, into: &root, FieldTable(fields), of: owner, at: node, &reader)
  return reader.places(of: pairs)
}
