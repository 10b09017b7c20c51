// SPDX-License-Identifier: Apache-2.0

import Fields
import JSON
import Plans
import Sites

/// What the fields of `site.yml` and of each kind are called in the schema, in its order.
let schemaNames = ["site"] + Kinds.builtIn.all.map(\.name)

/// A schema (JSON Schema 2020-12) of the front matter of one kind or of `site.yml`; without a name, of all, as definitions
/// that others can refer to.
func schemaReference(_ name: String?) -> String {
  let head = JSONMember("$schema", "https://json-schema.org/draft/2020-12/schema")
  guard let name else {
    let definitions = schemaNames.map { JSONMember($0, .object(members(of: $0))) }
    let title = JSONMember("title", "The fields that planpress reads")
    return JSONValue.object([head, title, JSONMember("$defs", .object(definitions))]).pretty + "\n"
  }
  return JSONValue.object([head] + members(of: name)).pretty + "\n"
}

private func members(of name: String) -> [JSONMember] {
  let fields = Kinds.builtIn.named(name)?.allFields.map(\.declaration) ?? Configuration.fields.map(\.declaration)
  let title = name == "site" ? "content/site.yml" : "The front matter of \(withArticle(name))"
  guard case .object(let members) = schema(of: fields) else { return [] }
  return [JSONMember("title", .string(title))] + members
}
