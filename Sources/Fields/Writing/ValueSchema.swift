// SPDX-License-Identifier: Apache-2.0

import JSON

/// A schema (JSON Schema 2020-12) of what `jsonObject` writes of a set of fields. Unlike the schema for editors, it is strict: data
/// has one form.
package func valueSchema(of fields: [FieldDeclaration]) -> JSONValue {
  var members: [JSONMember] = [
    JSONMember("type", "object"),
    JSONMember(
      "properties",
      .object(
        fields.map { field in
          JSONMember(
            field.name, .object([JSONMember("description", .string(field.help))] + valueMembers(of: field.shape)))
        })),
  ]
  members.append(JSONMember("additionalProperties", false))
  return .object(members)
}

private func valueMembers(of shape: FieldShape) -> [JSONMember] {
  switch shape {
  case .text, .reference, .nameOrText, .file, .time: [JSONMember("type", "string")]
  case .number: [JSONMember("type", ["number", "string"]), JSONMember("pattern", #"^-?0[0-9]+(\.[0-9]+)?$"#)]
  case .integer: [JSONMember("type", "integer")]
  case .flag: [JSONMember("type", "boolean")]
  case .date: [JSONMember("type", "string"), JSONMember("pattern", .string("^\(date)$"))]
  case .span: [JSONMember("type", "string"), JSONMember("pattern", .string("^\(part)(/\(part))?$"))]
  case .choice(let choice): [JSONMember("enum", .array(choice.options.map { .string($0.word) }))]
  case .list(let element):
    [JSONMember("type", "array"), JSONMember("items", .object(valueMembers(of: element)))]
  case .record(let record):
    if case .object(let members) = valueSchema(of: record.fields) { members } else { [] }
  case .entries(let element):
    [JSONMember("type", "object"), JSONMember("additionalProperties", .object(valueMembers(of: element)))]
  case .options: [JSONMember("type", ["array", "object"])]
  }
}

private let date = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
private let part = "(\(date)|[0-9]{4}-Q[1-4])"
