// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Reads `pairs` into `root` by its declared fields, and reports unknown keys and missing fields. `owner` is how the whole
/// is called in a message, `node` where it is.
package func decode<Root>(
  _ pairs: [YAMLNode.Pair], into root: inout Root, _ table: FieldTable<Root>, of owner: String, at node: YAMLNode,
  _ reader: inout FieldReader
) {
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
    reader.field = pair.key
    if pair.key == "published", reader.answerPublishedFlag(pair, beside: pairs) { continue }
    reader.checkCut(pair)
    if !pair.value.isEmpty { field.read(pair.value, &reader, &root) }
  }
  for index in table.required {
    let field = table.fields[index]
    let pair = pairs.first { field.declaration.isNamed($0.key) }
    if pair == nil, reader.suggested.contains(field.name) { continue }
    // One that was taken for a comment is reported as that.
    if pair?.value.comment != nil { continue }
    if pair?.value.isEmpty ?? true { reader.missing(field.name, of: owner, at: node, pair) }
  }
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

  /// A plain text whose rest was taken for a comment.
  mutating func checkCut(_ pair: YAMLNode.Pair) {
    guard case .scalar(let text, isPlain: true) = pair.value.content, let rest = pair.value.comment else { return }
    if text.isEmpty {
      reportSwallowed(pair, rest.trimmingTrailingBlanks)
      return
    }
    guard text.contains(" ") || pair.key == "title" || pair.key == "description"
    else { return }
    let (line, column) = (pair.value.line, pair.value.column)
    let whole = text + rest
    let quoted = inQuotationMarks(whole.trimmingTrailingBlanks)
    // A space after the mark is how comments are written: then the writer has to say which it is.
    let isText = rest.drop { $0 == " " }.dropFirst().first.map { $0 != " " } ?? false
    report.add(
      .cutValue, "everything after ` #` is a comment, so `\(pair.key)` is read as `\(text)`",
      at: Place(path, line: line, column: column), help: "put the value in quotation marks: `\(pair.key): \(quoted)`",
      edits: isText
        ? [Edit(replacing: Place(path, line: line, column: column, excerpt: whole), with: quoted)] : [])
  }

  /// A value such as `#0b6a4f`, all of which was taken for a comment.
  private mutating func reportSwallowed(_ pair: YAMLNode.Pair, _ value: String) {
    let place = Place(path, line: pair.line, column: pair.column + pair.key.utf8.count, excerpt: value)
    let quoted = inQuotationMarks(value)
    report.add(
      .cutValue, "`#` begins a comment, so that `\(pair.key)` has no value", at: place,
      help: "put the value in quotation marks: `\(pair.key): \(quoted)`",
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
  return FieldPlaces(pairs, readBy: reader)
}
