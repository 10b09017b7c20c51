// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Fields
import JSON
import Plans

extension PublishedPlan {
  package static let planPath = "data/plan.json"
  package static let schemaPath = "data/plan.schema.json"

  /// In plans of up to so many items, `plan.json` has their texts; in larger ones, only the file of each item has, so that the
  /// file stays one that programs open at once.
  package static let mostWithTexts = 2_000

  package var hasTextsInside: Bool { plan.items.count <= Self.mostWithTexts }

  /// The whole plan, a line for each item.
  package func writePlan(withTexts: Bool, to sink: ByteSink) throws(Problem) {
    let head: [JSONMember] = [
      JSONMember("$schema", "plan.schema.json"), JSONMember("version", .string(dataVersion)),
      JSONMember("title", .string(title)), JSONMember("language", .string(language)),
      JSONMember("address", .string(address("index.html"))), JSONMember("publisher", .string(publisher)),
      JSONMember("licence", .string(licence)), JSONMember("texts", withTexts ? "inside" : "in the files of the items"),
    ]
    var bytes = JSONValue.object(head).fileBytes
    bytes.removeLast()
    if !settings.isEmpty {
      bytes.append(",\n\"settings\":")
      bytes.appendJSON(settings)
    }
    bytes.append(",\n\"items\":[\n")
    for index in plan.items.indices {
      bytes.append(index > 0 ? ",\n{" : "{")
      try appendMembers(of: index, html: withTexts ? prose(index, "../") : [], to: &bytes)
      bytes.append("}")
      if bytes.count >= 64 << 10 {
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    bytes.append("\n]}\n")
    try sink(bytes)
  }

  /// The schema of `plan.json`, and under `$defs/item` that of an item's file (JSON Schema 2020-12).
  package func schemaFile() -> [UInt8] {
    let text: JSONValue = ["type": "string"]
    let relation: JSONValue = [
      "type": "object", "required": ["name", "to"], "additionalProperties": false,
      "properties": ["name": text, "to": text, "relation": text, "note": text],
    ]
    let kinds = plan.kinds.all.map { kind in
      JSONValue.object([
        JSONMember("if", ["properties": ["kind": ["const": .string(kind.name)]]]),
        JSONMember(
          "then",
          .object([JSONMember("properties", .object([JSONMember("fields", valueSchema(of: kind.declarations))]))])),
      ])
    }
    let item: JSONValue = [
      "type": "object", "required": ["id", "kind", "file", "address", "title", "fields"],
      "properties": [
        "$schema": text, "version": text, "id": text, "file": text,
        "kind": ["enum": .array(plan.kinds.all.map { .string($0.name) })],
        "address": text, "title": text, "part-of": text, "summary": text, "fields": ["type": "object"],
        "relations": ["type": "array", "items": relation],
        "text": [
          "type": "object", "required": ["markdown", "plain", "html"], "additionalProperties": false,
          "properties": ["markdown": text, "plain": text, "html": text],
        ],
      ],
      "additionalProperties": false, "allOf": .array(kinds),
    ]
    let schema: JSONValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": .string("\(title), as data"),
      "type": "object", "required": ["version", "title", "language", "texts", "items"],
      "properties": [
        "$schema": text, "version": ["const": .string(dataVersion)], "title": text, "language": text, "address": text,
        "publisher": text, "licence": text, "settings": ["type": "object"],
        "texts": ["enum": ["inside", "in the files of the items"]],
        "items": ["type": "array", "items": ["$ref": "#/$defs/item"]],
      ],
      "additionalProperties": false, "$defs": ["item": item],
    ]
    return Array(schema.pretty.utf8) + [0x0A]
  }
}
