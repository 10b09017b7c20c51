// SPDX-License-Identifier: Apache-2.0

import JSON

/// A schema (JSON Schema 2020-12) of a set of fields, for editors: they read a file as YAML and take `1.10` for a number and
/// `true` for no text, so that a text may be either. A key without a value is not in the schema, though it is read.
package func schema(of fields: [FieldDeclaration]) -> JSONValue { .object(schemaMembers(of: fields)) }

/// The same, to be put together with a title and the like.
package func schemaMembers(of fields: [FieldDeclaration]) -> [JSONMember] {
  // A required field with an older name may be there under either.
  let required = fields.filter { $0.isRequired && $0.formerName == nil }.map { JSONValue.string($0.name) }
  var members = [
    JSONMember("type", "object"), JSONMember("properties", .object(fields.flatMap(properties))),
  ]
  if !required.isEmpty { members.append(JSONMember("required", .array(required))) }
  members.append(JSONMember("additionalProperties", false))
  return members
}

/// A field under its name, and under its older one.
private func properties(of field: FieldDeclaration) -> [JSONMember] {
  let own = JSONMember("description", .string(field.help))
  let property = JSONMember(field.name, .object([own] + members(of: field.shape)))
  guard let formerName = field.formerName else { return [property] }
  let former = [
    JSONMember("description", .string("The older name of `\(field.name)`.")), JSONMember("deprecated", true),
  ]
  return [property, JSONMember(formerName, .object(former + members(of: field.shape)))]
}

private func members(of shape: FieldShape) -> [JSONMember] {
  switch shape {
  case .text(let form): texts(form.pattern)
  case .number: [JSONMember("type", ["number", "string"]), JSONMember("pattern", #"^-?[0-9]+(\.[0-9]+)?$"#)]
  case .integer: [JSONMember("type", "integer")]
  case .flag: [JSONMember("type", "boolean")]
  case .date: times("^\(datePattern)$|^\(dayPattern)\(clockPattern)$")
  case .span: times("^\(spanPart)(/\(spanPart))?$")
  case .choice(let choice): members(of: choice)
  case .reference, .nameOrText, .file, .time: texts(nil)
  case .list(let element):
    [
      JSONMember(
        "anyOf",
        .array([
          .object([JSONMember("type", "array"), JSONMember("items", .object(members(of: element)))]),
          .object(members(of: element)),
        ]))
    ]
  case .options:
    [
      JSONMember(
        "anyOf",
        .array([
          .object(members(of: .list(of: .text(.line)))), .object(members(of: .entries(of: .text(.line)))),
        ]))
    ]
  case .record(let record):
    [JSONMember("anyOf", .array([schema(of: record.fields), .object(members(of: shape.field(record.shorthand)))]))]
  case .entries(let element):
    [JSONMember("type", "object"), JSONMember("additionalProperties", .object(members(of: element)))]
  }
}

private let dayPattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
/// What is left out of a date behind its day.
private let clockPattern =
  "[Tt ] *[0-2]?[0-9]:[0-5][0-9](:[0-6][0-9]([.,][0-9]+)?)? ?(Z|z|UTC|GMT|[+-][0-2][0-9](:?[0-5][0-9])?)?"
private let datePattern = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
private let spanPart = "(\(datePattern)|[0-9]{4}-Q[1-4])"

private func texts(_ pattern: String?) -> [JSONMember] {
  [JSONMember("type", ["string", "number", "boolean"])] + (pattern.map { [JSONMember("pattern", .string($0))] } ?? [])
}

/// A year alone is a number to an editor.
private func times(_ pattern: String) -> [JSONMember] {
  [
    JSONMember("type", ["string", "integer"]), JSONMember("pattern", .string(pattern)), JSONMember("minimum", 1),
    JSONMember("maximum", 9999),
  ]
}

private func members(of choice: Choice) -> [JSONMember] {
  let options = choice.options.map { option in
    let meaning = option.meaning.isEmpty ? [] : [JSONMember("description", .string(option.meaning))]
    return JSONValue.object([JSONMember("const", .string(option.word))] + meaning)
  }
  return [JSONMember("oneOf", .array(options))] + (choice.otherwise.map { [JSONMember("default", .string($0))] } ?? [])
}

extension TextForm {
  /// A regular expression (ECMA-262) for texts of the form; nil for any text. Beyond ASCII, it lets pass what may not
  /// be a letter: the build looks more closely.
  fileprivate var pattern: String? {
    switch self {
    case .line, .words, .paragraph: nil
    case .identifier: "^\(Self.identifierPattern)$"
    case .formerIdentifier: "^/?\(Self.identifierPattern)(/\(Self.identifierPattern))*$"
    case .webAddress: #"^https?://[^\s"<>]+$"#
    case .baseAddress: #"^https?://[^\s"<>?#]+$"#
    case .address: #"^(https?://|mailto:)[^\s"<>]+$"#
    case .mailAddress: #"^[^\s@"<]+@[^\s@"<]+$"#
    case .languageTag: "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"
    }
  }

  private static let identifierPattern = #"[^\u0000-,./:-@\[-^`{-\u007F][^\u0000-,/:-@\[-^`{-\u007F]*"#
}
