// SPDX-License-Identifier: Apache-2.0

import JSON
import Testing

@testable import Fields

@Suite struct SchemaTests {
  private func schema(of shape: FieldShape) -> JSONValue? {
    guard case .object(let members) = Fields.schema(of: [FieldDeclaration("field", shape)]),
      case .object(let properties)? = members.first(where: { $0.name == "properties" })?.value,
      case .object(let field)? = properties.first?.value
    else { return nil }
    return .object(field.filter { $0.name != "description" })
  }

  @Test(
    arguments: [
      (.text(.line), ["type": ["string", "number", "boolean"]]),
      (.text(.webAddress), ["type": ["string", "number", "boolean"], "pattern": #"^https?://[^\s"<>]+$"#]),
      (.number, ["type": ["number", "string"], "pattern": #"^-?[0-9]+(\.[0-9]+)?$"#]),
      (.integer, ["type": "integer"]), (.flag, ["type": "boolean"]),
      (
        .date,
        [
          "type": ["string", "integer"],
          "pattern": .string(
            "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
              + "|^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ] *[0-2]?[0-9]:[0-5][0-9](:[0-6][0-9]([.,][0-9]+)?)?"
              + " ?(Z|z|UTC|GMT|[+-][0-2][0-9](:?[0-5][0-9])?)?$"), "minimum": 1, "maximum": 9999,
        ]
      ),
      (
        .choice(ShapeTests.force),
        [
          "oneOf": [
            ["const": "may", "description": "it is allowed"], ["const": "must", "description": "it is asked for"],
            ["const": "open"],
          ]
        ]
      ),
      (
        .list(of: .integer), ["anyOf": [["type": "array", "items": ["type": "integer"]], ["type": "integer"]]]
      ),
      (
        .options,
        [
          "anyOf": [
            [
              "anyOf": [
                ["type": "array", "items": ["type": ["string", "number", "boolean"]]],
                ["type": ["string", "number", "boolean"]],
              ]
            ],
            ["type": "object", "additionalProperties": ["type": ["string", "number", "boolean"]]],
          ]
        ]
      ),
      (.entries(of: .flag), ["type": "object", "additionalProperties": ["type": "boolean"]]),
    ] as [(FieldShape, JSONValue)])
  func isThatOfTheShape(shape: FieldShape, expected: JSONValue) {
    #expect(schema(of: shape) == expected)
  }

  @Test func knowsRequiredFieldsAndOlderNames() {
    let record = RecordShape(
      name: "lead",
      fields: [
        FieldDeclaration("name", .flag, required: true, "Its name."),
        FieldDeclaration("type", .flag, formerly: "kind-of", required: true, "What it is."),
      ], shorthand: "name")
    let object: JSONValue = [
      "type": "object",
      "properties": [
        "name": ["description": "Its name.", "type": "boolean"],
        "type": ["description": "What it is.", "type": "boolean"],
        "kind-of": ["description": "The older name of `type`.", "deprecated": true, "type": "boolean"],
      ],
      "required": ["name"], "additionalProperties": false,
    ]
    #expect(Fields.schema(of: record.fields) == object)
    #expect(schema(of: .record(record)) == ["anyOf": [object, ["type": "boolean"]]])
  }
}
