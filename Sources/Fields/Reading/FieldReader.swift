// SPDX-License-Identifier: Apache-2.0

import Diagnostics

/// Where a value is read from, for what is wrong with it.
package struct FieldReader {
  let path: String
  package var report = Report()
  /// The key of the field that is being read, as typed.
  package internal(set) var field = ""
  /// What the next field is called in messages, where its own name is not in the file: a text that stands for a record.
  var calledAs: String?
  /// The fields that unknown keys may have meant: they are not missing as well.
  var suggested: Set<String> = []
  /// The elements of lists that could not be read, and so are not among the values.
  var dropped: Set<YAMLPosition> = []
  /// Fields that name items by their titles. Nothing is reported of them yet.
  package internal(set) var namedByTitle: [NamedByTitle] = []
  /// What other tools call the fields.
  let counterparts: Counterparts
  /// Nil where nothing of it is to be shown.
  let source: FieldSource?
  /// Whether keys are the titles of a table's columns, which stand side by side.
  package var readsHeading = false
  /// The names that the plan has for spans of time.
  package var bands: [TimeBand] = []
  /// Whether texts that people read get the punctuation that printers set.
  package var typographicPunctuation = false
  /// The identifier that an item had at a former address, as it is written after `former-ids:`; nil where it had none.
  package var formerID: (String) -> String? = { _ in nil }
  /// The identifier that the item has.
  package var ownID: String?

  package init(path: String, source: FieldSource? = nil, counterparts: Counterparts = .ofItems) {
    (self.path, self.source, self.counterparts) = (path, source, counterparts)
  }

  /// What to write where a required field is missing.
  private var answers: [String: (value: String, removal: Edit)] = [:]

  /// Fields that are there, and could not be read: they are not missing as well.
  package mutating func passOver(_ fields: Set<String>) { suggested.formUnion(fields) }

  /// Says that the field would have the value that is somewhere else in the file, from where `removal` takes it.
  package mutating func answerMissing(_ field: String, by value: String, removing removal: Edit) {
    answers[field] = (value, removal)
  }

  func answer(toMissing field: String) -> (line: String, edits: [Edit])? {
    guard let answer = answers[field], let source else { return nil }
    let line = "\(field): \(quoteYAML(answer.value))"
    return (line, [Edit(replacing: 0, linesFrom: source.line, of: path, with: [line]), answer.removal])
  }

  package func place(_ node: YAMLNode) -> Place {
    if case .scalar(let text, _) = node.content, !text.isEmpty, !text.contains("\n") {
      return Place(path, line: node.line, column: node.column, excerpt: text)
    }
    return Place(path, line: node.line, column: node.column)
  }

  /// A list or a map where a text is asked for, such as the title `[Draft] Water plan`.
  mutating func wrongList(_ node: YAMLNode) {
    guard let text = source?.rest(of: node.line, from: node.column), let first = text.first,
      let last = text.last, (first, last) == ("[", "]") || (first, last) == ("{", "}"),
      !text.contains(where: { $0 == "," || $0 == ":" }) || field == "title"
    else {
      return wrong(node, "a text", help: "write `\(field): text`, in quotation marks if it contains `: ` or ` #`")
    }
    let place = Place(path, line: node.line, column: node.column, excerpt: text)
    let quoted = inQuotationMarks(text)
    report.add(
      .wrongType, "`\(field)` has to be a text, not \(node.description)", at: place,
      help: "put the value in quotation marks: `\(field): \(quoted)`", edits: [Edit(replacing: place, with: quoted)])
  }

  /// `other` is the very value to write instead.
  package mutating func wrong(_ node: YAMLNode, _ expected: String, help: String, writing other: String? = nil) {
    let place = place(node)
    report.add(
      .wrongType, "`\(field)` has to be \(expected), not \(node.description)", at: place, help: help,
      edits: other.map { [Edit(replacing: place, with: $0)] } ?? [])
  }
}
